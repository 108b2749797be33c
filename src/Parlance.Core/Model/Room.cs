using Parlance.Core.Bridging;
using Parlance.Core.Events;

namespace Parlance.Core.Model;

/// <summary>A room: who is inside, who may enter, what is pinned to it. One lock; events are queued under it, so all inside see one order.</summary>
public sealed partial class Room
{
    private readonly Lock gate = new();
    private readonly Dictionary<Session, Member> inside = [];
    private readonly Dictionary<Person, int> people = [];
    private readonly Bridge bridge;
    private Member[]? snapshot;
    private long entries;
    private bool closed;

    internal Room(string name, bool isPrivate, Account? owner, Bridge bridge)
    {
        Name = name;
        this.bridge = bridge;
        IsPrivate = isPrivate;
        Owner = owner;
    }

    /// <summary>Its name, case-sensitive.</summary>
    public string Name { get; }

    /// <summary>Only members may enter.</summary>
    public bool IsPrivate { get; }

    /// <summary>What one must know to enter; empty for nothing. Kept in memory only, so only a room that ends with its people should have one.</summary>
    public string Password { get; internal init; } = string.Empty;

    /// <summary>Told of everything that happens here, under the lock.</summary>
    internal Action<IRoomEvent>? Onlooker { private get; init; }

    /// <summary>Stays when nobody is inside.</summary>
    public bool IsPermanent { get; internal set; }

