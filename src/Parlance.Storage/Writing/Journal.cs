using System.Diagnostics.Metrics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Parlance.Core.Ports;
using Parlance.Storage.Sqlite;

namespace Parlance.Storage.Writing;

/// <summary>Gathers writes for a moment and commits them together on a thread of its own; tries again what the database did not take.</summary>
internal sealed class Journal : IJournal, IAsyncDisposable
{
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(5);
    private readonly SqliteOptions options;
    private readonly SqliteWriter writer;
    private readonly TimeProvider time;
    private readonly ILogger log;
    private readonly StorageMetrics metrics;
    private readonly WriteQueue queue;
    private readonly WakeUp work;
    private readonly WakeUp retry;
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long attemptSince;
    private int isDisposed;
    private long stopAt = long.MaxValue;
    private volatile bool isBusy;
    private volatile bool isFailing;
    private volatile bool isFull;

    public Journal(SqliteOptions options, SqliteWriter writer, TimeProvider time, ILogger log)
    {
        (this.options, this.writer, this.time, this.log) = (options, writer, time, log);
        metrics = new StorageMetrics(options.Meters);
        queue = new WriteQueue(options.MaxBatch, options.MaxQueued, metrics.Withdrawn, metrics.Replaced);
        work = new WakeUp(time);
        retry = new WakeUp(time);
        metrics.Observe(() => queue.Count, () => IsHealthy);
        new Thread(Run) { Name = "Journal", IsBackground = true }.Start();
    }

    public Meter Meter => metrics.Meter;

    public bool IsHealthy => !isFailing && !(Volatile.Read(ref attemptSince) is not 0 and var since && time.GetElapsedTime(since) > Stuck);

    private bool IsStopping => Volatile.Read(ref stopAt) != long.MaxValue;

    /// <summary>Puts a write into the next batch.</summary>
    public void Put(Write write)
    {
        switch (queue.Add(write))
        {
            case Placed.First:
                work.After(options.Linger);
                break;
            case Placed.BatchFull:
                work.Ring();
                break;
            case Placed.Refused:
                Refuse(write);
                break;
        }
    }

    /// <summary>Puts a write that somebody waits for.</summary>
    public AwaitedWrite PutAwaited(WriteKey key, Action<SqliteConnection>? apply)
    {
        var write = new AwaitedWrite(queue, time.GetTimestamp(), key, apply);
        Put(write);
        return write;
    }

    /// <summary>Takes back the write with this key if its batch has not begun.</summary>
    public bool TryWithdraw(WriteKey key) => queue.TryWithdraw(key);

    public Task CommittedAsync(CancellationToken cancellation = default) =>
        queue.Count == 0 && !isBusy ? Task.CompletedTask : PutAwaited(default, null).Done.WaitAsync(cancellation);

    /// <summary>Completes when everything put so far is committed, or at once while the database takes no writes: people can then still log in.</summary>
    public async Task SettledAsync(CancellationToken cancellation)
    {
        if (IsHealthy)
        {
            await CommittedAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Writes what is left, for a bounded time. May be called again: a container disposes it as a port and as a part of the storage.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) == 1)
        {
            await ended.Task;
            return;
        }

        Interlocked.CompareExchange(ref stopAt, time.GetTimestamp() + (long)(options.StopWithin.TotalSeconds * time.TimestampFrequency), long.MaxValue);
        work.Ring();
        await ended.Task;
        metrics.Dispose();
        work.Dispose();
        retry.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            work.Wait();
            isBusy = true; // before the queue is emptied, so that nobody sees both at rest
            var batch = queue.Take();
            if (batch.Count == 0 && IsStopping)
            {
                break;
            }

            Commit(batch);
            isBusy = false;
            if (IsStopping || queue.Count > 0)
            {
                work.Ring();
            }
        }

        LeaveBehind(queue.Close());
        ended.SetResult();
    }

    private void Commit(List<Write> batch)
    {
        var pause = options.Retry.First;
        while (!TryCommit(batch))
        {
            if (IsStopping && time.GetTimestamp() >= Volatile.Read(ref stopAt))
            {
                LeaveBehind([.. batch, .. queue.Close()]);
                return;
            }

            retry.After(pause);
            retry.Wait();
            pause = pause * 2 > options.Retry.Longest ? options.Retry.Longest : pause * 2;
        }
    }

    private bool TryCommit(List<Write> batch)
    {
        queue.Begin(batch);
        Volatile.Write(ref attemptSince, time.GetTimestamp());
        try
        {
            WriteAll(batch);
            Succeed(batch);
            return true;
        }
        catch (SqliteException problem)
        {
            Suspend(batch, problem);
            return false;
        }
        finally
        {
            Volatile.Write(ref attemptSince, 0);
        }
    }

    private void WriteAll(List<Write> batch)
    {
        var changes = batch.FindAll(write => write.Apply is not null);
        if (changes.Count == 0)
        {
            return;
        }

        try
        {
            writer.Run(changes);
        }
        catch (Exception problem) when (SqliteWriter.IsFaultOfChange(problem))
        {
            Drop(batch, writer.RunEach(changes));
        }

        metrics.Committed(changes.Count, time.GetElapsedTime(attemptSince));
    }

    private void Succeed(List<Write> batch)
    {
        if (isFailing)
        {
            isFailing = false;
            isFull = false;
            log.Recovered();
        }

        isBusy = false; // before anybody is told, who may ask at once
        batch.ForEach(write => write.Complete());
    }

    private void Suspend(List<Write> batch, SqliteException problem)
    {
        metrics.Failed();
        if (!isFailing)
        {
            isFailing = true;
            log.Failing(batch.Count + queue.Count, problem);
        }

        queue.Suspend(batch);
        var before = time.GetTimestamp() - (long)(options.RefuseAfter.TotalSeconds * time.TimestampFrequency);
        GiveUp(queue.TakeAwaitedBefore(before, batch), new StorageException("The database does not take writes.", problem));
    }

    private void Drop(List<Write> batch, List<(Write Write, Exception Reason)> faulty)
    {
        foreach (var (write, reason) in faulty)
        {
            batch.Remove(write);
            log.Dropped(write.Key.Target.ToString(), reason);
            write.Fail(new StorageException("The database cannot hold it.", reason));
        }

        metrics.Refused(faulty.Count);
    }

    private void Refuse(Write write)
    {
        metrics.Refused(1);
        if (IsStopping)
        {
            log.Late(write.Key.Target.ToString());
            write.Fail(new StorageException("The storage is closed.", new TimeoutException()));
            return;
        }

        if (!isFull)
        {
            isFull = true;
            log.Full();
        }

        write.Fail(new StorageException("Too many writes wait for the database.", new TimeoutException()));
    }

    private void GiveUp(List<Write> late, StorageException reason)
    {
        foreach (var kind in late.GroupBy(write => write.Key.Target))
        {
            log.GivenUp(kind.Count(), kind.Key.ToString());
        }

        metrics.Refused(late.Count);
        late.ForEach(write => write.Fail(reason));
    }

    private void LeaveBehind(List<Write> left)
    {
        var lost = left.Count(write => write.Apply is not null);
        if (lost > 0)
        {
            log.LeftBehind(lost);
        }

        left.ForEach(write => write.Fail(new StorageException("The server stopped.", new TimeoutException())));
    }
}
