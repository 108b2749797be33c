using System.Diagnostics.CodeAnalysis;

namespace Parlance.Wire.Clients;

/// <summary>Getting in, staying in, getting in again, leaving: one at a time, from any threads, and never again after the end.</summary>
/// <typeparam name="TOutcome">What may come of a login.</typeparam>
/// <param name="steps">What the client does.</param>
/// <param name="success">The outcome that means a session.</param>
/// <param name="waits">Makes the waits between attempts to get in again.</param>
/// <param name="time">The clock.</param>
[SuppressMessage("Design", "CA1001", Justification = "The source of cancellation has neither timer nor links, so it holds nothing; whoever cancels it may come late.")]
public sealed class SteadyLogin<TOutcome>(ILoginSteps<TOutcome> steps, TOutcome success, Func<BackOff> waits, TimeProvider time)
{
    private readonly Turns turns = new();
    private readonly OnlyOnce end = new();
    private volatile CancellationTokenSource staying = new();
    private Task watching = Task.CompletedTask;

    /// <summary>Logs in, out first when there is a session; stays in from then on.</summary>
    /// <param name="begin">Called before the attempt, when nothing else is under way any more.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="OperationCanceledException">It was given up, or logged out meanwhile.</exception>
    /// <exception cref="ObjectDisposedException">It has been closed.</exception>
    public async Task<TOutcome> LogInAsync(Action begin, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(begin);
        using var turn = await turns.TakeAsync(cancellation).ConfigureAwait(false);
        await EndAsync(cancellation).ConfigureAwait(false);
        var stay = staying = new CancellationTokenSource();
        ObjectDisposedException.ThrowIf(end.HasBegun, this);
        begin();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stay.Token, cancellation);
        var outcome = await steps.EnterAsync(either.Token).ConfigureAwait(false);
        if (IsSuccess(outcome))
        {
            watching = WatchAsync(stay.Token);
        }
        else
        {
            await steps.LeaveAsync(cancellation).ConfigureAwait(false);
        }

        return outcome;
    }

    /// <summary>Logs out and stays so; gives up a login under way. Does nothing without a session.</summary>
    /// <param name="cancellation">Ends the waiting for the server.</param>
    public async Task LogOutAsync(CancellationToken cancellation = default)
    {
        await staying.CancelAsync().ConfigureAwait(false);
        using var turn = await turns.TakeAsync(cancellation).ConfigureAwait(false);
        await EndAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Logs out for good. Whoever asks again waits for the same.</summary>
    public ValueTask CloseAsync() => end.DoAsync(async () => await LogOutAsync().ConfigureAwait(false));

    /// <summary>Who took their turn since the first look may have begun to stay.</summary>
    private async Task EndAsync(CancellationToken cancellation)
    {
        await staying.CancelAsync().ConfigureAwait(false);
        await steps.LeaveAsync(cancellation).ConfigureAwait(false);
        await watching.ConfigureAwait(false);
    }

    private async Task WatchAsync(CancellationToken stay)
    {
        while (await steps.OverAsync(() => !stay.IsCancellationRequested).ConfigureAwait(false) && await ReturnAsync(stay).ConfigureAwait(false))
        {
        }
    }

    private async Task<bool> ReturnAsync(CancellationToken stay)
    {
        var pauses = waits();
        try
        {
            while (true)
            {
                var wait = pauses.Next();
                steps.WillRetry(wait);
                await Task.Delay(wait, time, stay).ConfigureAwait(false);
                var outcome = await ReenterAsync(stay).ConfigureAwait(false);
                if (IsSuccess(outcome) || !steps.MayRetryAfter(outcome))
                {
                    return IsSuccess(outcome);
                }
            }
        }
        catch (OperationCanceledException) when (stay.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<TOutcome> ReenterAsync(CancellationToken stay)
    {
        using var turn = await turns.TakeAsync(stay).ConfigureAwait(false);
        return await steps.EnterAsync(stay).ConfigureAwait(false);
    }

    private bool IsSuccess(TOutcome outcome) => EqualityComparer<TOutcome>.Default.Equals(outcome, success);
}
