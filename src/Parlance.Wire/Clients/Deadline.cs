namespace Parlance.Wire.Clients;

/// <summary>A token that is cancelled after a time, which can be extended, or when one of others is.</summary>
public sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource patience;
    private readonly CancellationTokenSource both;
    private readonly TimeSpan time;

    /// <summary>Starts the time.</summary>
    /// <param name="time">How long.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="others">Other reasons to end.</param>
    public Deadline(TimeSpan time, TimeProvider clock, params CancellationToken[] others)
    {
        this.time = time;
        patience = new CancellationTokenSource(time, clock);
        both = CancellationTokenSource.CreateLinkedTokenSource([patience.Token, .. others]);
    }

    /// <summary>Cancelled when the time is over or one of the others is.</summary>
    public CancellationToken Token => both.Token;

    /// <summary>Whether the time is over.</summary>
    public bool HasPassed => patience.IsCancellationRequested;

    /// <summary>Starts the time anew.</summary>
    public void Extend() => patience.CancelAfter(time);

    /// <inheritdoc/>
    public void Dispose()
    {
        both.Dispose();
        patience.Dispose();
    }
}
