using Parlance.Core.Bridging;
using Parlance.Core.Events;
using Parlance.Core.Model;

namespace Parlance.Core.Services;

/// <summary>
/// Words between people of whom one has no account, and so no mailbox: they are with the receiver's sessions of this moment, or nowhere. Nothing is stored, nothing waits,
/// and what a client confirms of them is nobody's.
/// </summary>
public sealed class Whispers
{
    private readonly Mailbox mailbox;
    private readonly Bridge bridge;
    private readonly TimeProvider time;

    internal Whispers(Mailbox mailbox, Bridge bridge, TimeProvider time)
    {
        this.mailbox = mailbox;
        this.bridge = bridge;
        this.time = time;
    }

    /// <summary>Says something to an account, wherever the sender may know it to be online.</summary>
    /// <param name="from">Who says it.</param>
    /// <param name="to">To whom.</param>
    /// <param name="text">What.</param>
    /// <param name="nameOf">What people are called on networks.</param>
    /// <returns>The message; null when it reached nobody.</returns>
    public DirectMessage? ToAccount(Session from, Account to, string text, Func<Person, Network, string> nameOf) =>
        Show(from, to.Id, [.. to.Sessions.Where(s => s.ShownTo(from.Account, from.Network) != PresenceState.Offline)], text, nameOf);

    /// <summary>Says something to a guest.</summary>
    /// <returns>The message; null when it did not get there.</returns>
    public DirectMessage? ToGuest(Session from, Session guest, string text, Func<Person, Network, string> nameOf) => Show(from, 0, [guest], text, nameOf);

    /// <summary>A guest of another network, by the name people see where the asker is; they must share a room.</summary>
    public static Session? FindGuest(Session by, string name, Func<Person, Network, string> nameOf) =>
        by.Rooms.SelectMany(room => room.MembersOn(by.Network))
            .FirstOrDefault(m => m.Person.Account is null && m.Session != by && string.Equals(nameOf(m.Person, by.Network), name, StringComparison.OrdinalIgnoreCase))?.Session;

    private DirectMessage? Show(Session from, long to, Session[] sessions, string text, Func<Person, Network, string> nameOf)
    {
        var (id, now) = (mailbox.NextId(), time.GetUtcNow());
        DirectMessage? shown = null;
        foreach (var session in sessions.Where(s => !s.HasEnded && Crosses(from, s.Network)))
        {
            var name = session.Network == Network.Web ? from.Person.PublicName : nameOf(from.Person, session.Network);
            var isNumbered = from.Account is null && session.Network is Network.Icq or Network.MyIcq;
            shown = new DirectMessage(id, from.Account?.Id ?? 0, name, to, MessageKind.Text, isNumbered ? $"{name}: {text}" : text, now, from.Network);
            session.Deliver(new MessageArrived(shown, IsNew: true));
        }

        return shown;
    }

    private bool Crosses(Session from, Network to) =>
        from.Network == to || (bridge.Delivers(from.Network, to) && (from.Account is not null || bridge.ShowsGuests));
}
