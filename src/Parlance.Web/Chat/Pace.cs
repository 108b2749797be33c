namespace Parlance.Web.Chat;

/// <summary>One person's allowance of chat lines: above it lines are delayed, far above it refused.</summary>
/// <param name="flood">The allowance.</param>
/// <param name="time">The clock.</param>
internal sealed class Pace(WebFlood flood, TimeProvider time)
{
    private readonly Lock gate = new();
    private double left = flood.Burst;
    private long at = time.GetTimestamp();

    /// <summary>Takes one line from the allowance.</summary>
    /// <returns>How long to wait before it may pass; null when that is longer than anybody may be kept waiting.</returns>
    public TimeSpan? Take()
    {
        if (flood.PerSecond <= 0)
        {
            return TimeSpan.Zero;
        }

        lock (gate)
        {
            var now = time.GetTimestamp();
            var filled = Math.Min(flood.Burst, left + (time.GetElapsedTime(at, now).TotalSeconds * flood.PerSecond));
            var wait = TimeSpan.FromSeconds(Math.Max(0, (1 - filled) / flood.PerSecond));
            at = now;
            left = wait > flood.LongestDelay ? filled : filled - 1;
            return wait > flood.LongestDelay ? null : wait;
        }
    }
}
