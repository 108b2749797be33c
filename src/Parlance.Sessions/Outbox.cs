using Parlance.Core.Events;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Wire;

namespace Parlance.Sessions;

/// <summary>What waits to be sent to one client: events, encoded when their turn comes, and replies that are bytes already. Bounded.</summary>
public sealed class Outbox
{
    private readonly Lock gate = new();
    private readonly OutboxPump pump;
    private readonly StreamSession session;
    private readonly StreamLink link;
    private readonly StreamServices services;
    private List<object>? items;
    private TaskCompletionSource? relieved;
    private int queued;
    private bool busy;
    private bool finishing;
    private bool closed;
    private long stalledAt;

    internal Outbox(StreamLink link, StreamSession session, StreamServices services)
    {
        this.link = link;
        this.session = session;
        this.services = services;
        pump = services.Pump;
    }

    /// <summary>Bytes that wait, estimated for events.</summary>
    public int Queued => Volatile.Read(ref queued);

    /// <summary>More waits than may before the client is no longer read from.</summary>
    public bool IsLagging => Queued > Limits.SendQueueSoft;

    private ServerLimits Limits => services.Limits;

    /// <summary>Queues an event. A single one is taken whatever its size; the limit is for what has piled up.</summary>
    /// <returns>False when the outbox is full and the client is to be dropped.</returns>
    public bool Add(Delivery delivery) => Add(delivery, delivery.Event.Weight);

    /// <summary>Queues bytes that are ready.</summary>
    /// <param name="bytes">Owned by the outbox from now on.</param>
    /// <returns>False when the outbox is full and the client is to be dropped.</returns>
    public bool Add(WireBuffer bytes) => Add(bytes, bytes.Length);

    /// <summary>A buffer to write a reply to, for <see cref="Add(WireBuffer)"/>.</summary>
    public WireBuffer Rent() => pump.RentBuffer();

    /// <summary>Completes when little enough waits that more may be read from the client.</summary>
    public Task RelievedAsync()
    {
        lock (gate)
        {
            return queued <= Limits.SendQueueSoft || closed
                ? Task.CompletedTask
                : (relieved ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Takes nothing more; completes when all that waits is sent, or cannot be.</summary>
    public Task FinishAsync()
    {
        lock (gate)
        {
            finishing = true;
            return closed || (!busy && items is null)
                ? Task.CompletedTask
                : (relieved ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    /// <summary>Drops everything.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            finishing = true;
            items = null;
            queued = 0;
            relieved?.TrySetResult();
        }
    }

    /// <summary>The client does not take what was sent, at this moment.</summary>
    internal bool IsStalled => Volatile.Read(ref stalledAt) != 0 && !closed;

    /// <summary>Drops a client that has not taken what was sent for longer than it may.</summary>
    /// <returns>True when there is nothing more to look after.</returns>
    internal bool DropIfStalled()
    {
        var since = Volatile.Read(ref stalledAt);
        if (since == 0 || closed)
        {
            return true;
        }

        if (services.Time.GetElapsedTime(since) < Limits.SendStall)
        {
            return false;
        }

        session.Drop(SessionEnd.SlowReader);
        return true;
    }

    internal void Flush(WireBuffer scratch)
    {
        List<object>? batch;
        int weight;
        lock (gate)
        {
            (batch, items) = (items, null);
            weight = queued;
        }

        if (batch is null)
        {
            Sent(0);
            return;
        }

        Encode(batch, scratch);
        session.Tap?.Sent(scratch.Written);
        services.Metrics.Delivered(batch.Count, scratch.Length);
        pump.Return(batch);
        Write(scratch, weight);
    }

    private void Write(WireBuffer scratch, int weight)
    {
        if (link.Direct is { } direct)
        {
            Write(direct, scratch, weight);
            return;
        }

        try
        {
            if (scratch.Length > 0)
            {
                scratch.Written.CopyTo(link.Output.GetSpan(scratch.Length));
                link.Output.Advance(scratch.Length);
            }

            var flush = link.Output.FlushAsync();
            if (flush.IsCompletedSuccessfully)
            {
                Sent(weight, flush.Result.IsCompleted);
                return;
            }

            Stalled();
            flush.AsTask().ContinueWith(
                (done, state) => Sent((int)state!, !done.IsCompletedSuccessfully || done.Result.IsCompleted), weight, TaskScheduler.Default);
        }
        catch (InvalidOperationException)
        {
            // The connection's pipe was completed between two sends.
            Sent(weight, gone: true);
        }
    }

    private void Write(IDirectOutput direct, WireBuffer scratch, int weight)
    {
        var sent = scratch.Length > 0 ? direct.SendNow(scratch.Written) : 0;
        if (sent < 0 || sent == scratch.Length)
        {
            Sent(weight, gone: sent < 0);
            return;
        }

        Stalled();
        direct.SendAsync(scratch.Written[sent..].ToArray()).ContinueWith(
            (done, state) => Sent((int)state!, !done.IsCompletedSuccessfully || !done.Result), weight, TaskScheduler.Default);
    }

    private void Stalled()
    {
        Volatile.Write(ref stalledAt, Math.Max(1, services.Time.GetTimestamp()));
        services.Watchdog.Watch(this);
    }

    private void Encode(List<object> batch, WireBuffer scratch)
    {
        foreach (var item in batch)
        {
            if (item is WireBuffer bytes)
            {
                bytes.Written.CopyTo(scratch.Take(bytes.Length));
                pump.Return(bytes);
                continue;
            }

            var start = scratch.Length;
            try
            {
                session.Translate((Delivery)item, scratch);
            }
            catch (Exception fault) when (NoteNotEncoded((Delivery)item, fault))
            {
                scratch.Cut(start);
            }
        }
    }

    /// <summary>An event that cannot be encoded is left out; the one thread that flushes for everybody goes on.</summary>
    private bool NoteNotEncoded(Delivery delivery, Exception fault)
    {
        services.Log.NotEncoded(delivery.Event.GetType().Name, fault);
        return true;
    }

    private void Sent(int weight, bool gone = false)
    {
        lock (gate)
        {
            Volatile.Write(ref stalledAt, 0);
            queued = Math.Max(0, queued - weight);
            closed |= gone;
            if (closed)
            {
                items = null;
                queued = 0;
            }

            if (queued <= Limits.SendQueueSoft && (!finishing || items is null))
            {
                relieved?.TrySetResult();
                relieved = null;
            }

            if (items is null)
            {
                busy = false;
                return;
            }
        }

        pump.Schedule(this);
    }

    private bool Add(object item, int weight)
    {
        lock (gate)
        {
            if (finishing)
            {
                return true;
            }

            if (queued > 0 && queued + weight > Limits.SendQueueHard)
            {
                return false;
            }

            queued += weight;
            (items ??= pump.RentList()).Add(item);
            if (busy)
            {
                return true;
            }

            busy = true;
        }

        pump.Schedule(this);
        return true;
    }
}
