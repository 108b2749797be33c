using System.Threading.Channels;
using Parlance.Web.Contract;

namespace Parlance.Web.Feed;

/// <summary>How far one page has read, and what it listens to.</summary>
/// <param name="ear">What it listens to at first.</param>
internal sealed class FeedCursor(FeedEar ear)
{
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private volatile FeedEar ear = ear;

    /// <summary>Starts listening to some topics.</summary>
    public FeedCursor(IEnumerable<FeedTopic> topics)
        : this(new FeedEar(topics, []))
    {
    }

    /// <summary>Number of the last event it has had. Belongs to the log, under its lock.</summary>
    public long Position { get; set; }

    /// <summary>What it listens to. Changed by the log, which must know.</summary>
    public FeedEar Ear
    {
        get => ear;
        set => ear = value;
    }

    /// <summary>Something waits.</summary>
    public void Wake() => bell.Writer.TryWrite(true);

    /// <summary>Completes when something waits.</summary>
    public async ValueTask WaitAsync(CancellationToken cancellation) => await bell.Reader.ReadAsync(cancellation);
}
