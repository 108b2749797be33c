namespace Parlance.Wire;

/// <summary>How long and how often an unacknowledged datagram is sent again.</summary>
/// <remarks>The defaults are ICQ's: 10 seconds, 6 transmissions, the whole twice (ICQ 0.91, "Introduction"). MyICQ: 10 seconds, 3 transmissions, once.</remarks>
public sealed record ReliableUdpOptions
{
    /// <summary>Time between two transmissions of one datagram.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Transmissions in a cycle, the first one included.</summary>
    public int Tries { get; init; } = 6;

    /// <summary>Cycles before a datagram is given up.</summary>
    public int Cycles { get; init; } = 2;

    /// <summary>Unacknowledged datagrams that may be under way to one peer; the others wait.</summary>
    public int InFlight { get; init; } = 64;

    /// <summary>Datagrams that may wait for one peer besides those under way; one more is refused.</summary>
    public int Waiting { get; init; } = 1024;

    /// <summary>How many sequence numbers of a peer are remembered to know its repetitions.</summary>
    public int Remembered { get; init; } = 1024;

    /// <summary>The sequence number 0 means "none" and is left out when the numbers wrap (MyICQ).</summary>
    public bool SkipsZero { get; init; }

    internal int Transmissions => Math.Max(1, Tries) * Math.Max(1, Cycles);
}
