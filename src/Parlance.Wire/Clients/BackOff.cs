namespace Parlance.Wire.Clients;

/// <summary>How long a client waits before it tries again: twice as long each time up to a limit, a quarter more or less, so that many clients do not come at once.</summary>
/// <param name="first">The first wait.</param>
/// <param name="most">The longest wait.</param>
/// <param name="random">Chooses the quarter.</param>
public sealed class BackOff(TimeSpan first, TimeSpan most, Random random)
{
    private TimeSpan next;

    /// <summary>How long to wait now.</summary>
    public TimeSpan Next()
    {
        var wait = next == TimeSpan.Zero ? first : next;
        next = TimeSpan.FromTicks(Math.Min(most.Ticks, wait.Ticks * 2));
        return wait * (0.75 + (random.NextDouble() / 2));
    }

    /// <summary>It worked: the next wait is the first again.</summary>
    public void Reset() => next = TimeSpan.Zero;
}
