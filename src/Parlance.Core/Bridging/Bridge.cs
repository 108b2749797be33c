using Parlance.Core.Model;

namespace Parlance.Core.Bridging;

/// <summary>Decides what crosses from one network to another. Pure: asks options and the account, keeps nothing.</summary>
/// <param name="options">The operator's switches.</param>
public sealed class Bridge(BridgeOptions options)
{
    /// <summary>Rooms can be entered from ICQ.</summary>
    public bool HasIcqRooms => options.Enabled && options.Rooms && options.IcqRooms;

    /// <summary>Topics and tickers are shown where only the other is known, or neither.</summary>
    public bool ShowsTopics => options.Enabled && options.Rooms && options.Topics;

    /// <summary>Guests are known on other networks than their own.</summary>
    public bool ShowsGuests => options.Enabled && options.Guests;

    /// <summary>Whether people on a network may know that a session is there.</summary>
    public bool ShowsPresence(Session of, Network to) =>
        of.Network == to || (options.Enabled && options.Presence && of.Account?.Record.IsHidden != true);

    /// <summary>Whether everybody on every network may know of a session, so that nobody has to be looked at one by one.</summary>
    public bool ShowsPresenceToAll(Session of) => options.Enabled && options.Presence && of.Account?.Record.IsHidden != true;

    /// <summary>Whether a direct message sent on one network is delivered on another. The server's own words always are.</summary>
    public bool Delivers(Network from, Network to) => from == to || from == Network.Server || (options.Enabled && options.Messages);

    /// <summary>Whether somebody in a room is seen and heard there by people on other networks.</summary>
    public bool Crosses(Room room, Session who) =>
        options.Enabled && options.Rooms && !IsClosed(room) && (who.Account is { } account ? !account.Record.IsHidden : options.Guests);

    /// <summary>Whether the people of each network see only each other in a room.</summary>
    public bool IsClosed(Room room) => !options.Enabled || !options.Rooms || options.ClosedRooms.Contains(room.Name);

    /// <summary>Whether people on a network may find an account by searching.</summary>
    public static bool Lists(Account account, Network viewer) => !account.Record.IsHidden || account.On(viewer) is not null;
}
