using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Parlance.Core.Events;
using Parlance.Core.Services;
using Parlance.Web.Chat;
using Parlance.Web.Contract;
using Parlance.Web.Feed;

namespace Parlance.Web.Operations;

/// <summary>
/// What happens in public rooms: their newest lines, for moderators who come later, and everything as it happens, for those who follow a room. In memory only.
/// Rooms do not wait for each other here.
/// </summary>
internal sealed class RoomHistory(Community community, Seats seats) : IHostedService
{
    /// <summary>Lines kept of one room.</summary>
    public const int LinesKept = 200;

    /// <summary>Rooms that are kept; the one that was silent for longest gives way.</summary>
    public const int RoomsKept = 500;

    private readonly ConcurrentDictionary<string, Lines> rooms = new(StringComparer.Ordinal);
    private long last;

    /// <summary>The newest lines of a room before one, oldest first.</summary>
    public IReadOnlyList<RoomLine> Of(string room, long before, int most) =>
        rooms.TryGetValue(room, out var lines) ? [.. lines.Before(before, most).Select(l => ChatMemory.LineOf(l.Id, l.At, l.Said))] : [];

    /// <summary>Rooms that are kept at this moment.</summary>
    public int Count => rooms.Count;

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        community.Rooms.Happened += Note;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        community.Rooms.Happened -= Note;
        return Task.CompletedTask;
    }

    private void Note(IRoomEvent what)
    {
        if (what.Room.IsPrivate)
        {
            return;
        }

        var now = community.Time.GetUtcNow();
        var id = what is RoomSaid said ? Keep(said, now) : (long?)null;
        Delivery? news = null;
        var subject = FeedSubject.InRoom(what.Room.Name);
        foreach (var seat in seats.Hearing(subject))
        {
            seat.Log.Append(subject, news ??= new Delivery(new RoomNews(what, id, now)), now);
        }
    }

    private long Keep(RoomSaid said, DateTimeOffset now)
    {
        if (!rooms.TryGetValue(said.Room.Name, out var lines))
        {
            lines = rooms.GetOrAdd(said.Room.Name, static _ => new Lines());
            MakeRoom();
        }

        var id = Interlocked.Increment(ref last);
        lines.Add(id, now, said);
        return id;
    }

    private void MakeRoom()
    {
        if (rooms.Count > RoomsKept && rooms.MinBy(r => r.Value.Newest) is var silent)
        {
            rooms.TryRemove(silent);
        }
    }

    private sealed class Lines
    {
        private readonly Lock gate = new();
        private readonly Queue<(long Id, DateTimeOffset At, RoomSaid Said)> kept = [];
        private long newest = long.MaxValue;

        public long Newest => Interlocked.Read(ref newest);

        public void Add(long id, DateTimeOffset at, RoomSaid said)
        {
            lock (gate)
            {
                Interlocked.Exchange(ref newest, id);
                kept.Enqueue((id, at, said));
                if (kept.Count > LinesKept)
                {
                    kept.Dequeue();
                }
            }
        }

        public (long Id, DateTimeOffset At, RoomSaid Said)[] Before(long before, int most)
        {
            lock (gate)
            {
                return [.. kept.Where(l => l.Id < before).TakeLast(most)];
            }
        }
    }
}
