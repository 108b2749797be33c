namespace Parlance.Soulseek;

/// <summary>Lets so many bytes a second pass, for any number of transfers together, which are served in the order they come.</summary>
internal sealed class SpeedLimit(TimeProvider time)
{
    /// <summary>Slowest limit, in bytes a second.</summary>
    public const long Slowest = 1024;

    /// <summary>What was not used within this time is lost.</summary>
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(100);
    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();
    private TimeSpan free = -Burst;

    /// <summary>How many bytes to ask for at a time, so that nobody waits for long.</summary>
    /// <param name="most">Most that are of use.</param>
    /// <param name="limit">Bytes a second; null for no limit.</param>
    public static int Portion(int most, long? limit) => limit is { } rate ? (int)Math.Clamp(Math.Max(rate, Slowest) / 10, 128, most) : most;

    /// <summary>Waits until these bytes may pass.</summary>
    /// <param name="bytes">How many.</param>
    /// <param name="limit">Bytes a second at the moment; null for no limit.</param>
    /// <param name="cancellationToken">Gives up; what was waited for counts as passed.</param>
    public Task WaitAsync(int bytes, long? limit, CancellationToken cancellationToken)
    {
        if (limit is not { } rate)
        {
            return Task.CompletedTask;
        }

        TimeSpan wait;
        lock (gate)
        {
            var now = time.GetElapsedTime(start);
            free = free < now - Burst ? now - Burst : free;
            free += TimeSpan.FromSeconds((double)bytes / Math.Max(rate, Slowest));
            wait = free - now;
        }

        return wait <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, time, cancellationToken);
    }
}
