using System.Collections.Concurrent;
using System.Net;
using Parlance.Core.Bridging;
using Parlance.Core.Events;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Ports;

namespace Parlance.Core.Services;

/// <summary>Who is online, and who wants to know. A change costs work for those who watch and those in the same rooms, not for everybody.</summary>
public sealed class Presences
{
    private readonly ConcurrentDictionary<Session, byte> online = [];
    private readonly ConcurrentBag<HashSet<Session>> audiences = [];
    private readonly Accounts accounts;
    private readonly Rooms rooms;
    private readonly ServerLimits limits;
    private readonly TimeProvider time;
    private readonly Bridge bridge;
    private long lastId;

    /// <summary>Starts with nobody online.</summary>
    public Presences(Accounts accounts, Rooms rooms, ServerLimits limits, TimeProvider time, Bridge? bridge = null)
    {
        this.bridge = bridge ?? new Bridge(new BridgeOptions());
        this.accounts = accounts;
        this.rooms = rooms;
        this.limits = limits;
        this.time = time;
    }

    /// <summary>A session has begun; raised before anything is sent to it.</summary>
    public event Action<Session>? SignedIn;

    /// <summary>A session has ended.</summary>
    public event Action<Session>? SignedOut;

    /// <summary>Sessions on all networks.</summary>
    public int Count => online.Count;

    /// <summary>Whether more people may come.</summary>
    public bool HasRoom => online.Count < limits.Online;

    /// <summary>Sessions on all networks, in no order.</summary>
    public IEnumerable<Session> Sessions => online.Keys;

    /// <summary>Begins a session. Another session of that account on the same network ends first.</summary>
    /// <param name="person">Who.</param>
    /// <param name="network">Where.</param>
    /// <param name="address">From where.</param>
    /// <param name="sink">Where its events go.</param>
    /// <param name="alongside">Other sessions of the account on this network go on: where each room is a connection of its own.</param>
    public Session SignIn(Person person, Network network, IPAddress address, ISessionSink sink, bool alongside = false)
    {
        var session = new Session(person, network, address, sink, time.GetUtcNow(), bridge, Interlocked.Increment(ref lastId));
        online.TryAdd(session, 0);
        if (person.Account is { } account)
        {
            lock (account.SignInGate)
            {
                foreach (var older in alongside ? [] : account.Sessions.Where(s => s.Network == network))
                {
                    SignOut(older);
                    older.Sink.End(SessionEnd.Replaced);
                }

                account.Add(session);
            }
        }

        SignedIn?.Invoke(session);
        return session;
    }

    /// <summary>Lets others know of a session that was quiet until its client could be reached.</summary>
    public void Announce(Session session)
    {
        if (!session.IsAnnounced && !session.HasEnded)
        {
            session.IsAnnounced = true;
            Publish(session.Account);
        }
    }

    /// <summary>Changes what a client says of its reachability.</summary>
    public void SetState(Session session, PresenceState state)
    {
        if (session.State != state)
        {
            session.State = state;
            Publish(session.Account);
        }
    }

    /// <summary>Ends a session: out of all rooms, watching nobody. Does nothing the second time.</summary>
    public void SignOut(Session session)
    {
        if (!session.TryEnd())
        {
            return;
        }

        foreach (var room in session.Rooms)
        {
            rooms.Leave(session, room);
        }

        foreach (var watched in session.UnwatchAll())
        {
            watched.RemoveWatcher(session);
        }

        online.TryRemove(session, out _);
        if (session.Account is { } account)
        {
            account.Remove(session);
            accounts.Update(account, r => r with { LastSeenAt = time.GetUtcNow() });
            if (session.IsAnnounced)
            {
                Publish(account);
            }
        }

        SignedOut?.Invoke(session);
    }

    /// <summary>Tells a session of every change of an account from now on.</summary>
    /// <returns>False when it watches as many as it may.</returns>
    public bool Watch(Session session, Account account)
    {
        if (session.Watch(account, limits.Watched))
        {
            account.AddWatcher(session);
            if (session.HasEnded)
            {
                account.RemoveWatcher(session);
            }
        }

        return session.WatchedCount < limits.Watched;
    }

    /// <summary>Ends <see cref="Watch"/>.</summary>
    public static void Unwatch(Session session, Account account)
    {
        if (session.Unwatch(account))
        {
            account.RemoveWatcher(session);
        }
    }

    /// <summary>Tells everybody concerned how an account is now.</summary>
    public void Publish(Account? account)
    {
        if (account is not null)
        {
            Tell(account, new PresenceChanged(account, account.ShownState, account.IsPrivileged(time.GetUtcNow())), withSelf: true);
        }
    }

    /// <summary>Changes what an account shares and tells everybody concerned.</summary>
    public void SetStats(Account account, Func<SharingStats, SharingStats> change)
    {
        var before = account.Stats;
        accounts.Update(account, r => r with { Stats = change(r.Stats) });
        var after = account.Stats;
        if (before.SlotsFull != after.SlotsFull)
        {
            Tell(account, new UploadSlotsChanged(account, after.SlotsFull), withSelf: false);
        }

        if ((before with { SlotsFull = after.SlotsFull }) != after)
        {
            Tell(account, new StatsChanged(account, after), withSelf: false);
        }
    }

    /// <summary>Queues an event for everybody online that <paramref name="who"/> selects.</summary>
    public void TellEverybody(DomainEvent what, Func<Session, bool>? who = null)
    {
        var delivery = new Delivery(what);
        foreach (var (session, _) in online)
        {
            if (who is null || who(session))
            {
                session.Sink.Deliver(delivery);
            }
        }
    }

    private void Tell(Account account, DomainEvent what, bool withSelf)
    {
        var delivery = new Delivery(what);
        var oneForAll = what is not PresenceChanged || account.ShowsItselfToAllAlike;
        Reach(account, withSelf, session => session.Sink.Deliver(oneForAll ? delivery : View(account, delivery, session)));
    }

    /// <summary>The same change as one viewer may see it.</summary>
    private static Delivery View(Account account, Delivery delivery, Session viewer)
    {
        var change = (PresenceChanged)delivery.Event;
        var state = viewer.Account == account ? change.State : account.ShownStateTo(viewer.Account, viewer.Network);
        return state == change.State ? delivery : new Delivery(change with { State = state });
    }

    private void Reach(Account account, bool withSelf, Action<Session> deliver)
    {
        var audience = audiences.TryTake(out var pooled) ? pooled : [];
        account.CopyWatchers(audience);
        foreach (var session in account.Sessions)
        {
            foreach (var room in session.Rooms)
            {
                room.CopyInside(audience);
            }

            if (withSelf && session.IsAnnounced)
            {
                audience.Add(session);
            }
        }

        foreach (var session in audience)
        {
            deliver(session);
        }

        audience.Clear();
        audiences.Add(audience);
    }
}
