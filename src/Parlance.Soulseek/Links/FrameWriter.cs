using System.Buffers;
using System.Buffers.Binary;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>
/// Writes frames to a stream. Frames that gather while one write is under way leave together in the next; how much may gather is bounded. One loop writes, anybody may send.
/// </summary>
internal sealed class FrameWriter(Stream stream, SoulseekLink link, int backlog, bool obfuscated = false) : IDisposable
{
    private const int Chunk = 64 * 1024;
    private readonly Lock gate = new();
    private readonly SemaphoreSlim writing = new(1, 1);
    private readonly SemaphoreSlim signal = new(0);
    private WireBuffer filling = new();
    private WireBuffer leaving = new();
    private TaskCompletionSource? drained;
    private bool closed;

    /// <summary>Sends a message if there is room for it.</summary>
    /// <returns>False when the backlog is full or the connection is gone.</returns>
    public bool TrySend<T>(in T message)
        where T : struct, IMessage<T>
    {
        lock (gate)
        {
            if (closed || filling.Length > backlog)
            {
                return false;
            }

            var at = filling.Length;
            link.Write(message, filling);
            Hide(at);
        }

        signal.Release();
        return true;
    }

    /// <summary>Sends a whole frame as it is, if there is room for it.</summary>
    public bool TrySendFrame(ReadOnlySpan<byte> frame)
    {
        lock (gate)
        {
            if (closed || filling.Length + frame.Length > backlog)
            {
                return false;
            }

            var at = filling.Length;
            frame.CopyTo(filling.Take(frame.Length));
            Hide(at);
        }

        signal.Release();
        return true;
    }

    /// <summary>Sends a message, waiting until there is room for it.</summary>
    /// <returns>False when the connection is gone.</returns>
    public async ValueTask<bool> SendAsync<T>(T message, CancellationToken cancellationToken)
        where T : struct, IMessage<T>
    {
        while (!TrySend(message))
        {
            Task room;
            lock (gate)
            {
                if (closed)
                {
                    return false;
                }

                room = (drained ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await room.WaitAsync(cancellationToken);
        }

        return true;
    }

    /// <summary>Sends a frame whose body comes from a stream that knows its length, without holding it in memory.</summary>
    /// <exception cref="EndOfStreamException">The stream was shorter than it said; the connection is of no more use.</exception>
    public async ValueTask SendBodyAsync(uint code, Stream body, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            await WriteBodyAsync(code, body, cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Writes what is sent until it is told to stop, then what is left.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                await signal.WaitAsync(cancellationToken);
                await FlushAsync(cancellationToken);
            }
        }
        finally
        {
            Close();
        }
    }

    /// <summary>Writes what waits.</summary>
    public async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            if (Swap() is { Length: > 0 } full)
            {
                await stream.WriteAsync(full.WrittenMemory, cancellationToken);
                full.Dispose();
            }
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Writes what waits on a connection that is about to end; it may have ended already.</summary>
    public async ValueTask FlushQuietlyAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        try
        {
            await FlushAsync(patience.Token);
        }
        catch (Exception ended) when (ended is IOException or ObjectDisposedException or OperationCanceledException)
        {
            Close();
        }
    }

    /// <summary>Takes no more messages.</summary>
    public void Close()
    {
        lock (gate)
        {
            closed = true;
            drained?.TrySetResult();
        }
    }

    /// <summary>Gives the memory back. Who sends at this very moment is told that the connection is gone; so the semaphores, which hold nothing, stay.</summary>
    public void Dispose()
    {
        Close();
        lock (gate)
        {
            filling.Dispose();
        }
    }

    private WireBuffer Swap()
    {
        lock (gate)
        {
            (filling, leaving) = (leaving, filling);
            filling.Clear();
            drained?.TrySetResult();
            drained = null;
            return leaving;
        }
    }

    private void Hide(int at)
    {
        if (obfuscated)
        {
            Obfuscation.Hide(filling, at, (uint)Random.Shared.NextInt64(1, uint.MaxValue));
        }
    }

    private async ValueTask WriteBodyAsync(uint code, Stream body, CancellationToken cancellationToken)
    {
        var key = obfuscated ? (uint)Random.Shared.NextInt64(1, uint.MaxValue) : 0;
        var chunk = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            await stream.WriteAsync(BodyHeader(code, body.Length, key), cancellationToken);
            var at = 0L;
            while (at < body.Length)
            {
                var wanted = (int)Math.Min(Chunk, body.Length - at);
                await body.ReadExactlyAsync(chunk.AsMemory(0, wanted), cancellationToken);
                if (obfuscated)
                {
                    Obfuscation.Apply(chunk.AsSpan(0, wanted), key, checked((int)at + link.Format.Header));
                }

                await stream.WriteAsync(chunk.AsMemory(0, wanted), cancellationToken);
                at += wanted;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
    }

    private byte[] BodyHeader(uint code, long length, uint key)
    {
        var lead = obfuscated ? Obfuscation.KeySize : 0;
        var header = new byte[lead + link.Format.Header];
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(lead), checked((uint)length + (uint)link.Format.Code));
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(lead + 4), code);
        if (obfuscated)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(header, key);
            Obfuscation.Apply(header.AsSpan(lead), key);
        }

        return header;
    }
}
