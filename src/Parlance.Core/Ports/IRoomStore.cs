using Parlance.Core.Model;

namespace Parlance.Core.Ports;

/// <summary>Rooms as they are stored: those that somebody owns, those somebody configured, and those that hold tickers.</summary>
public interface IRoomStore
{
    /// <summary>All stored rooms, at start.</summary>
    Task<IReadOnlyList<RoomRecord>> LoadAsync(CancellationToken cancellation);

    /// <summary>Inserts or replaces a room with its members and operators, not its tickers.</summary>
    void Put(RoomRecord room);

    /// <summary>Deletes a room and all that belongs to it.</summary>
    void Delete(string name);

    /// <summary>Sets a ticker; an empty text removes it.</summary>
    void PutTicker(string room, Ticker ticker);

    /// <summary>A document a room keeps under a key (topic, filters, bans of a network); null removes it.</summary>
    void PutDocument(string room, string key, string? json);
}

/// <summary>A room as it is stored.</summary>
/// <param name="Name">Its name, case-sensitive.</param>
/// <param name="IsPrivate">Only members may enter.</param>
/// <param name="OwnerId">Account of the owner; null for a public room.</param>
/// <param name="Members">Accounts that may enter a private room, the owner not among them.</param>
/// <param name="Operators">Those of the members who may add and remove others.</param>
/// <param name="Tickers">Oldest first.</param>
/// <param name="Documents">What networks keep about the room, by key.</param>
public sealed record RoomRecord(
    string Name,
    bool IsPrivate,
    long? OwnerId,
    IReadOnlyList<long> Members,
    IReadOnlyList<long> Operators,
    IReadOnlyList<Ticker> Tickers,
    IReadOnlyDictionary<string, string> Documents);
