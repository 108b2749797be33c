namespace Parlance.Soulseek;

/// <summary>Everything that is wanted of one user. Touched only under the queue's lock.</summary>
internal sealed class DownloadLane(string username)
{
    private readonly PriorityQueue<Download, long> waiting = new();

    public string Username => username;

    /// <summary>By virtual path.</summary>
    public Dictionary<string, Download> ByFile { get; } = new(StringComparer.Ordinal);

    /// <summary>How many the user has been asked for.</summary>
    public int Asked { get; set; }

    /// <summary>Whether somebody is asking him at the moment: one file after the other, because many at once make receivers hang.</summary>
    public bool IsAsking { get; set; }

    public bool HasWaiting => Peek() is not null;

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

    /// <summary>What waited and does so no longer, or not here, is passed over.</summary>
    private Download? Peek()
    {
        while (waiting.TryPeek(out var next, out _))
        {
            if (next.State == DownloadState.Queued && next.Username == username && ByFile.GetValueOrDefault(next.Source.File.Value) == next)
            {
                return next;
            }

            waiting.Dequeue();
        }

        return null;
    }
}
