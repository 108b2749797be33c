namespace Parlance.Core.Limits;

/// <summary>How often something may happen per key within a time: a bucket that refills steadily. The number of keys is bounded.</summary>
/// <typeparam name="TKey">Whom it counts for.</typeparam>
public sealed class Allowance<TKey>
    where TKey : notnull
{
    private readonly Dictionary<TKey, (double Left, long At)> buckets = [];
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly double burst;
    private readonly TimeSpan window;
    private readonly int keys;

    /// <summary>Allows <paramref name="burst"/> per <paramref name="window"/> and key.</summary>
    /// <param name="burst">How often at once, and per window in the long run.</param>
    /// <param name="window">The time an empty bucket takes to fill.</param>
    /// <param name="time">The clock.</param>
    /// <param name="keys">How many keys are remembered; above it the full buckets are forgotten, and when none is full a new key is refused.</param>
    public Allowance(int burst, TimeSpan window, TimeProvider time, int keys = 65_536)
    {
        this.burst = burst;
        this.window = window;
        this.time = time;
        this.keys = keys;
    }

    /// <summary>Takes one from the key's bucket.</summary>
    /// <returns>False when it is empty.</returns>
    public bool TryTake(TKey key)
    {
        lock (gate)
        {
            var left = Left(key);
            if (left < 1 || (!buckets.ContainsKey(key) && buckets.Count >= keys && !Forget()))
            {
                return false;
            }

            buckets[key] = (left - 1, time.GetTimestamp());
            return true;
        }
    }

    /// <summary>Gives one back, because what it was taken for turned out harmless.</summary>
    public void Return(TKey key)
    {
        lock (gate)
        {
            var left = Left(key) + 1;
            if (left >= burst)
            {
                buckets.Remove(key);
            }
            else
            {
                buckets[key] = (left, time.GetTimestamp());
            }
        }
    }

    private double Left(TKey key) => buckets.TryGetValue(key, out var bucket)
        ? Math.Min(burst, bucket.Left + (burst * (time.GetElapsedTime(bucket.At) / window)))
        : burst;

    private bool Forget()
    {
        foreach (var key in buckets.Keys.Where(k => Left(k) >= burst).ToArray())
        {
            buckets.Remove(key);
        }

        return buckets.Count < keys;
    }
}
