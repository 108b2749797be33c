namespace Parlance.Storage.Writing;

/// <summary>What the writer's thread sleeps on: a signal, or a time that has come.</summary>
internal sealed class WakeUp : IDisposable
{
    private readonly Lock gate = new();
    private readonly AutoResetEvent signal = new(false);
    private readonly ITimer timer;
    private volatile bool due;
    private bool disposed;

    public WakeUp(TimeProvider time) =>
        timer = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    /// <summary>Makes it due after a delay.</summary>
    public void After(TimeSpan delay) => timer.Change(delay, Timeout.InfiniteTimeSpan);

    /// <summary>Makes it due now. A timer that was already on its way may ring when all is over: nobody hears it.</summary>
    public void Ring()
    {
        due = true;
        lock (gate)
        {
            if (!disposed)
            {
                signal.Set();
            }
        }
    }

    /// <summary>Sleeps until it is due, and forgets that it was.</summary>
    public void Wait()
    {
        while (!due)
        {
            signal.WaitOne();
        }

        due = false;
    }

    public void Dispose()
    {
        timer.Dispose();
        lock (gate)
        {
            disposed = true;
            signal.Dispose();
        }
    }
}
