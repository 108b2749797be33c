using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Parlance.Core.Bridging;
using Parlance.Core.Events;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Ports;

namespace Parlance.Core.Services;

/// <summary>All rooms. A public room begins with the first who enters and ends with the last who leaves, unless something is pinned to it.</summary>
public sealed partial class Rooms
{
    private readonly ConcurrentDictionary<string, Room> all = new(StringComparer.Ordinal);
    private readonly IRoomStore store;
    private readonly Accounts accounts;
    private readonly ServerLimits limits;
    private readonly TimeProvider time;
    private readonly Bridge bridge;
    private readonly Lock gate = new();
    private volatile Session[] listeners = [];

    /// <summary>Starts empty; see <see cref="LoadAsync"/>.</summary>
    public Rooms(IRoomStore store, Accounts accounts, ServerLimits limits, TimeProvider time, Bridge? bridge = null)
    {
        this.bridge = bridge ?? new Bridge(new BridgeOptions());
        this.store = store;
        this.accounts = accounts;
        this.limits = limits;
        this.time = time;
    }

    /// <summary>A line was said in some room; raised outside all locks, so two lines of one moment may come in either order.</summary>
    public event Action<RoomSaid>? Said;

    /// <summary>
    /// Something happened in some room, whoever is told of it there. Raised under that room's lock, so that the events of one room come in their order:
    /// who listens is quick, and asks no room for anything.
    /// </summary>
    public event Action<IRoomEvent>? Happened;

    /// <summary>All rooms, in no order.</summary>
    public IEnumerable<Room> All => all.Values;

