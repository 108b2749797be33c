using Parlance.Core.Model;

namespace Parlance.System.Tests.Bridging;

/// <summary>A way in: a network, one version of its protocol, and what stands at this end of the socket.</summary>
/// <param name="Label">Its name, short enough for a handle.</param>
/// <param name="Network">The network.</param>
/// <param name="OpenAsync">Comes in.</param>
internal sealed record DoorKind(string Label, Network Network, Func<BridgeTown, string, uint, string, Task<Door>> OpenAsync)
{
    /// <summary>The clients of the packages, with the versions of ICQ that have none as scripted peers, and the feed of the pages.</summary>
    public static IReadOnlyList<DoorKind> Clients { get; } =
    [
        new("ares", Network.Ares, async (town, name, uin, password) => await AresClientDoor.OpenAsync(town.Of("Ares room Lobby"), name, uin, password)),
        new("soul", Network.Soulseek, async (town, name, uin, password) => await SoulseekClientDoor.OpenAsync(town.Of("Soulseek"), name, uin, password)),
        new("icqtwo", Network.Icq, async (town, name, uin, password) => await IcqClientDoor.OpenAsync(town.Of("ICQ"), name, uin, password, town.NameOf, 2)),
        new("icqthree", Network.Icq, async (town, name, uin, password) => await IcqDoor.OpenAsync(town.Of("ICQ"), name, uin, password, town.NameOf, 3)),
        new("icqfour", Network.Icq, async (town, name, uin, password) => await IcqDoor.OpenAsync(town.Of("ICQ"), name, uin, password, town.NameOf, 4)),
        new("icqfive", Network.Icq, async (town, name, uin, password) => await IcqClientDoor.OpenAsync(town.Of("ICQ"), name, uin, password, town.NameOf, 5)),
        new("myicq", Network.MyIcq, async (town, name, uin, password) => await MyIcqClientDoor.OpenAsync(town.Of("MyICQ"), name, uin, password, town.NameOf)),
        new("web", Network.Web, async (town, name, uin, password) => await WebDoor.OpenAsync(town.Of("Web"), name, uin, password)),
    ];

    public override string ToString() => Label;
}
