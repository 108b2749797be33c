using System.Collections.Concurrent;

namespace Parlance.Soulseek;

/// <summary>Lets something happen for one name only so often in a span of time.</summary>
internal sealed class Rate(int most, TimeSpan span, TimeProvider time)
{
    /// <summary>Most names remembered; beyond, all are forgotten.</summary>
    public const int MaxRemembered = 4096;
    private readonly ConcurrentDictionary<string, (long Since, int Count)> counts = new(StringComparer.Ordinal);

    /// <summary>Names remembered now.</summary>
    public int Count => counts.Count;

    /// <summary>Whether it may happen once more now; if so, it has.</summary>
    public bool Allows(string name)
    {
        if (counts.Count >= MaxRemembered)
        {
            counts.Clear();
        }

        var now = time.GetTimestamp();
        var counted = counts.AddOrUpdate(name, _ => (now, 1), (_, before) => time.GetElapsedTime(before.Since, now) >= span ? (now, 1) : (before.Since, before.Count + 1));
        return counted.Count <= most;
    }
}