    /// <summary>Reads all stored rooms, once, after the accounts.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        foreach (var record in await store.LoadAsync(cancellation))
        {
            var owner = record.OwnerId is { } id && accounts.TryFind(id, out var found) ? found : null;
            var room = Make(record.Name, record.IsPrivate, owner);
            room.Restore(Known(record.Members), Known(record.Operators));
            room.Restore(record.Tickers);
            room.Restore(record.Documents);
            RestoreOrder(room);
            room.IsPermanent = room.Document(KeptDocument) is not null;
            all[record.Name] = room;
            EndIfNothingKeeps(room);
            foreach (var account in room.IsPrivate ? room.Entitled() : [])
            {
                Note(room, account);
            }
        }
    }

    /// <summary>The room of a name.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out Room? room) => all.TryGetValue(name, out room);

    /// <summary>A public room that stays when nobody is inside, made when it is not there yet.</summary>
    public Room Keep(string name)
    {
        var room = all.GetOrAdd(name, static (n, rooms) => rooms.Make(n), this);
        room.IsPermanent = true;
        return room;
    }

    /// <summary>Makes a private room that nobody is inside yet.</summary>
    /// <returns>The room; null when the name is in use or a limit is reached.</returns>
    public Room? Found(string name, Account owner)
    {
        lock (gate)
        {
            var room = Make(name, isPrivate: true, owner);
            if (PrivateRoomsOf(owner).Count(r => r.Owner == owner) >= limits.OwnedRooms
                || !HasPlace()
                || !all.TryAdd(name, room))
            {
                return null;
            }

            Note(room, owner);
            Store(room);
            return room;
        }
    }

    /// <summary>Makes a public room and lets its maker in.</summary>
    /// <param name="session">The maker.</param>
    /// <param name="name">Its name, not in use.</param>
    /// <param name="password">What others must know to enter; empty for nothing.</param>
    /// <returns>The room; null when the name is in use or a limit is reached.</returns>
    public Room? Open(Session session, string name, string password)
    {
        var room = Make(name, password: password);
        if (session.Rooms.Count >= limits.RoomsPerSession || !HasPlace() || !all.TryAdd(name, room))
        {
            return null;
        }

        return room.Enter(session, limits.RoomPeople, password, time.GetUtcNow()) == EnterOutcome.Entered ? room : null;
    }

    /// <summary>Lets a session into a room, which is made if it is not there.</summary>
    /// <param name="session">Who.</param>
    /// <param name="name">Where.</param>
    /// <param name="password">What one must know to enter some rooms.</param>
    public EnterOutcome Enter(Session session, string name, string password = "")
    {
        if (session.Rooms.Count >= limits.RoomsPerSession && !session.Rooms.Any(r => r.Name == name))
        {
            return EnterOutcome.Full;
        }

        while (true)
        {
            if (!all.TryGetValue(name, out var room))
            {
                if (!HasPlace())
                {
                    return EnterOutcome.Full;
                }

                room = all.GetOrAdd(name, static (n, rooms) => rooms.Make(n), this);
            }

            var outcome = room.Enter(session, limits.RoomPeople, password, time.GetUtcNow());
            if (outcome == EnterOutcome.Entered && session.HasEnded)
            {
                // It ended on another thread, which may not have seen this room.
                Leave(session, room);
            }

            if (outcome is not (EnterOutcome.Entered or EnterOutcome.AlreadyInside) && room.CloseIfEmpty())
            {
                all.TryRemove(KeyValuePair.Create(name, room));
            }

            if (outcome != EnterOutcome.Gone)
            {
                return outcome;
            }
        }
    }

    /// <summary>Takes a session out of a room.</summary>
    /// <returns>False when it was not inside.</returns>
    public bool Leave(Session session, Room room)
    {
        var left = room.Leave(session);
        if (left && room.IsClosed)
        {
            all.TryRemove(KeyValuePair.Create(room.Name, room));
        }

        return left;
    }

    /// <summary>Says a line in a room, and to those who listen to all public rooms.</summary>
    /// <param name="speaker">Who says it.</param>
    /// <param name="name">Where.</param>
    /// <param name="text">What.</param>
    /// <param name="kind">How it is meant.</param>
    /// <param name="original">The bytes as the speaker's network spelled it, for receivers there; null when the text says all.</param>
    /// <returns>False when there is no such room or the speaker is not inside.</returns>
    public bool Say(Session speaker, string name, string text, SayKind kind = SayKind.Line, byte[]? original = null)
    {
        if (!all.TryGetValue(name, out var room))
        {
            return false;
        }

        if (room.IsMuted(speaker.Person, time.GetUtcNow()))
        {
            speaker.Deliver(new ServerSaid($"You are muted in {room.Name}."));
            return false;
        }

        var line = new RoomSaid(room, speaker, text, kind, original);
        if (!room.Say(line))
        {
            return false;
        }

        Said?.Invoke(line);
        if (!room.IsPrivate && room.Password.Length == 0 && listeners is { Length: > 0 } everywhere)
        {
            var heard = new Delivery(new PublicRoomHeard(room, speaker, text, kind));
            var crosses = bridge.Crosses(room, speaker);
            foreach (var listener in everywhere)
            {
                if (crosses || listener.Network == speaker.Network)
                {
                    listener.Sink.Deliver(heard);
                }
            }
        }

        return true;
    }

    /// <summary>Lets a session hear every public room, or no longer.</summary>
    public void Listen(Session session, bool on)
    {
        lock (gate)
        {
            listeners = on && !session.HasEnded ? [.. listeners.Where(l => l != session), session] : [.. listeners.Where(l => l != session)];
        }
    }

    private Room Make(string name, bool isPrivate = false, Account? owner = null, string password = "") =>
        new(name, isPrivate, owner, bridge) { Password = password, Onlooker = what => Happened?.Invoke(what) };

    private IEnumerable<Account> Known(IEnumerable<long> ids)
    {
        foreach (var id in ids)
        {
            if (accounts.TryFind(id, out var account))
            {
                yield return account;
            }
        }
    }

    private void Store(Room room)
    {
        var (members, operators) = room.Ids();
        store.Put(new RoomRecord(room.Name, room.IsPrivate, room.Owner?.Id, members, operators, [], new Dictionary<string, string>()));
    }
}
