namespace Parlance.Wire.Clients;

/// <summary>Work that is done once however many ask for it, from however many threads: the first does it, the others wait until it is done.</summary>
public sealed class OnlyOnce
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int begun;

    /// <summary>Somebody has asked for it.</summary>
    public bool HasBegun => Volatile.Read(ref begun) != 0;

    /// <summary>Does it, or waits for who does. What the work throws reaches the first who asked.</summary>
    /// <param name="work">The work; must not wait for this.</param>
    public async ValueTask DoAsync(Func<ValueTask> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        if (Interlocked.Exchange(ref begun, 1) != 0)
        {
            await done.Task.ConfigureAwait(false);
            return;
        }

        try
        {
            await work().ConfigureAwait(false);
        }
        finally
        {
            done.SetResult();
        }
    }
}
