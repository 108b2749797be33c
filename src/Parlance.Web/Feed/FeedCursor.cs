using System.Threading.Channels;
using Parlance.Web.Contract;

namespace Parlance.Web.Feed;

/// <summary>How far one page has read, and what it listens to.</summary>
internal sealed class FeedCursor
{
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private volatile int topics;

    /// <summary>Starts listening to some topics.</summary>
    public FeedCursor(IEnumerable<FeedTopic> topics) => Topics = [.. topics];

    /// <summary>Number of the last event it has had. Belongs to the log, under its lock.</summary>
    public long Position { get; set; }

    /// <summary>What it listens to.</summary>
    public IReadOnlyList<FeedTopic> Topics
    {
        get => [.. Enum.GetValues<FeedTopic>().Where(Hears)];
        set => topics = value.Aggregate(0, static (bits, topic) => bits | (1 << (int)topic));
    }

    /// <summary>Whether it listens to a topic.</summary>
    public bool Hears(FeedTopic topic) => (topics & (1 << (int)topic)) != 0;

    /// <summary>Something waits.</summary>
    public void Wake() => bell.Writer.TryWrite(true);

    /// <summary>Completes when something waits.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellation) => await bell.Reader.ReadAsync(cancellation);
}
