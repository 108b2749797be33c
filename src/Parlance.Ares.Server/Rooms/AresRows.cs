using Parlance.Core.Model;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.Ares.Server.Rooms;

/// <summary>One user as the rows and updates that others are sent, encoded once per kind of receiver.</summary>
internal sealed class AresRows
{
    private readonly UserRow hidden;
    private readonly UserRow shown;
    private byte[]? listHidden;
    private byte[]? listShown;

    private AresRows(UserRow hidden, UserRow shown) => (this.hidden, this.shown) = (hidden, shown);

    public static AresRows Of(AresUser user)
    {
        var profile = user.Profile;
        var hidden = new UserRow(
            profile.Files, 0, Ip4.None, profile.DataPort, profile.Node, profile.NodePort, 0, user.Name, Ip4.None, profile.IsBrowsable,
            (byte)user.Level, profile.Age, profile.Gender, profile.Country, profile.Region, (byte)profile.Extra);
        var hides = user.Room.Options.HideAddresses;
        return new AresRows(
            hides ? hidden with { DataPort = 0 } : hidden,
            hides ? hidden with { DataPort = 0 }
            : user.Connection.IsWeb ? hidden
            : hidden with { Address = profile.IsAres ? user.Address : user.MaskedAddress, LocalAddress = profile.LocalAddress });
    }

    /// <summary>Somebody from another network.</summary>
    public static AresRows Of(Person person, int level)
    {
        var files = (ushort)Math.Min(person.Account?.Stats.Files ?? 0, ushort.MaxValue);
        var row = new UserRow(files, 0, Ip4.None, 0, Ip4.None, 0, 0, NetworkNames.Of(person, Network.Ares), Ip4.None, false, (byte)level, 0, 0, 0, string.Empty, 0);
        return new AresRows(row, row);
    }

    /// <summary>The room's own user, with the ports and the level that clients know such users by.</summary>
    public static AresRows OfService(string name)
    {
        var row = new UserRow(0, 0, Ip4.None, 69, Ip4.None, 0, 0, name, Ip4.None, true, 3, 0, 0, 0, string.Empty, null);
        return new AresRows(row, row);
    }

    public UserRow Row(bool withAddress) => withAddress ? shown : hidden;

    /// <summary>The frame of the row in the list.</summary>
    public byte[] List(bool withAddress) => withAddress
        ? listShown ??= AresFrames.ToBytes(new ToClient.ChannelUserList(shown))
        : listHidden ??= AresFrames.ToBytes(new ToClient.ChannelUserList(hidden));

    public ToClient.Join Join(bool withAddress) => new(Row(withAddress));

    public ToClient.UpdateUserStatus Update(bool withAddress)
    {
        var row = Row(withAddress);
        return new(row.Name, row.Files, row.IsBrowsable, row.Node, row.NodePort, row.Address, row.Level, row.Age, row.Gender, row.Country, row.Region);
    }
}
