using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Parlance.Core.Model;
using Parlance.Core.Services;

namespace Parlance.MyIcq.Server;

/// <summary>Chat groups are rooms of the domain; clients know them by numbers from 10001, which live as long as the process.</summary>
internal sealed class MyIcqGroups(Rooms rooms)
{
    private const uint First = 10_001;
    private const int Remembered = 4096;
    private readonly Lock gate = new();
    private readonly Dictionary<uint, Group> byNumber = [];
    private readonly Dictionary<Room, uint> numbers = [];
    private uint last = First - 1;

    /// <summary>The number of a room, given at its first mention.</summary>
    public uint NumberOf(Room room)
    {
        lock (gate)
        {
            return numbers.TryGetValue(room, out var number) ? number : Add(room, room.Name, isOurs: false);
        }
    }

    /// <summary>What clients call a room.</summary>
    public string NameOf(Room room)
    {
        lock (gate)
        {
            return numbers.TryGetValue(room, out var number) ? byNumber[number].Name : room.Name;
        }
    }

    /// <summary>Whether a room was made on this network, and keeps its limits.</summary>
    public bool IsOurs(Room room)
    {
        lock (gate)
        {
            return numbers.TryGetValue(room, out var number) && byNumber[number].IsOurs;
        }
    }

    /// <summary>Whether a room belongs to other networks too.</summary>
    public bool IsShared(Room room) => !IsOurs(room);

    /// <summary>The room of a number, if it still is there.</summary>
    public bool TryFind(uint number, [NotNullWhen(true)] out Room? room)
    {
        lock (gate)
        {
            room = byNumber.TryGetValue(number, out var group) && IsThere(group.Room) ? group.Room : null;
            return room is not null;
        }
    }

    /// <summary>Makes a group. Two may have one name here; the second room of the domain gets its number behind it.</summary>
    /// <returns>The group's number; 0 when there are as many as may be.</returns>
    public uint Create(Session maker, string name, string password, int most)
    {
        lock (gate)
        {
            Purge();
            if (byNumber.Values.Count(group => group.IsOurs) >= most)
            {
                return 0;
            }

            var unique = rooms.TryFind(name, out _) ? string.Create(CultureInfo.InvariantCulture, $"{name} #{last + 1}") : name;
            return rooms.Open(maker, unique, password) is { } room ? Add(room, name, isOurs: true) : 0;
        }
    }

    /// <summary>The rooms clients may see: those made here first, then the fullest.</summary>
    public IReadOnlyList<Room> List() =>
        [.. rooms.All.Where(room => !room.IsPrivate).OrderByDescending(IsOurs).ThenByDescending(room => room.Count).ThenBy(room => room.Name, StringComparer.Ordinal)];

    private bool IsThere(Room room) => rooms.TryFind(room.Name, out var present) && present == room;

    private uint Add(Room room, string name, bool isOurs)
    {
        if (byNumber.Count >= Remembered)
        {
            Purge();
        }

        // A group whose maker's own entering was told before it had its name keeps the number it got there.
        var number = numbers.TryGetValue(room, out var given) ? given : ++last;
        byNumber[number] = new Group(room, name, isOurs);
        numbers[room] = number;
        return number;
    }

    private void Purge()
    {
        foreach (var (number, group) in byNumber.Where(pair => !IsThere(pair.Value.Room)).ToArray())
        {
            byNumber.Remove(number);
            numbers.Remove(group.Room);
        }
    }

    private sealed record Group(Room Room, string Name, bool IsOurs);
}
