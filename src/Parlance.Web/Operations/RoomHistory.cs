using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Parlance.Core.Events;
using Parlance.Core.Services;
using Parlance.Web.Chat;
using Parlance.Web.Contract;

namespace Parlance.Web.Operations;

/// <summary>The newest lines of public rooms, for moderators who come later. In memory only. Rooms do not wait for each other here.</summary>
internal sealed class RoomHistory(Community community) : IHostedService
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
        community.Rooms.Said += Note;
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        community.Rooms.Said -= Note;
        return Task.CompletedTask;
    }

    private void Note(RoomSaid said)
    {
        if (said.Room.IsPrivate)
        {
            return;
        }

        if (!rooms.TryGetValue(said.Room.Name, out var lines))
        {
            lines = rooms.GetOrAdd(said.Room.Name, static _ => new Lines());
            MakeRoom();
        }

        lines.Add(Interlocked.Increment(ref last), community.Time.GetUtcNow(), said);
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
