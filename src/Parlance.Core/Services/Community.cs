using Parlance.Core.Bridging;
using Parlance.Core.Events;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Ports;

namespace Parlance.Core.Services;

/// <summary>The whole domain in one place: what a network server needs to know of it.</summary>
public sealed class Community
{
    /// <summary>Puts the services together.</summary>
    public Community(
        IAccountStore accountStore, IRoomStore roomStore, IMailboxStore mailboxStore, Moderation moderation, Accounts accounts, ServerLimits limits, TimeProvider time,
        BridgeOptions? bridge = null)
    {
        ArgumentNullException.ThrowIfNull(accountStore);
        Limits = limits;
        Bridge = new Bridge(bridge ?? new BridgeOptions());
        Time = time;
        Moderation = moderation;
        Accounts = accounts;
        Profiles = new Profiles(accountStore, accounts);
        Contacts = new Contacts(accountStore, accounts, Profiles, limits);
        Rooms = new Rooms(roomStore, accounts, limits, time, Bridge);
        Presences = new Presences(accounts, Rooms, limits, time, Bridge);
        Mailbox = new Mailbox(mailboxStore, limits, time, Bridge);
        Whispers = new Whispers(Mailbox, Bridge, time);
        Filters = new Filters(moderation, limits);
        Interests = new Interests(limits);
        Privileges = new Privileges(accounts, Presences, moderation, time);
        Identity = new Identity(this);
        RoomOrders = new RoomOrders(this);
        KeptOut = new KeptOut(limits, time);
        Presences.SignedOut += Leave;
        Filters.ExcludedChanged += phrases => Presences.TellEverybody(new ExcludedPhrasesChanged(phrases));
    }

    /// <summary>What one stranger may cost.</summary>
    public ServerLimits Limits { get; }

    /// <summary>What crosses from one network to another.</summary>
    public Bridge Bridge { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>Accounts.</summary>
    public Accounts Accounts { get; }

    /// <summary>Names of accounts, and accounts that become one.</summary>
    public Identity Identity { get; }

    /// <summary>What people tell about themselves.</summary>
    public Profiles Profiles { get; }

    /// <summary>Contact lists.</summary>
    public Contacts Contacts { get; }

    /// <summary>Who is online.</summary>
    public Presences Presences { get; }

    /// <summary>Rooms.</summary>
    public Rooms Rooms { get; }

    /// <summary>Keeping order in rooms by words.</summary>
    public RoomOrders RoomOrders { get; }

    /// <summary>Guests who were put out a moment ago.</summary>
    public KeptOut KeptOut { get; }

    /// <summary>Direct messages.</summary>
    public Mailbox Mailbox { get; }

    /// <summary>Direct messages to and from guests.</summary>
    public Whispers Whispers { get; }

    /// <summary>Likes and hates.</summary>
    public Interests Interests { get; }

    /// <summary>Privileges and roles.</summary>
    public Privileges Privileges { get; }

    /// <summary>Search filters.</summary>
    public Filters Filters { get; }

    /// <summary>Bans, settings, audit.</summary>
    public Moderation Moderation { get; }

    /// <summary>Reads everything stored, once, before anybody may log in.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        await Moderation.LoadAsync(cancellation);
        await Accounts.LoadAsync(cancellation);
        await Profiles.LoadAsync(cancellation);
        await Contacts.LoadAsync(cancellation);
        await Rooms.LoadAsync(cancellation);
        await Mailbox.LoadAsync(cancellation);
        Filters.Load();
    }

    /// <summary>Bans an account or an address: it is put out, and an account's tickers and waiting messages go with it.</summary>
    /// <returns>False when the ban could not be put in force.</returns>
    public bool Ban(Ban ban)
    {
        if (!Moderation.Add(ban))
        {
            return false;
        }

        if (ban.Kind == BanKind.Account && Accounts.TryFind(ban.Subject, out var account))
        {
            Rooms.RemoveTickers(account.Handle);
            Mailbox.Clear(account);
            End(account.Sessions, SessionEnd.Banned);
        }

        if (ban.Kind == BanKind.Address)
        {
            End([.. Presences.Sessions.Where(s => Moderation.IsBanned(s.Address))], SessionEnd.Banned);
        }

        return true;
    }

    /// <summary>Puts an account out of all networks and keeps it out for a while; a ban that lasts longer stays as it is.</summary>
    public void Kick(Account account, TimeSpan outFor, string by)
    {
        var until = Time.GetUtcNow() + outFor;
        if (Moderation.BanOf(account) is not { } longer || longer.Until < until)
        {
            Moderation.Add(new Ban(BanKind.Account, account.Handle, until, "kicked", by, Time.GetUtcNow()));
        }

        End(account.Sessions, SessionEnd.Kicked);
    }

    /// <summary>Deletes an account and everything that is its alone.</summary>
    public void Delete(Account account, string by)
    {
        Rooms.Forget(account);
        Mailbox.Clear(account);
        Accounts.Delete(account);
        Profiles.Forget(account);
        Contacts.Forget(account);
        Moderation.Note(by, "delete", account.Handle, string.Empty);
    }

    /// <summary>Announces something to everybody online.</summary>
    public void Announce(string text, string by) => Announce(text, by, network: null);

    /// <summary>Announces something to everybody online, or to the people of one network.</summary>
    public void Announce(string text, string by, Network? network)
    {
        Presences.TellEverybody(new Announced(text, by), network is null ? null : session => session.Network == network);
        Moderation.Note(by, "announce", network?.ToString() ?? string.Empty, string.Empty);
    }

    private static void End(IEnumerable<Session> sessions, SessionEnd reason)
    {
        foreach (var session in sessions)
        {
            session.Sink.End(reason);
        }
    }

    private void Leave(Session session)
    {
        Rooms.Listen(session, on: false);
        Mailbox.Close(session);
        if (session.Account is { } account && account.State == PresenceState.Offline)
        {
            Interests.Clear(account);
        }
    }
}