    /// <summary>How many people are inside; somebody on two networks counts once.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return people.Count;
            }
        }
    }

    /// <summary>Who is inside, in the order they came, one entry per person.</summary>
    public IReadOnlyList<Member> Members
    {
        get
        {
            lock (gate)
            {
                return Everybody();
            }
        }
    }

    /// <summary>Who is inside as people on one network may see it.</summary>
    public IReadOnlyList<Member> MembersOn(Network network)
    {
        lock (gate)
        {
            return SeenOn(network);
        }
    }

    /// <summary>How many people are inside as people on one network may see it.</summary>
    public int CountOn(Network network)
    {
        lock (gate)
        {
            return SeenOn(network).Length;
        }
    }

    /// <summary>More than a quarter of those inside lag, so it is the speakers who are too fast. A few laggards slow nobody; they are dropped.</summary>
    public bool IsLagging
    {
        get
        {
            lock (gate)
            {
                return CountLaggards() * 4 > inside.Count;
            }
        }
    }

    /// <summary>Somebody inside lagged when the last line was said; a cheap hint that <see cref="IsLagging"/> is worth asking.</summary>
    public bool MayLag { get; private set; }

    /// <summary>Whether a session is inside.</summary>
    public bool Has(Session session)
    {
        lock (gate)
        {
            return inside.ContainsKey(session);
        }
    }

    /// <summary>Says a line to everybody inside, the speaker too.</summary>
    /// <param name="speaker">Who says it.</param>
    /// <param name="text">What.</param>
    /// <param name="kind">How it is meant.</param>
    /// <param name="original">The bytes as the speaker's network spelled it, for receivers there; null when the text says all.</param>
    /// <returns>False when the speaker is not inside.</returns>
    public bool Say(Session speaker, string text, SayKind kind = SayKind.Line, byte[]? original = null) => Say(new RoomSaid(this, speaker, text, kind, original));

    /// <summary>Queues an event for everybody inside that <paramref name="who"/> selects.</summary>
    public void Tell(DomainEvent what, Func<Session, bool>? who = null)
    {
        var delivery = new Delivery(what);
        lock (gate)
        {
            foreach (var session in inside.Keys)
            {
                if (who is null || who(session))
                {
                    session.Sink.Deliver(delivery);
                }
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    internal bool Say(RoomSaid line)
    {
        lock (gate)
        {
            if (!inside.ContainsKey(line.Speaker))
            {
                return false;
            }

            Broadcast(line, line.Speaker);
            return true;
        }
    }

    internal EnterOutcome Enter(Session session, int most, string password, DateTimeOffset now)
    {
        lock (gate)
        {
            if (closed)
            {
                return EnterOutcome.Gone;
            }

            if (inside.ContainsKey(session))
            {
                return EnterOutcome.AlreadyInside;
            }

            if (!MayEnter(session.Account))
            {
                return EnterOutcome.NotAMember;
            }

            if (IsUnder(bans, session.Person, now))
            {
                return EnterOutcome.Banned;
            }

            if (!string.Equals(password, Password, StringComparison.Ordinal) && Password.Length > 0)
            {
                return EnterOutcome.WrongPassword;
            }

            if (people.Count >= most || session.HasEnded)
            {
                return EnterOutcome.Full;
            }

            var member = new Member(session.Person, session) { Order = ++entries };
            var first = !IsSeenAlready(session);
            inside.Add(session, member);
            Recount(session.Person, +1);
            snapshot = null;
            session.Entered(this);
            Broadcast(new RoomEntered(this, member, first), session);
            session.Deliver(new RoomShown(this, SeenOn(session.Network), Owner, OperatorHandles(), [.. tickers.Values]) { Topic = bridge.ShowsTopics && !bridge.IsClosed(this) ? Topic : string.Empty });
            return EnterOutcome.Entered;
        }
    }

    /// <summary>
    /// Takes a session out; the others are told, and so is the leaver, unless its session is over: clients forget a room they are told to have left,
    /// and would not come back to it with their next login.
    /// </summary>
    internal bool Leave(Session session)
    {
        lock (gate)
        {
            if (!inside.Remove(session, out var member))
            {
                return false;
            }

            Recount(member.Person, -1);
            snapshot = null;
            session.Left(this);
            Broadcast(new RoomLeft(this, member, !IsSeenAlready(session, member.Person)), session);
            if (!session.HasEnded)
            {
                session.Deliver(new RoomClosed(this));
            }

            if (people.Count == 0 && IsTransient)
            {
                End();
            }

            return true;
        }
    }

    /// <summary>Somebody inside goes by another name: to the others the old one leaves and the new one enters; the session itself is told nothing.</summary>
    internal void Rename(Session session, Person person)
    {
        lock (gate)
        {
            if (!inside.Remove(session, out var before))
            {
                return;
            }

            Recount(before.Person, -1);
            Broadcast(new RoomLeft(this, before, !IsSeenAlready(session, before.Person)), session);
            var after = new Member(person, session) { Order = before.Order };
            Broadcast(new RoomEntered(this, after, !IsSeenAlready(session, person)), session);
            Recount(person, +1);
            inside.Add(session, after);
            snapshot = null;
        }
    }

    /// <summary>To people on networks where somebody inside has no session of their own, that person comes or goes.</summary>
    internal void Hide(Person person, bool isHidden)
    {
        lock (gate)
        {
            if (bridge.IsClosed(this) || inside.Values.FirstOrDefault(m => m.Person == person) is not { } member)
            {
                return;
            }

            var own = inside.Values.Where(m => m.Person == person).Select(m => m.Session.Network).ToHashSet();
            var delivery = new Delivery(isHidden ? new RoomLeft(this, member, Last: true) : new RoomEntered(this, member, First: true));
            foreach (var session in inside.Keys.Where(s => !own.Contains(s.Network)))
            {
                session.Sink.Deliver(delivery);
            }
        }
    }

    /// <summary>Ends a room that holds nobody and nothing.</summary>
    internal bool CloseIfEmpty()
    {
        lock (gate)
        {
            if (people.Count == 0 && IsTransient)
            {
                End();
            }

            return closed;
        }
    }

    /// <summary>Ends the room; nobody can enter any more.</summary>
    /// <returns>The sessions inside, which are to leave.</returns>
    internal Session[] Close()
    {
        lock (gate)
        {
            End();
            return [.. inside.Keys];
        }
    }

    /// <summary>Nothing is kept about it: it lasts while somebody is inside.</summary>
    internal bool IsTransient
    {
        get
        {
            lock (gate)
            {
                return !IsPermanent && !IsPrivate && tickers.Count == 0 && documents.Count == 0;
            }
        }
    }

    internal bool IsClosed
    {
        get
        {
            lock (gate)
            {
                return closed;
            }
        }
    }

    internal void CopyInside(HashSet<Session> audience)
    {
        lock (gate)
        {
            foreach (var session in inside.Keys)
            {
                audience.Add(session);
            }
        }
    }

    /// <summary>Queues an event for everybody inside who may see the one it is about; for everybody when it is about nobody.</summary>
    private void Broadcast(DomainEvent what, Session? about = null, Func<Network, bool>? inSight = null)
    {
        var delivery = new Delivery(what);
        var toAll = about is null || bridge.Crosses(this, about);
        var lags = false;
        foreach (var session in inside.Keys)
        {
            if ((toAll || session.Network == about!.Network) && inSight?.Invoke(session.Network) != false)
            {
                session.Sink.Deliver(delivery);
                lags |= session.Sink.IsLagging;
            }
        }

        MayLag = lags;
        Look(what);
    }

    private void Look(DomainEvent what)
    {
        if (what is IRoomEvent inRoom)
        {
            Onlooker?.Invoke(inRoom);
        }
    }

    private void End()
    {
        if (!closed)
        {
            closed = true;
            Onlooker?.Invoke(new RoomClosed(this));
        }
    }

    /// <summary>Whether those who see a session in this room see the same person there on another session.</summary>
    private bool IsSeenAlready(Session session, Person? who = null)
    {
        var person = who ?? session.Person;
        return bridge.Crosses(this, session)
            ? people.ContainsKey(person)
            : inside.Values.Any(m => m.Person == person && m.Session != session && m.Session.Network == session.Network);
    }

    private void Recount(Person person, int step)
    {
        var count = people.GetValueOrDefault(person) + step;
        if (count == 0)
        {
            people.Remove(person);
        }
        else
        {
            people[person] = count;
        }
    }

    private int CountLaggards()
    {
        var count = 0;
        foreach (var session in inside.Keys)
        {
            count += session.Sink.IsLagging ? 1 : 0;
        }

        return count;
    }

    private Member[] Everybody() => snapshot ??= [.. inside.Values.OrderBy(m => m.Order).DistinctBy(m => m.Person)];

    private Member[] SeenOn(Network network) => inside.Values.All(m => m.Session.Network == network || bridge.Crosses(this, m.Session))
        ? Everybody()
        : [.. inside.Values.Where(m => m.Session.Network == network || bridge.Crosses(this, m.Session)).OrderBy(m => m.Order).DistinctBy(m => m.Person)];
}
