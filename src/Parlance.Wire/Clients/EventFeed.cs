using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Parlance.Wire.Clients;

/// <summary>
/// What a client has to tell, for any number of listeners. Each listener has a bounded buffer of its own; one that does not keep up loses its oldest events, which are counted, and nobody waits for it:
/// neither the socket nor the other listeners.
/// </summary>
/// <typeparam name="TEvent">The kind of event.</typeparam>
public sealed class EventFeed<TEvent>
{
    private readonly Lock gate = new();
    private readonly int capacity;
    private Channel<TEvent>[] listeners = [];
    private bool complete;
    private Exception? failure;
    private long dropped;

    /// <summary>Makes a feed without listeners.</summary>
    /// <param name="capacity">How many events wait for one listener at most; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The capacity is below 1.</exception>
    public EventFeed(int capacity = 1024)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        this.capacity = capacity;
    }

    /// <summary>Events that listeners lost because they were too slow, over the feed's life.</summary>
    public long Dropped => Volatile.Read(ref dropped);

    /// <summary>Listeners at the moment.</summary>
    public int Listeners => Volatile.Read(ref listeners).Length;

    /// <summary>Hands an event to every listener. Never waits; without listeners the event is gone. After <see cref="Complete"/> it does nothing.</summary>
    /// <param name="what">The event.</param>
    public void Publish(TEvent what)
    {
        foreach (var listener in Volatile.Read(ref listeners))
        {
            listener.Writer.TryWrite(what);
        }
    }

    /// <summary>Ends the feed: listeners get what still waits for them, then the end, or the exception.</summary>
    /// <param name="error">Why the feed ended, if it was not on purpose.</param>
    public void Complete(Exception? error = null)
    {
        Channel<TEvent>[] present;
        lock (gate)
        {
            complete = true;
            failure ??= error;
            present = listeners;
            listeners = [];
        }

        foreach (var listener in present)
        {
            listener.Writer.TryComplete(error);
        }
    }

    /// <summary>
    /// Listens from now on: events published after this call are seen, also when the enumeration starts later. Leaving the enumeration ends the listening.
    /// </summary>
    /// <param name="cancellationToken">Ends the listening with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The events in the order in which they were published; to be enumerated once.</returns>
    public IAsyncEnumerable<TEvent> SubscribeAsync(CancellationToken cancellationToken = default)
    {
        var mine = Channel.CreateBounded<TEvent>(
            new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Interlocked.Increment(ref dropped));
        lock (gate)
        {
            if (complete)
            {
                mine.Writer.TryComplete(failure);
            }
            else
            {
                listeners = [.. listeners, mine];
            }
        }

        return ReadAsync(mine, cancellationToken);
    }

    private async IAsyncEnumerable<TEvent> ReadAsync(Channel<TEvent> mine, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var what in mine.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return what;
            }
        }
        finally
        {
            Leave(mine);
        }
    }

    private void Leave(Channel<TEvent> mine)
    {
        lock (gate)
        {
            listeners = [.. listeners.Where(l => l != mine)];
        }
    }
}
