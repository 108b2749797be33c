using System.Buffers;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Sends one file over a file connection.</summary>
internal sealed class UploadTransfer(Upload upload, FileStream file, FileConnection connection, Func<UploadOptions> options, SpeedLimit all, TimeProvider time)
{
    private const int Portion = 256 * 1024;
    private readonly SpeedLimit own = new(time);

    /// <summary>Reads from where on the user wants the file, sends the rest and waits until he closes the connection: by that he says that he has it.</summary>
    /// <param name="started">Called when the first byte is about to be sent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Why it failed, or that it did not.</returns>
    public async Task<UploadFailure> RunAsync(Action started, CancellationToken cancellationToken)
    {
        using var stalled = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stalled.Token, cancellationToken);
        try
        {
            stalled.CancelAfter(options().Stall);
            if (FirstByte(await connection.ReadOffsetAsync(ended.Token)) is not { } offset)
            {
                return UploadFailure.Refused;
            }

            upload.Offset = offset;
            started();
            if (!await SendAsync(stalled, ended.Token))
            {
                return UploadFailure.Unreadable;
            }

            stalled.CancelAfter(options().Stall);
            await WaitForCloseAsync(ended.Token);
            return UploadFailure.None;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return upload.Offset + upload.Sent == upload.Size && upload.State == UploadState.Transferring ? UploadFailure.None : UploadFailure.Stalled;
        }
        catch (Exception wrong) when (wrong is IOException or WireException or ObjectDisposedException)
        {
            return UploadFailure.Broken;
        }
    }

    /// <summary>Soulseek NS goes on behind 2 GiB with ones in the upper half. An offset behind the end has nothing to do with this file.</summary>
    private long? FirstByte(ulong offset)
    {
        var meant = offset >> 32 == uint.MaxValue ? (uint)offset : offset;
        return meant <= (ulong)upload.Size ? (long)meant : null;
    }

    /// <summary>Sends what is left of the size that was promised.</summary>
    /// <returns>False when the file ends before.</returns>
    private async Task<bool> SendAsync(CancellationTokenSource stalled, CancellationToken ended)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Portion);
        try
        {
            for (var at = upload.Offset; at < upload.Size;)
            {
                var now = options();
                stalled.CancelAfter(Timeout.InfiniteTimeSpan);
                var wanted = SpeedLimit.Portion(SpeedLimit.Portion(Portion, now.SpeedLimit), now.SpeedLimitPerUpload);
                var read = await ReadAsync(at, buffer.AsMemory(0, (int)Math.Min(wanted, upload.Size - at)), ended);
                if (read == 0)
                {
                    return false;
                }

                await all.WaitAsync(read, now.SpeedLimit, ended);
                await own.WaitAsync(read, now.SpeedLimitPerUpload, ended);
                stalled.CancelAfter(now.Stall);
                await connection.Stream.WriteAsync(buffer.AsMemory(0, read), ended);
                at += read;
                upload.Sent = at - upload.Offset;
            }

            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask<int> ReadAsync(long at, Memory<byte> target, CancellationToken ended)
    {
        try
        {
            return await RandomAccess.ReadAsync(file.SafeFileHandle, target, at, ended);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private async Task WaitForCloseAsync(CancellationToken ended)
    {
        var nothing = new byte[64];
        try
        {
            while (await connection.Stream.ReadAsync(nothing, ended) > 0)
            {
                ended.ThrowIfCancellationRequested();
            }
        }
        catch (IOException)
        {
            // A connection that is reset after the last byte was taken is closed as well.
            upload.Sent = upload.Size - upload.Offset;
        }
    }
}
