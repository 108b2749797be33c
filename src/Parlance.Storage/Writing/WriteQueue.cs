namespace Parlance.Storage.Writing;

/// <summary>Writes in the order they were put. A write with the key of one that waits takes its place, so that the queue is bounded by the things there are;
/// those that replace nothing are bounded by a count.</summary>
/// <param name="maxBatch">How many make a batch.</param>
/// <param name="maxRefusable">How many may wait before those that may be refused are.</param>
/// <param name="withdrawn">Counts a write that was taken back.</param>
/// <param name="replaced">Counts a write that took another's place.</param>
internal sealed class WriteQueue(int maxBatch, int maxRefusable, Action withdrawn, Action replaced)
{
    private readonly Lock gate = new();
    private readonly LinkedList<Write> waiting = new();
    private readonly Dictionary<WriteKey, Write> replaceable = [];
    private bool isClosed;

    /// <summary>How many wait.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return waiting.Count;
            }
        }
    }

    /// <summary>Puts a write, or puts its change in the place of one with the same key.</summary>
    public Placed Add(Write write)
    {
        lock (gate)
        {
            if (isClosed || (write.MayBeRefused && waiting.Count >= maxRefusable))
            {
                write.State = WriteState.Over;
                return Placed.Refused;
            }

            if (!write.MayBeRefused && TryReplace(write))
            {
                return Placed.InPlace;
            }

            Append(write);
            return waiting.Count == 1 ? Placed.First : waiting.Count == maxBatch ? Placed.BatchFull : Placed.Behind;
        }
    }

    /// <summary>Takes nothing more. Returns what still waits.</summary>
    public List<Write> Close()
    {
        lock (gate)
        {
            isClosed = true;
            var left = waiting.ToList();
            left.ForEach(Remove);
            return left;
        }
    }

    /// <summary>Takes a write back unless its batch runs.</summary>
    public bool TryWithdraw(Write write)
    {
        lock (gate)
        {
            if (write.State != WriteState.Waiting)
            {
                return false;
            }

            Remove(write);
        }

        withdrawn();
        write.Complete();
        return true;
    }

    /// <summary>Takes back the write with this key if it waits in the queue.</summary>
    public bool TryWithdraw(WriteKey key)
    {
        Write? write;
        lock (gate)
        {
            if (!replaceable.TryGetValue(key, out write))
            {
                return false;
            }
        }

        return TryWithdraw(write);
    }

    /// <summary>Takes the first writes out of the queue; they can be withdrawn until <see cref="Begin"/>.</summary>
    public List<Write> Take()
    {
        var batch = new List<Write>();
        lock (gate)
        {
            while (batch.Count < maxBatch && waiting.First is { } first)
            {
                batch.Add(first.Value);
                Unlink(first.Value);
            }
        }

        return batch;
    }

    /// <summary>Begins a batch: from here on nothing in it can be withdrawn. What was withdrawn meanwhile leaves it.</summary>
    public void Begin(List<Write> batch)
    {
        lock (gate)
        {
            batch.RemoveAll(write => write.State == WriteState.Over);
            batch.ForEach(write => write.State = WriteState.Running);
        }
    }

    /// <summary>The batch failed and waits again.</summary>
    public void Suspend(List<Write> batch)
    {
        lock (gate)
        {
            batch.ForEach(write => write.State = WriteState.Waiting);
        }
    }

    /// <summary>Removes what was awaited since before a timestamp from a suspended batch and from the queue, to be refused.</summary>
    public List<Write> TakeAwaitedBefore(long since, List<Write> suspended)
    {
        lock (gate)
        {
            var late = suspended.Concat(waiting).Where(write => write is AwaitedWrite awaited && awaited.Since <= since && write.State == WriteState.Waiting).ToList();
            late.ForEach(Remove);
            suspended.RemoveAll(write => write.State == WriteState.Over);
            return late;
        }
    }

    private bool TryReplace(Write write)
    {
        if (!replaceable.TryGetValue(write.Key, out var earlier))
        {
            return false;
        }

        earlier.Apply = write.Apply;
        replaced();
        return true;
    }

    private void Append(Write write)
    {
        if (write.IsFence)
        {
            replaceable.Clear();
        }
        else if (write.Key.Target != WriteTarget.None)
        {
            replaceable[write.Key] = write;
        }

        write.Place = waiting.AddLast(write);
    }

    private void Remove(Write write)
    {
        write.State = WriteState.Over;
        Unlink(write);
    }

    private void Unlink(Write write)
    {
        if (write.Place is { } place)
        {
            waiting.Remove(place);
            write.Place = null;
        }

        if (replaceable.TryGetValue(write.Key, out var known) && known == write)
        {
            replaceable.Remove(write.Key);
        }
    }
}

/// <summary>Where a write went.</summary>
internal enum Placed
{
    /// <summary>Nowhere: too many wait.</summary>
    Refused,

    /// <summary>The queue was empty.</summary>
    First,

    /// <summary>Behind others.</summary>
    Behind,

    /// <summary>Behind others, and they are now as many as a batch takes.</summary>
    BatchFull,

    /// <summary>Into the place of an earlier one.</summary>
    InPlace,
}
