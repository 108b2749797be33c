namespace Parlance.Wire;

/// <summary>The sequence numbers that came last from one peer, to tell a repetition from something new.</summary>
/// <remarks>
/// Remembers by arrival, not by number: real clients leave gaps, count several things with one counter and start anywhere, and the 16 bits wrap.
/// A number below the highest that was never seen is a late packet and therefore new, and so is a number seen before with another content: its client has
/// begun to count again. Not thread-safe: it belongs to whoever receives.
/// </remarks>
public sealed class SequenceWindow
{
    private readonly int limit;
    private readonly List<ushort> unanswered = [];
    private readonly List<ushort> forgotten = [];
    private ushort[] recent = [];
    private int[] digests = [];
    private int next;

    /// <summary>Makes an empty window.</summary>
    /// <param name="limit">How many numbers to remember; the oldest is forgotten first.</param>
    public SequenceWindow(int limit = 1024) => this.limit = Math.Max(1, limit);

    /// <summary>How many numbers are remembered.</summary>
    public int Count { get; private set; }

    /// <summary>Notes that a packet came.</summary>
    /// <param name="sequence">Its number.</param>
    /// <param name="digest">A digest of its content, where a repetition is to be known by that too.</param>
    public Arrival Receive(ushort sequence, int digest = 0)
    {
        var at = recent.AsSpan(0, Count).IndexOf(sequence);
        if (at < 0)
        {
            Remember(sequence, digest);
            return Arrival.New;
        }

        if (digests[at] != digest)
        {
            digests[at] = digest;
            forgotten.Remove(sequence);
            unanswered.Remove(sequence);
            unanswered.Add(sequence);
            return Arrival.New;
        }

        if (forgotten.Remove(sequence))
        {
            unanswered.Add(sequence);
            return Arrival.New;
        }

        return unanswered.Contains(sequence) ? Arrival.Unanswered : Arrival.Answered;
    }

    /// <summary>What <see cref="Receive"/> would say; notes nothing.</summary>
    public Arrival Look(ushort sequence, int digest = 0)
    {
        var at = recent.AsSpan(0, Count).IndexOf(sequence);
        return at < 0 || digests[at] != digest || forgotten.Contains(sequence) ? Arrival.New
            : unanswered.Contains(sequence) ? Arrival.Unanswered
            : Arrival.Answered;
    }

    /// <summary>Notes that the packet is done with: its repetitions are acknowledged from now on.</summary>
    public void Answer(ushort sequence) => unanswered.Remove(sequence);

    /// <summary>Notes that nothing came of the packet: its repetition counts as new.</summary>
    public void Forget(ushort sequence)
    {
        if (unanswered.Remove(sequence))
        {
            forgotten.Add(sequence);
        }
    }

    /// <summary>Forgets everything: the peer starts again.</summary>
    public void Clear()
    {
        unanswered.Clear();
        forgotten.Clear();
        (next, Count) = (0, 0);
    }

    private void Remember(ushort sequence, int digest)
    {
        if (Count < limit)
        {
            Count++;
            if (Count > recent.Length)
            {
                Array.Resize(ref recent, Math.Min(limit, Math.Max(16, recent.Length * 2)));
                Array.Resize(ref digests, recent.Length);
            }
        }
        else
        {
            unanswered.Remove(recent[next]);
            forgotten.Remove(recent[next]);
        }

        (recent[next], digests[next]) = (sequence, digest);
        next = (next + 1) % limit;
        unanswered.Add(sequence);
    }
}

/// <summary>What a sequence number says about a packet.</summary>
public enum Arrival
{
    /// <summary>It was not seen before.</summary>
    New,

    /// <summary>It repeats a packet that is still being worked on: neither act nor acknowledge.</summary>
    Unanswered,

    /// <summary>It repeats a packet that was done with: acknowledge again, and nothing else.</summary>
    Answered,
}
