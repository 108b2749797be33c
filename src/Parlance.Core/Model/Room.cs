using Parlance.Core.Events;

namespace Parlance.Core.Model;

/// <summary>A room: who is inside, who may enter, what is pinned to it. One lock; events are queued under it, so all inside see one order.</summary>
public sealed partial class Room
{
    private readonly Lock gate = new();
    private readonly Dictionary<Session, Member> inside = [];
    private readonly Dictionary<Person, int> people = [];
    private Member[]? snapshot;
    private long entries;
    private bool closed;

    internal Room(string name, bool isPrivate, Account? owner)
    {
        Name = name;
        IsPrivate = isPrivate;
        Owner = owner;
    }

    /// <summary>Its name, case-sensitive.</summary>
    public string Name { get; }

    /// <summary>Only members may enter.</summary>
    public bool IsPrivate { get; }

    /// <summary>What one must know to enter; empty for nothing. Kept in memory only, so only a room that ends with its people should have one.</summary>
    public string Password { get; internal init; } = string.Empty;

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
    public bool Say(Session speaker, string text, SayKind kind = SayKind.Line, byte[]? original = null)
    {
        lock (gate)
        {
            if (!inside.ContainsKey(speaker))
            {
                return false;
            }

            Broadcast(new RoomSaid(this, speaker, text, kind, original));
            return true;
        }
    }

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

    internal EnterOutcome Enter(Session session, int most, string password)
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

            if (!string.Equals(password, Password, StringComparison.Ordinal) && Password.Length > 0)
            {
                return EnterOutcome.WrongPassword;
            }

            if (people.Count >= most || session.HasEnded)
            {
                return EnterOutcome.Full;
            }

            var member = new Member(session.Person, session) { Order = ++entries };
            inside.Add(session, member);
            Recount(session.Person, +1, out var first);
            snapshot = null;
            session.Entered(this);
            Broadcast(new RoomEntered(this, member, first));
            session.Deliver(new RoomShown(this, Everybody(), Owner, OperatorHandles(), [.. tickers.Values]));
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

            Recount(member.Person, -1, out var last);
            snapshot = null;
            session.Left(this);
            Broadcast(new RoomLeft(this, member, last));
            if (!session.HasEnded)
            {
                session.Deliver(new RoomClosed(this));
            }

            closed = closed || (people.Count == 0 && IsTransient);
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

            Recount(before.Person, -1, out var last);
            Broadcast(new RoomLeft(this, before, last));
            var after = new Member(person, session) { Order = before.Order };
            Recount(person, +1, out var first);
            Broadcast(new RoomEntered(this, after, first));
            inside.Add(session, after);
            snapshot = null;
        }
    }

    /// <summary>Ends a room that holds nobody and nothing.</summary>
    internal bool CloseIfEmpty()
    {
        lock (gate)
        {
            return closed = closed || (people.Count == 0 && IsTransient);
        }
    }

    /// <summary>Ends the room; nobody can enter any more.</summary>
    /// <returns>The sessions inside, which are to leave.</returns>
    internal Session[] Close()
    {
        lock (gate)
        {
            closed = true;
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

    private void Broadcast(DomainEvent what)
    {
        var delivery = new Delivery(what);
        var lags = false;
        foreach (var session in inside.Keys)
        {
            session.Sink.Deliver(delivery);
            lags |= session.Sink.IsLagging;
        }

        MayLag = lags;
    }

    /// <summary>Counts the sessions of somebody inside; <paramref name="isEdge"/> when it was the first, or the last.</summary>
    private void Recount(Person person, int step, out bool isEdge)
    {
        var before = people.GetValueOrDefault(person);
        isEdge = before + step == 0 || before == 0;
        if (before + step == 0)
        {
            people.Remove(person);
        }
        else
        {
            people[person] = before + step;
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
}
