namespace Parlance.Sessions;

/// <summary>How many chat lines somebody may send at once and per second. More are delayed, not lost; whoever never pauses is put out in the end.</summary>
public sealed class FloodOptions
{
    /// <summary>Lines at once.</summary>
    public int Burst { get; set; } = 5;

    /// <summary>Lines per second in the long run; 0 for no limit.</summary>
    public double PerSecond { get; set; } = 2;

    /// <summary>Time without a pause after which the session is ended.</summary>
    public TimeSpan KillAfter { get; set; } = TimeSpan.FromMinutes(1);
}

/// <summary>One session's allowance of chat lines.</summary>
public sealed class FloodGate
{
    private readonly FloodOptions options;
    private readonly TimeProvider time;
    private double left;
    private long at;
    private long since;

    /// <summary>Starts with a full allowance.</summary>
    public FloodGate(FloodOptions options, TimeProvider time)
    {
        this.options = options;
        this.time = time;
        left = options.Burst;
        at = time.GetTimestamp();
    }

    /// <summary>Whether the session has been delayed without a pause for longer than it may.</summary>
    public bool IsHopeless => since != 0 && time.GetElapsedTime(since) > options.KillAfter;

    /// <summary>Takes some lines from the allowance.</summary>
    /// <returns>How long to wait before they may pass.</returns>
    public TimeSpan Take(int lines)
    {
        if (options.PerSecond <= 0)
        {
            return TimeSpan.Zero;
        }

        var now = time.GetTimestamp();
        left = Math.Min(options.Burst, left + (time.GetElapsedTime(at, now).TotalSeconds * options.PerSecond)) - lines;
        at = now;
        if (left >= 0)
        {
            since = 0;
            return TimeSpan.Zero;
        }

        since = since == 0 ? now : since;
        return TimeSpan.FromSeconds(-left / options.PerSecond);
    }
}
