namespace Parlance.Soulseek;

/// <summary>The rooms of the server (64 RoomList), each with the number of its users.</summary>
/// <param name="Public">Rooms everybody may enter.</param>
/// <param name="Owned">Private rooms the user owns.</param>
/// <param name="Member">Private rooms the user may enter without owning them.</param>
/// <param name="Operated">Names of those of <paramref name="Member"/> in which the user is operator.</param>
public sealed record RoomListing(IReadOnlyDictionary<string, uint> Public, IReadOnlyDictionary<string, uint> Owned, IReadOnlyDictionary<string, uint> Member, IReadOnlyList<string> Operated)
{
    internal static RoomListing From(in ToClient.RoomList m) => new(
        Zip(m.Rooms, m.UserCounts), Zip(m.OwnedRooms, m.OwnedUserCounts), Zip(m.MemberRooms, m.MemberUserCounts), m.OperatedRooms ?? []);

    private static Dictionary<string, uint> Zip(string[]? names, uint[]? counts)
    {
        var rooms = new Dictionary<string, uint>(StringComparer.Ordinal);
        for (var i = 0; i < (names?.Length ?? 0); i++)
        {
            rooms[names![i]] = i < (counts?.Length ?? 0) ? counts![i] : 0;
        }

        return rooms;
    }
}
