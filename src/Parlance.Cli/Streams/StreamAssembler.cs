using Parlance.Cli.Captures;

namespace Parlance.Cli.Streams;

/// <summary>Puts one side of a TCP connection in order: what came twice is dropped, what came early is kept until its turn.</summary>
internal sealed class StreamAssembler(Side side, IConversation conversation)
{
    /// <summary>Bytes kept for their turn; beyond it the gap before them is taken for lost.</summary>
    private const int MostEarly = 64 * 1024 * 1024;

    /// <summary>Acknowledgements after which a gap is taken for lost.</summary>
    private const int Patience = 32;

    private readonly SortedDictionary<long, Segment> early = [];
    private bool started;
    private uint first;
    private long position;
    private int earlyBytes;
    private int lateness;

    public bool HasEnded { get; private set; }

    /// <summary>Takes the next captured segment of this side.</summary>
    public void Take(in Segment segment)
    {
        var sequence = segment.Sequence;
        if (segment.Flags.HasFlag(TcpFlags.Syn))
        {
            sequence++;
        }

        if (!started)
        {
            (started, first) = (true, sequence);
        }

        HasEnded |= (segment.Flags & (TcpFlags.Fin | TcpFlags.Rst)) != 0;
        if (segment.Bytes.Length + segment.Missing > 0)
        {
            Place(position + (int)(sequence - (uint)(first + position)), segment);
        }
    }

    /// <summary>
    /// The other side says that it has got everything before <paramref name="sequence"/>. When it has said so for a while, what was not captured
    /// of that will not come any more; not at once, because captures hold packets in another order than they were sent.
    /// </summary>
    public void Acknowledge(uint sequence)
    {
        if (!started || early.Count == 0)
        {
            return;
        }

        var next = early.First();
        var until = position + (int)(sequence - (uint)(first + position));
        lateness = next.Key < until ? lateness + 1 : 0;
        if (lateness > Patience)
        {
            SkipTo(next.Key, next.Value.Time);
        }
    }

    /// <summary>Nothing more will come: what was kept is handed on, with the gaps before it.</summary>
    public void Flush()
    {
        while (early.Count > 0)
        {
            var next = early.First();
            SkipTo(next.Key, next.Value.Time);
        }
    }

    private void Place(long at, in Segment segment)
    {
        if (at <= position)
        {
            Deliver(at, segment);
            DeliverEarly();
            return;
        }

        if (early.TryGetValue(at, out var known) && known.Bytes.Length >= segment.Bytes.Length)
        {
            return;
        }

        earlyBytes += segment.Bytes.Length - known.Bytes.Length;
        early[at] = segment;
        if (earlyBytes > MostEarly)
        {
            Flush();
        }
    }

    private void Deliver(long at, in Segment segment)
    {
        var old = position - at;
        if (old < segment.Bytes.Length)
        {
            var fresh = segment.Bytes.Span[(int)old..];
            position += fresh.Length;
            conversation.Feed(side, fresh, segment.Time);
            old = segment.Bytes.Length;
        }

        var missing = segment.Bytes.Length + segment.Missing - old;
        if (missing > 0)
        {
            position += missing;
            conversation.Skip(side, missing, segment.Time);
        }
    }

    private void DeliverEarly()
    {
        while (early.Count > 0 && early.First() is var next && next.Key <= position)
        {
            early.Remove(next.Key);
            earlyBytes -= next.Value.Bytes.Length;
            Deliver(next.Key, next.Value);
        }
    }

    private void SkipTo(long at, DateTime time)
    {
        var lost = at - position;
        position = at;
        lateness = 0;
        conversation.Skip(side, lost, time);
        DeliverEarly();
    }
}
