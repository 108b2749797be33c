namespace Parlance.Wire.Clients;

/// <summary>What a client does for its <see cref="SteadyLogin{TOutcome}"/>. Never called twice at once, except <see cref="OverAsync"/>, which waits beside the others.</summary>
/// <typeparam name="TOutcome">What may come of a login.</typeparam>
public interface ILoginSteps<TOutcome>
{
    /// <summary>Tries to log in once.</summary>
    /// <param name="cancellation">Gives up.</param>
    Task<TOutcome> EnterAsync(CancellationToken cancellation);

    /// <summary>Waits until the session is over, and tells it.</summary>
    /// <param name="isStaying">The client has not been logged out on purpose.</param>
    /// <returns>Whether to log in again.</returns>
    Task<bool> OverAsync(Func<bool> isStaying);

    /// <summary>Another attempt follows.</summary>
    /// <param name="wait">After so long.</param>
    void WillRetry(TimeSpan wait);

    /// <summary>An attempt to log in again failed.</summary>
    /// <param name="outcome">How.</param>
    /// <returns>Whether another one may go better.</returns>
    bool MayRetryAfter(TOutcome outcome);

    /// <summary>Ends the session, if there is one.</summary>
    /// <param name="cancellation">Ends the waiting for the server.</param>
    Task LeaveAsync(CancellationToken cancellation);
}
