using Parlance.Wire;

namespace Parlance.Ares.Client;

/// <summary>Somebody in the room, as far as the room tells.</summary>
/// <param name="Name">Name.</param>
/// <param name="Level">0 regular, 1 moderator, 2 administrator, 3 host.</param>
/// <param name="Files">Files shared.</param>
/// <param name="IsBrowsable">The files can be browsed.</param>
/// <param name="Age">0 when not told.</param>
/// <param name="Gender">0 not told, 1 male, 2 female.</param>
/// <param name="Country">See <see cref="AresCountries"/>.</param>
/// <param name="Region">City or the like.</param>
/// <param name="Address">Address; rooms hide it from most clients.</param>
/// <param name="DataPort">Port for direct chats and transfers.</param>
/// <param name="LocalAddress">Address in the user's own network.</param>
/// <param name="Node">Supernode.</param>
/// <param name="Extra">Voice clips and markup that the user's client takes.</param>
/// <param name="PersonalMessage">The line beneath the name.</param>
/// <param name="Avatar">Picture, a JPEG of 48 by 48; empty for none.</param>
/// <param name="Font">How the user's lines look; null for as usual.</param>
public sealed record RoomUser(
    string Name,
    byte Level,
    ushort Files,
    bool IsBrowsable,
    byte Age,
    byte Gender,
    byte Country,
    string Region,
    Ip4 Address,
    ushort DataPort,
    Ip4 LocalAddress,
    Node Node,
    ExtraFeatures Extra,
    string PersonalMessage,
    ReadOnlyMemory<byte> Avatar,
    FontLook? Font)
{
    /// <summary>The user's client opens sealed private messages: <see cref="AresChat.WriteSealedAsync"/>.</summary>
    public bool OpensSealed => Node.Port == SealedText.NodePort;

    internal static RoomUser Of(in UserRow row) => new(
        row.Name, row.Level, row.Files, row.IsBrowsable, row.Age, row.Gender, row.Country, row.Region, row.Address, row.DataPort, row.LocalAddress,
        new Node(row.Node, row.NodePort), (ExtraFeatures)(row.Extra ?? 0), string.Empty, ReadOnlyMemory<byte>.Empty, null);

    internal RoomUser With(in ToClient.UpdateUserStatus status) => this with
    {
        Files = status.Files,
        IsBrowsable = status.IsBrowsable,
        Node = new Node(status.Node, status.NodePort),
        Address = status.Address,
        Level = status.Level,
        Age = status.Age,
        Gender = status.Gender,
        Country = status.Country,
        Region = status.Region,
    };
}
