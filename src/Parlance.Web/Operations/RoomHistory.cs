using Microsoft.Extensions.Hosting;
using Parlance.Core.Events;
using Parlance.Core.Services;
using Parlance.Web.Chat;
using Parlance.Web.Contract;

namespace Parlance.Web.Operations;

/// <summary>The newest lines of public rooms, for moderators who come later. In memory only.</summary>
internal sealed class RoomHistory(Community community) : IHostedService
{
    /// <summary>Lines kept of one room.</summary>
    public const int LinesKept = 200;

    /// <summary>Rooms that are kept; the one that was silent for longest gives way.</summary>
    public const int RoomsKept = 500;

    private readonly Lock gate = new();
    private readonly OrderedDictionary<string, Queue<RoomLine>> rooms = new(StringComparer.Ordinal);
    private long last;

    /// <summary>The newest lines of a room before one, oldest first.</summary>
    public IReadOnlyList<RoomLine> Lines(string room, long before, int most)
    {
        lock (gate)
        {
            return rooms.TryGetValue(room, out var lines) ? [.. lines.Where(l => l.Id < before).TakeLast(most)] : [];
        }
    }

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

        lock (gate)
        {
            if (!rooms.Remove(said.Room.Name, out var lines))
            {
                lines = new Queue<RoomLine>();
            }

            rooms.Add(said.Room.Name, lines);
            lines.Enqueue(ChatMemory.LineOf(++last, community.Time.GetUtcNow(), said));
            if (lines.Count > LinesKept)
            {
                lines.Dequeue();
            }

            if (rooms.Count > RoomsKept)
            {
                rooms.RemoveAt(0);
            }
        }
    }
}
