using Parlance.Wire;

namespace Parlance.Ares.Server.Rooms;

/// <summary>What was said and who was here lately. Lasts as long as the server runs.</summary>
internal sealed partial class AresRoom
{
    private const int MostLines = 20;
    private const int MostVisits = 500;
    private readonly Queue<(DateTimeOffset At, string Line)> lines = [];
    private readonly LinkedList<Visit> visits = [];
    private readonly Lock history = new();
    private long linesSaid;

    public long LinesSaid => Interlocked.Read(ref linesSaid);

    /// <summary>Remembers a line of the main room.</summary>
    public void Note(AresUser speaker, string line)
    {
        Interlocked.Increment(ref linesSaid);
        if (speaker.Vroom != 0)
        {
            return;
        }

        lock (history)
        {
            lines.Enqueue((Now, line));
            while (lines.Count > MostLines)
            {
                lines.Dequeue();
            }
        }
    }

    public IReadOnlyList<(DateTimeOffset At, string Line)> Lines()
    {
        lock (history)
        {
            return [.. lines];
        }
    }

    /// <summary>Visits whose name or address begins with a text, newest first.</summary>
    public IReadOnlyList<Visit> Visits(string query)
    {
        lock (history)
        {
            return [.. visits.Where(v => v.Name.StartsWith(query, StringComparison.OrdinalIgnoreCase) || v.Address.ToString().StartsWith(query, StringComparison.Ordinal)).Take(20)];
        }
    }

    public Visit? LastVisit(string identity)
    {
        lock (history)
        {
            return visits.FirstOrDefault(v => v.Identity == identity);
        }
    }

    private void Note(AresUser user, DateTimeOffset left)
    {
        lock (history)
        {
            visits.AddFirst(new Visit(user.Name, user.Profile.Identity, user.Address, user.Profile.Version, left));
            if (visits.Count > MostVisits)
            {
                visits.RemoveLast();
            }
        }
    }
}

/// <summary>Somebody who was here.</summary>
internal sealed record Visit(string Name, string Identity, Ip4 Address, string Version, DateTimeOffset Left);
