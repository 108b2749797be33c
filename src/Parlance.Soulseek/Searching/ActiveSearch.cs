using System.Threading.Channels;

namespace Parlance.Soulseek;

/// <summary>One search under way: takes answers from all connections, gives them to one reader.</summary>
internal sealed class ActiveSearch(SearchOptions options)
{
    private readonly Lock gate = new();
    private readonly Channel<SearchResult> results = Channel.CreateBounded<SearchResult>(new BoundedChannelOptions(options.Buffer) { SingleReader = true });
    private SearchStatistics statistics;

    public SearchStatistics Statistics
    {
        get
        {
            lock (gate)
            {
                return statistics;
            }
        }
    }

    public ChannelReader<SearchResult> Results => results.Reader;

    public void Offer(in ToPeer.FileSearchResponse m)
    {
        var result = Filtered(m);
        lock (gate)
        {
            if (result is null)
            {
                statistics = statistics with { Filtered = statistics.Filtered + 1 };
            }
            else if (!results.Writer.TryWrite(result))
            {
                statistics = statistics with { Dropped = statistics.Dropped + 1 };
            }
            else
            {
                Count(result);
            }
        }
    }

    private void Count(SearchResult result)
    {
        statistics = statistics with { Results = statistics.Results + 1, Files = statistics.Files + result.Files.Count + result.LockedFiles.Count };
        if (statistics.Results >= options.MaxResults || statistics.Files >= options.MaxFiles)
        {
            results.Writer.TryComplete();
        }
    }

    private SearchResult? Filtered(in ToPeer.FileSearchResponse m)
    {
        var (files, locked) = (Matching(m.Files), options.IncludeLocked ? Matching(m.PrivateFiles ?? []) : []);
        return (options.FreeSlotOnly && !m.SlotFree) || m.QueueLength > options.MaxQueue || m.AverageSpeed < options.MinSpeed || files.Length + locked.Length == 0
            ? null
            : new SearchResult(m.Username, files, locked, m.SlotFree, m.AverageSpeed, m.QueueLength);
    }

    private FileRecord[] Matching(FileRecord[] files) => options.FileFilter is { } filter ? [.. files.Where(filter)] : files;
}
