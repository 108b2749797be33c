using System.Globalization;
using Parlance.Core.Ports;

namespace Parlance.Core.Model;

/// <summary>One account in memory: what is stored of it, its sessions, and who watches it.</summary>
public sealed class Account
{
    private readonly Lock gate = new();
    private readonly HashSet<Session> watchers = [];
    private volatile AccountRecord record;
    private volatile Session[] sessions = [];
    private volatile Person person;
    private volatile Account? mergedInto;

    internal Account(AccountRecord record)
    {
        this.record = record;
        person = new Person(this);
    }

    /// <summary>Never reused.</summary>
    public long Id => record.Id;

    /// <summary>The handle as it was registered.</summary>
    public string Handle => record.Handle;

    /// <summary>The number ICQ and MyICQ know it by.</summary>
    public uint Uin => record.Uin;

    /// <summary>What is stored, as of now.</summary>
    public AccountRecord Record => record;

    /// <summary>The account as others see it; another one once it goes by another handle.</summary>
    public Person Person => person;

    /// <summary>Its handle is but its number, until its owner picks one.</summary>
    public bool GoesByNumber => IsNumberOf(record);

    /// <summary>The account this one was linked with and went up in; null for none.</summary>
    public Account? MergedInto
    {
        get => mergedInto;
        internal set => mergedInto = value;
    }

    /// <summary>Its sessions on all networks, as of now.</summary>
    public IReadOnlyList<Session> Sessions => sessions;

    /// <summary>What it shares and how fast.</summary>
    public SharingStats Stats => record.Stats;

    /// <summary>The most reachable state of its announced sessions.</summary>
    public PresenceState State
    {
        get
        {
            var best = PresenceState.Offline;
            foreach (var session in sessions)
            {
                best = session.IsAnnounced && session.State > best ? session.State : best;
            }

            return best;
        }
    }

    /// <summary>The state people on every network may see: <see cref="PresenceState.Invisible"/> is offline to them.</summary>
    public PresenceState ShownState => State is var state && state == PresenceState.Invisible ? PresenceState.Offline : state;

    /// <summary>The state one viewer may see, by the lists of those the account hides from and shows itself to, and by what crosses from network to network.</summary>
    /// <param name="viewer">The viewer; null for a guest.</param>
    /// <param name="on">Where the viewer is.</param>
    public PresenceState ShownStateTo(Account? viewer, Network on)
    {
        var best = PresenceState.Offline;
        foreach (var session in sessions)
        {
            var shown = session.ShownTo(viewer, on);
            best = shown > best ? shown : best;
        }

        return best;
    }

    /// <summary>Whether it treats all viewers alike.</summary>
    internal bool ShowsItselfToAllAlike
    {
        get
        {
            foreach (var session in sessions)
            {
                if (session.Visibility is not null || !session.Bridge.ShowsPresenceToAll(session))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Whether it has privileges at this moment.</summary>
    public bool IsPrivileged(DateTimeOffset now) => record.PrivilegedUntil > now;

    /// <summary>Its role at this moment; a role that ended is that of a member.</summary>
    public Role RoleAt(DateTimeOffset now) => record.RoleUntil is { } until && until <= now ? Role.Member : record.Role;

    /// <summary>Its session on a network; null when it has none.</summary>
    public Session? On(Network network)
    {
        foreach (var session in sessions)
        {
            if (session.Network == network)
            {
                return session;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => Handle;

    /// <summary>Held while a session begins, so that of two at once one replaces the other. Taken before any other lock.</summary>
    internal Lock SignInGate { get; } = new();

    internal AccountRecord Change(Func<AccountRecord, AccountRecord> change)
    {
        lock (gate)
        {
            record = change(record);
            if (person.Name != record.Handle)
            {
                person = new Person(this);
            }

            return record;
        }
    }

    internal static bool IsNumberOf(AccountRecord record) => record.Handle == record.Uin.ToString(CultureInfo.InvariantCulture);

    internal void Add(Session session)
    {
        lock (gate)
        {
            sessions = [.. sessions, session];
        }
    }

    internal void Remove(Session session)
    {
        lock (gate)
        {
            sessions = [.. sessions.Where(s => s != session)];
        }
    }

    internal bool AddWatcher(Session session)
    {
        lock (gate)
        {
            return watchers.Add(session);
        }
    }

    internal void RemoveWatcher(Session session)
    {
        lock (gate)
        {
            watchers.Remove(session);
        }
    }

    internal void CopyWatchers(HashSet<Session> audience)
    {
        lock (gate)
        {
            audience.UnionWith(watchers);
        }
    }
}
