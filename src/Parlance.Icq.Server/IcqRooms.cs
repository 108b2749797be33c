using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Parlance.Core.Model;
using Parlance.Core.Services;

namespace Parlance.Icq.Server;

/// <summary>
/// Numbers for rooms, which ICQ has none of: to its clients a room is a contact. A number is made of the room's name, so it is the same after every restart; of two
/// names that meet, the later asked for takes the next number.
/// </summary>
internal sealed class IcqRooms(Rooms rooms)
{
    /// <summary>The first number of a room; accounts never come so far.</summary>
    public const uint First = 90_000_000;

    private const uint Range = 10_000_000;
    private const int Remembered = 20_000;
    private readonly ConcurrentDictionary<uint, string> names = [];
    private readonly Lock gate = new();

    /// <summary>Whether a number can only be a room's.</summary>
    public static bool IsRoom(uint number) => number is >= First and < First + Range;

    /// <summary>The number of a room.</summary>
    public uint NumberOf(string name)
    {
        lock (gate)
        {
            if (names.Count >= Remembered)
            {
                names.Clear();
            }

            var number = Wished(name);
            while (!names.GetOrAdd(number, name).Equals(name, StringComparison.Ordinal))
            {
                number = number == First + Range - 1 ? First : number + 1;
            }

            return number;
        }
    }

    /// <summary>The room of a number, if somebody may know of it.</summary>
    public bool TryFind(uint number, Account viewer, [NotNullWhen(true)] out Room? room)
    {
        room = null;
        if (!IsRoom(number))
        {
            return false;
        }

        if (!names.TryGetValue(number, out var name))
        {
            name = rooms.All.FirstOrDefault(r => NumberOf(r.Name) == number)?.Name;
        }

        return name is not null && TryFind(name, viewer, out room);
    }

    /// <summary>The room of a name, if somebody may know of it: not one for others, nor one that wants a password, which ICQ has no place for.</summary>
    public bool TryFind(string name, Account viewer, [NotNullWhen(true)] out Room? room)
    {
        var found = rooms.TryFind(name, out room) && room.Admits(viewer) && room.Password.Length == 0;
        room = found ? room : null;
        return found;
    }

    /// <summary>FNV-1a.</summary>
    private static uint Wished(string name)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ b) * 16777619;
        }

        return First + (hash % Range);
    }
}
