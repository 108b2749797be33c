namespace Parlance.Soulseek;

/// <summary>
/// Everything that is wanted of one user. Touched only under the queue's lock. A file may be wanted more than once, for other places or as another source of something; the user knows one request for it only, so that one
/// of them is asked for at a time and the others wait for its end.
/// </summary>
internal sealed class DownloadLane(string username)
{
    private readonly PriorityQueue<Download, long> waiting = new();
    private readonly Dictionary<string, List<Download>> byFile = new(StringComparer.Ordinal);

    public string Username => username;

    /// <summary>All that is wanted, and what was.</summary>
    public IEnumerable<Download> All => byFile.Values.SelectMany(same => same);

    public bool IsEmpty => byFile.Count == 0;

    /// <summary>How many have not ended.</summary>
    public int Open { get; set; }

    /// <summary>How many the user has been asked for.</summary>
    public int Asked { get; set; }

    /// <summary>Whether somebody is asking him at the moment: one file after the other, because many at once make receivers hang.</summary>
    public bool IsAsking { get; set; }

    /// <summary>Whether the server tells when he comes and goes.</summary>
    public bool IsWatched { get; set; }

    public bool HasWaiting => Peek() is not null;

    /// <summary>Adds one.</summary>
    /// <returns>False when it is here already.</returns>
    public bool Add(Download download)
    {
        var same = byFile.TryGetValue(download.Source.File.Value, out var there) ? there : byFile[download.Source.File.Value] = [];
        if (same.Contains(download))
        {
            return false;
        }

        same.Add(download);
        return true;
    }

    public bool Has(Download download) => byFile.TryGetValue(download.Source.File.Value, out var same) && same.Contains(download);

    /// <summary>Takes one out.</summary>
    /// <returns>False when it is not here.</returns>
    public bool Remove(Download download)
    {
        if (!byFile.TryGetValue(download.Source.File.Value, out var same) || !same.Remove(download))
        {
            return false;
        }

        if (same.Count == 0)
        {
            byFile.Remove(download.Source.File.Value);
        }

        return true;
    }

    /// <summary>All that want a file.</summary>
    public IReadOnlyList<Download> Of(string file) => byFile.TryGetValue(file, out var same) ? same : [];

    /// <summary>Which of those that want a file the user speaks of: the one he was asked for, else one that wants it still, else the one that ended last.</summary>
    public Download? Meant(string file) => Of(file) is { Count: > 0 } same
        ? same.FirstOrDefault(d => d.IsAsked) ?? same.FirstOrDefault(d => d.State is DownloadState.Queued or DownloadState.WaitingToRetry) ?? same.FirstOrDefault(d => !d.IsOver) ?? same[^1]
        : null;

    public void Wait(Download download, long rank) => waiting.Enqueue(download, rank);

    public Download? Take()
    {
        var next = Peek();
        if (next is not null)
        {
            waiting.Dequeue();
        }

        return next;
    }

    /// <summary>What waited and does so no longer, or not here, is passed over; so is what another one is asked for already, which comes again when that has ended.</summary>
    private Download? Peek()
    {
        while (waiting.TryPeek(out var next, out _))
        {
            if (next.State == DownloadState.Queued && next.Username == username && Has(next) && !Of(next.Source.File.Value).Any(other => other.IsAsked))
            {
                return next;
            }

            waiting.Dequeue();
        }

        return null;
    }
}
