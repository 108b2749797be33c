using System.Diagnostics.CodeAnalysis;

namespace Parlance.Wire.Clients;

/// <summary>Lets one after the other in, for work that awaits. There is nothing to dispose of, so closing the owner leaves nobody waiting for ever.</summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose wait handle is never asked for holds nothing; disposing of it would strand those who wait.")]
public sealed class Turns
{
    private readonly SemaphoreSlim free = new(1, 1);

    /// <summary>Waits for the turn.</summary>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The turn; dispose of it once, when it is over.</returns>
    public async ValueTask<Turn> TakeAsync(CancellationToken cancellation = default)
    {
        await free.WaitAsync(cancellation).ConfigureAwait(false);
        return new Turn(free);
    }

    /// <summary>One turn.</summary>
    public readonly struct Turn : IDisposable
    {
        private readonly SemaphoreSlim? taken;

        internal Turn(SemaphoreSlim taken) => this.taken = taken;

        /// <summary>Ends the turn.</summary>
        public void Dispose() => taken?.Release();
    }
}
