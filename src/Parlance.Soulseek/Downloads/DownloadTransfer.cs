using System.Buffers;

namespace Parlance.Soulseek;

/// <summary>Brings the bytes of one file from a connection to where they go, reading ahead while it writes.</summary>
internal sealed class DownloadTransfer(TimeProvider time, DownloadOptions options, SpeedLimit all, Func<long?> limit)
{
    private readonly SpeedLimit own = new(time);
    private long received;
    private int held;

    /// <summary>Bytes that are written, those from before included.</summary>
    public long Received => Volatile.Read(ref received);

    /// <summary>Receives from <paramref name="offset"/> up to <paramref name="size"/>.</summary>
    /// <returns>False when the connection ended before, or nothing came for too long.</returns>
    public async Task<bool> RunAsync(Stream connection, Func<ReadOnlyMemory<byte>, long, CancellationToken, ValueTask> write, long offset, long size, CancellationToken cancellationToken)
    {
        received = offset;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var seen = -1L;
        await using var watch = time.CreateTimer(_ => Watch(ref seen, stop), null, options.Stall, options.Stall);
        var (front, back) = (ArrayPool<byte>.Shared.Rent(options.BufferSize), ArrayPool<byte>.Shared.Rent(options.BufferSize));
        var writing = Task.CompletedTask;
        try
        {
            for (var at = offset; at < size;)
            {
                var count = await ReadAsync(connection, front, size - at, stop.Token);
                await HoldAsync(count, cancellationToken);
                await writing;
                if (count == 0)
                {
                    return false;
                }

                writing = WriteAsync(write, front.AsMemory(0, count), at, cancellationToken);
                at += count;
                (front, back) = (back, front);
            }

            await writing;
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await writing;
            return false;
        }
        finally
        {
            await FinishAsync(writing);
            ArrayPool<byte>.Shared.Return(front);
            ArrayPool<byte>.Shared.Return(back);
        }
    }

    private ValueTask<int> ReadAsync(Stream connection, byte[] buffer, long left, CancellationToken cancellationToken)
    {
        var wanted = SpeedLimit.Portion(SpeedLimit.Portion(buffer.Length, limit()), options.SpeedLimitPerDownload);
        return connection.ReadAsync(buffer.AsMemory(0, (int)Math.Min(wanted, left)), cancellationToken);
    }

    /// <summary>Reads no more until what was read may have come. Meanwhile it is not the uploader who is slow.</summary>
    private async ValueTask HoldAsync(int count, CancellationToken cancellationToken)
    {
        var (together, each) = (all.WaitAsync(count, limit(), cancellationToken), own.WaitAsync(count, options.SpeedLimitPerDownload, cancellationToken));
        if (together.IsCompletedSuccessfully && each.IsCompletedSuccessfully)
        {
            return;
        }

        Volatile.Write(ref held, 1);
        await together;
        await each;
        Volatile.Write(ref held, 0);
    }

    private async Task WriteAsync(Func<ReadOnlyMemory<byte>, long, CancellationToken, ValueTask> write, ReadOnlyMemory<byte> bytes, long at, CancellationToken cancellationToken)
    {
        await write(bytes, at, cancellationToken);
        Volatile.Write(ref received, at + bytes.Length);
    }

    /// <summary>The buffers are given back only when nothing writes from them any more; the failure itself has been seen or is on its way.</summary>
    private static Task<AggregateException?> FinishAsync(Task writing) => writing.ContinueWith(static done => done.Exception, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);

    private void Watch(ref long seen, CancellationTokenSource stop)
    {
        var now = Received;
        if (Interlocked.Exchange(ref seen, now) == now && Volatile.Read(ref held) == 0)
        {
            stop.Cancel();
        }
    }
}
