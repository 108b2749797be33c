using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Web.Access;
using Parlance.Web.Contract;

namespace Parlance.Web.Chat;

/// <summary>People as pages see them.</summary>
internal static class People
{
    /// <summary>The networks on which an account lets itself be seen.</summary>
    public static Network[] Networks(Account account) =>
        [.. account.Sessions.Where(s => s.IsAnnounced && s.State > PresenceState.Invisible).Select(s => s.Network).Distinct().Order()];

    /// <summary>Somebody who has just entered a room.</summary>
    public static RoomMember InRoom(Member member) => InRoom(member.Person, [member.Session.Network], null);

    /// <summary>Everybody in a room, as one viewer sees them.</summary>
    public static IEnumerable<RoomMember> InRoom(Room room, Account? viewer) =>
        room.MembersOn(Network.Web).Select(m => InRoom(m.Person, NetworksIn(room, m), viewer));

    /// <summary>An account in a list, as one viewer sees it.</summary>
    public static PersonEntry Entry(Account account, Profiles profiles, Account? viewer)
    {
        var presence = account == viewer ? account.State : account.ShownStateTo(viewer, Network.Web);
        return new PersonEntry(
            account.Handle, IsGuest: false, account.Uin, profiles.Of(account).Nick, presence, presence is PresenceState.Offline ? [] : Networks(account));
    }

    /// <summary>A guest in a list.</summary>
    public static PersonEntry Entry(Session guest) => new(guest.Person.PublicName, IsGuest: true, null, string.Empty, guest.State, [guest.Network]);

    private static RoomMember InRoom(Person person, IReadOnlyList<Network> networks, Account? viewer) => new(
        person.PublicName,
        person.Account is null,
        networks,
        person.Account is { } account ? account.ShownStateTo(viewer, Network.Web) : PresenceState.Online,
        person.Account is { } known ? Caller.StandingOf(known.Record.Role) : Standing.Guest);

    private static Network[] NetworksIn(Room room, Member member) =>
        member.Person.Account is { Sessions: { Count: > 1 } sessions }
            ? [.. sessions.Where(room.Has).Select(s => s.Network).Distinct().Order()]
            : [member.Session.Network];
}
