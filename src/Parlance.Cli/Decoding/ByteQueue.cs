namespace Parlance.Cli.Decoding;

/// <summary>Bytes of one side that are not understood yet, with the places where the capture lacks some.</summary>
internal sealed class ByteQueue
{
    /// <summary>Lacking bytes that are filled in with zeros, so that the frames behind them can be found; beyond it they are not.</summary>
    private const int MostFilled = 16 * 1024 * 1024;

    private readonly Queue<(long From, long To)> gaps = new();
    private byte[] bytes = [];
    private int start;
    private int end;
    private long taken;

    /// <summary>Bytes waiting.</summary>
    public int Length => end - start;

    /// <summary>The bytes waiting; those that lack are zero. Valid until more come.</summary>
    public ReadOnlyMemory<byte> Memory => bytes.AsMemory(start, Length);

    public void Append(ReadOnlySpan<byte> more) => more.CopyTo(Room(more.Length));

    /// <summary>Fills in bytes that lack.</summary>
    /// <returns>False when there are too many of them.</returns>
    public bool TryFill(long count)
    {
        if (count > MostFilled)
        {
            return false;
        }

        var from = taken + Length;
        Room((int)count).Clear();
        gaps.Enqueue((from, from + count));
        return true;
    }

    /// <summary>How many of the next bytes lack.</summary>
    public long Lacking(int count)
    {
        while (gaps.TryPeek(out var old) && old.To <= taken)
        {
            gaps.Dequeue();
        }

        return gaps.Sum(gap => Math.Max(0, Math.Min(gap.To, taken + count) - Math.Max(gap.From, taken)));
    }

    /// <summary>Takes bytes off the front.</summary>
    public void Drop(int count)
    {
        start += count;
        taken += count;
    }

    private Span<byte> Room(int count)
    {
        if (bytes.Length - end < count)
        {
            var waiting = Length;
            var target = bytes.Length - waiting < count ? new byte[Math.Max(checked(waiting + count), waiting * 2)] : bytes;
            bytes.AsSpan(start, waiting).CopyTo(target);
            (bytes, start, end) = (target, 0, waiting);
        }

        end += count;
        return bytes.AsSpan(end - count, count);
    }
}
