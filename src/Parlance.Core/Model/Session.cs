using System.Net;
using Parlance.Core.Bridging;
using Parlance.Core.Events;
using Parlance.Core.Ports;

namespace Parlance.Core.Model;

/// <summary>Somebody's presence on one network, from login to the end of the connection.</summary>
public sealed class Session
{
    private readonly Lock gate = new();
    private readonly HashSet<Account> watching = [];
    private volatile Room[] rooms = [];
    private volatile int state = (int)PresenceState.Online;
    private int ended;

    private volatile Person person;

    internal Session(Person person, Network network, IPAddress address, ISessionSink sink, DateTimeOffset since, Bridge bridge, long id = 0)
    {
        Id = id;
        (this.person, Bridge) = (person, bridge);
        Network = network;
        Address = address;
        Sink = sink;
        Since = since;
    }

    /// <summary>Number of the session; never given twice while the server runs.</summary>
    public long Id { get; }

    /// <summary>Who.</summary>
    public Person Person
    {
        get => person;
        internal set => person = value;
    }

    /// <summary>The account; null for a guest.</summary>
    public Account? Account => Person.Account;

    /// <summary>Where from.</summary>
    public Network Network { get; }

    /// <summary>Address of the client, for its own network and for moderators only.</summary>
    public IPAddress Address { get; }

    /// <summary>Where its events go.</summary>
    public ISessionSink Sink { get; }

    /// <summary>When it logged in.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>What the client says of its reachability.</summary>
    public PresenceState State
    {
        get => (PresenceState)state;
        internal set => state = (int)value;
    }

    /// <summary>Others may know of it. A session that is not announced is offline to them.</summary>
    public bool IsAnnounced { get; internal set; }

    /// <summary>
    /// To whom this session shows itself, where it does not treat everybody alike: true shows it though it is invisible, false hides it always, null goes by its
    /// state. Null when there are no such lists. After a change of what it answers call <see cref="Services.Presences.Publish"/>.
    /// </summary>
    public Func<Account, bool?>? Visibility { get; set; }

    /// <summary>Others may add this person to private rooms.</summary>
    public bool AcceptsInvitations { get; set; }

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => Volatile.Read(ref ended) != 0;

    /// <summary>The rooms it is in, as of now.</summary>
    public IReadOnlyList<Room> Rooms => rooms;

    /// <summary>How many accounts it watches.</summary>
    public int WatchedCount
    {
        get
        {
            lock (gate)
            {
                return watching.Count;
            }
        }
    }

    /// <summary>Others are not told of its end: another session of its account is about to take its place, and to be announced.</summary>
    public void Silence() => IsAnnounced = false;

    /// <summary>Queues an event for this session alone.</summary>
    public void Deliver(DomainEvent what) => Sink.Deliver(new Delivery(what));

    /// <inheritdoc/>
    public override string ToString() => $"{Person.Name} on {Network}";

    internal Bridge Bridge { get; }

    /// <summary>What one viewer may see of this session.</summary>
    internal PresenceState ShownTo(Account? viewer, Network on)
    {
        var verdict = viewer is null ? null : Visibility?.Invoke(viewer);
        return !IsAnnounced || !Bridge.ShowsPresence(this, on) || verdict == false ? PresenceState.Offline
            : State != PresenceState.Invisible ? State
            : verdict == true ? PresenceState.Online
            : PresenceState.Offline;
    }

    internal bool TryEnd() => Interlocked.Exchange(ref ended, 1) == 0;

    internal void Entered(Room room)
    {
        lock (gate)
        {
            rooms = [.. rooms, room];
        }
    }

    internal void Left(Room room)
    {
        lock (gate)
        {
            rooms = [.. rooms.Where(r => r != room)];
        }
    }

    internal bool Watch(Account account, int most)
    {
        lock (gate)
        {
            return !HasEnded && watching.Count < most && watching.Add(account);
        }
    }

    internal bool Unwatch(Account account)
    {
        lock (gate)
        {
            return watching.Remove(account);
        }
    }

    internal Account[] UnwatchAll()
    {
        lock (gate)
        {
            Account[] all = [.. watching];
            watching.Clear();
            return all;
        }
    }
}
