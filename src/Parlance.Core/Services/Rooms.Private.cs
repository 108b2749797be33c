using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Ports;

namespace Parlance.Core.Services;

/// <summary>Private rooms and tickers: what the room decides is stored here.</summary>
public sealed partial class Rooms
{
    private readonly Dictionary<Account, SortedList<string, Room>> privateRooms = [];

    /// <summary>The private rooms an account owns or is a member of, by name.</summary>
    public IReadOnlyList<Room> PrivateRoomsOf(Account account)
    {
        lock (gate)
        {
            return privateRooms.TryGetValue(account, out var rooms) ? [.. rooms.Values] : [];
        }
    }

    /// <summary>Lets an account enter a private room from now on.</summary>
    public MembershipOutcome AddMember(Room room, Account actor, Account target)
    {
        var outcome = Stored(room, room.AddMember(actor, target, limits.RoomMembers));
        if (outcome == MembershipOutcome.Done)
        {
            Note(room, target);
            TellRoomsChanged(target);
        }

        return outcome;
    }

    /// <summary>Takes an account's membership, and puts it out of the room.</summary>
    /// <param name="room">The room.</param>
    /// <param name="actor">Who takes it.</param>
    /// <param name="target">Whose it is.</param>
    /// <param name="word">What the owner is told of it before the member is put out; null for nothing.</param>
    public MembershipOutcome RemoveMember(Room room, Account actor, Account target, string? word = null)
    {
        var outcome = Stored(room, room.RemoveMember(actor, target));
        if (outcome == MembershipOutcome.Done)
        {
            Unnote(room, target);
            if (word is not null)
            {
                Tell(room.Owner, new ServerSaid(word));
            }

            PutOut(room, target);
            TellRoomsChanged(target);
        }

        return outcome;
    }

    /// <summary>Lets a member add and remove others.</summary>
    public MembershipOutcome AddOperator(Room room, Account actor, Account target) =>
        StoredAndTold(room, target, room.AddOperator(actor, target));

    /// <summary>Takes that right again.</summary>
    public MembershipOutcome RemoveOperator(Room room, Account actor, Account target) =>
        StoredAndTold(room, target, room.RemoveOperator(actor, target));

    /// <summary>The owner gives a private room up: everybody is put out, the name is free.</summary>
    public bool Disband(Room room, Account actor)
    {
        if (room.Disband(actor) is not var (members, inside))
        {
            return false;
        }

        foreach (var account in members.Append(actor))
        {
            Unnote(room, account);
        }

        all.TryRemove(KeyValuePair.Create(room.Name, room));
        store.Delete(room.Name);
        foreach (var session in inside)
        {
            room.Leave(session);
        }

        foreach (var account in members.Append(actor))
        {
            TellRoomsChanged(account);
        }

        return true;
    }

    /// <summary>Pins a ticker to a room the session is inside of; an empty text takes it down.</summary>
    public void SetTicker(Room room, Session session, string text)
    {
        if (room.Has(session))
        {
            SetTicker(room, session.Person.Name, text);
        }
    }

    /// <summary>Takes down all tickers of a handle.</summary>
    /// <returns>How many there were.</returns>
    public int RemoveTickers(string handle)
    {
        var rooms = all.Values.Where(r => r.Tickers.Any(t => string.Equals(t.Handle, handle, StringComparison.OrdinalIgnoreCase))).ToArray();
        foreach (var room in rooms)
        {
            SetTicker(room, handle, string.Empty);
        }

        return rooms.Length;
    }

    /// <summary>Keeps a document of a room under a key; null removes it. The room is kept too.</summary>
    public void PutDocument(Room room, string key, string? json)
    {
        room.SetDocument(key, json);
        Store(room);
        store.PutDocument(room.Name, key, json);
    }

    /// <summary>Removes an account that is being deleted from all private rooms; those it owns are disbanded.</summary>
    public void Forget(Account account)
    {
        foreach (var room in PrivateRoomsOf(account))
        {
            if (room.Owner == account)
            {
                Disband(room, account);
            }
            else
            {
                RemoveMember(room, account, account);
            }
        }

        RemoveTickers(account.Handle);
    }

    /// <summary>One account takes another's place in private rooms; its tickers stay where the other has none. What is stored of it is changed by <see cref="IAccountStore.Merge"/>.</summary>
    internal void Replace(Account gone, Account kept, string handleBefore)
    {
        foreach (var room in PrivateRoomsOf(gone))
        {
            if (room.Replace(gone, kept))
            {
                Unnote(room, gone);
                Note(room, kept);
            }
        }

        foreach (var room in all.Values)
        {
            room.RenameTicker(handleBefore, kept.Handle);
            room.RenameTicker(gone.Handle, kept.Handle);
        }
    }

    /// <summary>The tickers of somebody who goes by another handle go by it too.</summary>
    internal void RenameTickers(string before, string after)
    {
        foreach (var room in all.Values)
        {
            if (room.RenameTicker(before, after) is { } ticker)
            {
                store.PutTicker(room.Name, new Ticker(before, string.Empty, ticker.SetAt));
                store.PutTicker(room.Name, ticker);
            }
        }
    }

    private void SetTicker(Room room, string handle, string text)
    {
        var changed = room.SetTicker(new Ticker(handle, text, time.GetUtcNow()), limits.Tickers);
        if (changed.Count > 0)
        {
            Store(room);
        }

        foreach (var ticker in changed)
        {
            store.PutTicker(room.Name, ticker);
        }

        if (changed.Count > 0)
        {
            EndIfNothingKeeps(room);
        }
    }

    private void Note(Room room, Account account)
    {
        lock (gate)
        {
            if (!privateRooms.TryGetValue(account, out var rooms))
            {
                privateRooms[account] = rooms = new SortedList<string, Room>(StringComparer.Ordinal);
            }

            rooms[room.Name] = room;
        }
    }

    private void Unnote(Room room, Account account)
    {
        lock (gate)
        {
            if (privateRooms.TryGetValue(account, out var rooms) && rooms.Remove(room.Name) && rooms.Count == 0)
            {
                privateRooms.Remove(account);
            }
        }
    }

    private void PutOut(Room room, Account account)
    {
        foreach (var session in account.Sessions)
        {
            Leave(session, room);
        }
    }

    private static void TellRoomsChanged(Account account) => Tell(account, new PrivateRoomsChanged(account));

    private static void Tell(Account? account, DomainEvent what)
    {
        foreach (var session in account?.Sessions ?? [])
        {
            session.Deliver(what);
        }
    }

    private MembershipOutcome StoredAndTold(Room room, Account target, MembershipOutcome outcome)
    {
        if (Stored(room, outcome) == MembershipOutcome.Done)
        {
            TellRoomsChanged(target);
        }

        return outcome;
    }

    private MembershipOutcome Stored(Room room, MembershipOutcome outcome)
    {
        if (outcome == MembershipOutcome.Done)
        {
            Store(room);
        }

        return outcome;
    }
}
