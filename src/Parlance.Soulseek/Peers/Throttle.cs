using System.Collections.Concurrent;

namespace Parlance.Soulseek;

/// <summary>Lets something happen for one name only so often.</summary>
internal sealed class Throttle(TimeSpan interval, TimeProvider time)
{
    /// <summary>Most names remembered; beyond, all are forgotten.</summary>
    public const int MaxRemembered = 4096;
    private readonly ConcurrentDictionary<string, long> last = new(StringComparer.Ordinal);

    /// <summary>Names remembered now.</summary>
    public int Count => last.Count;

    /// <summary>Whether it may happen now; if so, it has.</summary>
    public bool Allows(string name)
    {
        var now = time.GetTimestamp();
        if (last.TryGetValue(name, out var before) && time.GetElapsedTime(before, now) < interval)
        {
            return false;
        }

        if (last.Count >= MaxRemembered)
        {
            last.Clear();
        }

        last[name] = now;
        return true;
    }
}
