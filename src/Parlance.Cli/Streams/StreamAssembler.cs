using Parlance.Cli.Captures;

namespace Parlance.Cli.Streams;

/// <summary>Puts one side of a TCP connection in order: what came twice is dropped, what came early is kept until its turn.</summary>
internal sealed class StreamAssembler(Side side, IConversation conversation)
{
    /// <summary>Bytes kept for their turn; beyond it the gap before them is taken for lost.</summary>
    private const int MostEarly = 64 * 1024 * 1024;

    private readonly SortedDictionary<long, Segment> early = [];
    private bool started;
    private uint first;
    private long position;
    private int earlyBytes;

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

    /// <summary>The other side has got everything before <paramref name="sequence"/>: what was not captured of it will not come any more.</summary>
    public void Acknowledge(uint sequence)
    {
        var until = position + (int)(sequence - (uint)(first + position));
        while (started && early.Count > 0 && early.First() is var next && next.Key < until)
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
        conversation.Skip(side, lost, time);
        DeliverEarly();
    }
}
