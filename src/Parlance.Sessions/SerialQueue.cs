namespace Parlance.Sessions;

/// <summary>Items that are handled one after the other, in the order they were added, on whichever pool thread is free. Bounded.</summary>
/// <remarks>For sessions without a connection of their own: datagrams of all clients share a socket, so no write loop can carry their events.</remarks>
/// <typeparam name="T">What is handled.</typeparam>
public sealed class SerialQueue<T> : IThreadPoolWorkItem
{
    private readonly Lock gate = new();
    private readonly Action<T> handle;
    private readonly int most;
    private Queue<T>? waiting;
    private bool isBusy;

    /// <summary>Starts empty; an empty queue owns no memory but itself.</summary>
    /// <param name="handle">Handles one item; must not throw.</param>
    /// <param name="most">How many may wait.</param>
    public SerialQueue(Action<T> handle, int most)
    {
        this.handle = handle;
        this.most = most;
    }

    /// <summary>Items that wait.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return waiting?.Count ?? 0;
            }
        }
    }

    /// <summary>Adds an item; it never handles one itself, so it may be called under locks.</summary>
    /// <param name="item">The item.</param>
    /// <param name="always">Take it even when the queue is full: the last word of a session.</param>
    /// <returns>False when the queue is full.</returns>
    public bool Add(T item, bool always = false)
    {
        lock (gate)
        {
            waiting ??= new Queue<T>();
            if (waiting.Count >= most && !always)
            {
                return false;
            }

            waiting.Enqueue(item);
            if (isBusy)
            {
                return true;
            }

            isBusy = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return true;
    }

    /// <inheritdoc/>
    public void Execute()
    {
        while (Next(out var item))
        {
            handle(item!);
        }
    }

    private bool Next(out T? item)
    {
        lock (gate)
        {
            if (waiting is not null && waiting.TryDequeue(out item))
            {
                return true;
            }

            (item, waiting, isBusy) = (default, null, false);
            return false;
        }
    }
}
