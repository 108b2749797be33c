using System.Collections.Concurrent;
using Parlance.Wire;

namespace Parlance.Sessions;

/// <summary>Flushes outboxes, one after the other, on one pool thread at a time.</summary>
/// <remarks>
/// While it works through a room, lines go on arriving, so each outbox it comes to holds all that has queued and sends it in one piece:
/// the busier the room, the cheaper each line.
/// </remarks>
public sealed class OutboxPump : IThreadPoolWorkItem, IDisposable
{
    private const int KeepBytes = 256 * 1024;
    private const int KeepItems = 1024;
    private readonly ConcurrentQueue<Outbox> waiting = [];
    private readonly ConcurrentBag<List<object>> lists = [];
    private readonly ConcurrentBag<WireBuffer> buffers = [];
    private readonly WireBuffer scratch = new(16 * 1024);
    private int running;
    private int holds;

    /// <summary>Outboxes that wait to be flushed.</summary>
    public int Waiting => waiting.Count;

    /// <inheritdoc/>
    public void Execute()
    {
        Pump(int.MaxValue);
        Finish();
    }

    /// <inheritdoc/>
    public void Dispose() => scratch.Dispose();

    /// <summary>A session begins to work through what it read: flushing waits for <see cref="Release"/>, so that a burst of lines goes out in one piece.</summary>
    internal void Hold() => Interlocked.Increment(ref holds);

    /// <summary>Lets out what has queued so far, in the middle of a long batch.</summary>
    internal void Breathe()
    {
        if (!waiting.IsEmpty)
        {
            Start();
        }
    }

    /// <summary>The session is through, or has something to wait for. Its thread sends what it caused itself, as nothing wakes as fast as what is awake; what is added meanwhile another does.</summary>
    internal void Release()
    {
        Interlocked.Decrement(ref holds);
        var here = waiting.Count;
        if (here > 0 && TryBegin())
        {
            Pump(here);
            Finish();
        }
    }

    internal void Schedule(Outbox outbox)
    {
        waiting.Enqueue(outbox);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref holds) == 0)
        {
            Start();
        }
    }

    private void Start()
    {
        if (TryBegin())
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private bool TryBegin() => Volatile.Read(ref running) == 0 && Interlocked.CompareExchange(ref running, 1, 0) == 0;

    private void Pump(int most)
    {
        for (; most > 0 && waiting.TryDequeue(out var outbox); most--)
        {
            outbox.Flush(scratch);
            if (scratch.Length > KeepBytes)
            {
                scratch.Dispose();
            }

            scratch.Clear();
        }
    }

    private void Finish()
    {
        Interlocked.Exchange(ref running, 0);
        Breathe();
    }

    internal List<object> RentList() => lists.TryTake(out var list) ? list : new List<object>(16);

    internal void Return(List<object> list)
    {
        if (list.Capacity <= KeepItems)
        {
            list.Clear();
            lists.Add(list);
        }
    }

    internal WireBuffer RentBuffer() => buffers.TryTake(out var buffer) ? buffer : new WireBuffer();

    internal void Return(WireBuffer buffer)
    {
        buffer.Dispose();
        buffers.Add(buffer);
    }
}
