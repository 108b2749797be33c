using System.Buffers.Binary;

namespace Parlance.Wire.Clients;

/// <summary>A stream between two clients on which each frame follows two bytes of length. One reads at a time; several may write.</summary>
/// <remarks>The limit is checked as soon as the length is known, before memory is taken for the frame.</remarks>
public sealed class FrameStream : IAsyncDisposable
{
    private const int Prefix = 2;
    private const int FirstBuffer = 4096;

    /// <summary>Who fills the first buffer at one go, or sends frames that do not fit in it, will send much.</summary>
    private const int ReadAhead = 1 << 16;
    private readonly Turns writing = new();
    private readonly Stream stream;
    private readonly Action? finish;
    private readonly bool isBigEndian;
    private readonly int most;
    private byte[] buffer;
    private int start;
    private int end;
    private bool isTooSmall;
    private int disposed;

    /// <summary>Takes a stream over; it is closed with this.</summary>
    /// <param name="stream">The stream, mostly a connection.</param>
    /// <param name="isBigEndian">The length has its most significant byte first.</param>
    /// <param name="most">Most bytes of a frame without its length.</param>
    /// <param name="finish">Ends the sending side and leaves the other open; null when the stream has no such halves.</param>
    public FrameStream(Stream stream, bool isBigEndian, int most, Action? finish = null)
    {
        (this.stream, this.isBigEndian, this.most, this.finish) = (stream, isBigEndian, most, finish);
        buffer = new byte[Math.Min(FirstBuffer, most + Prefix)];
    }

    /// <summary>Reads the next frame.</summary>
    /// <param name="cancellation">Ends the waiting; the stream is of no use afterwards.</param>
    /// <returns>The frame without its length, valid until the next read; null when the other side has closed between frames.</returns>
    /// <exception cref="WireException">The frame is longer than allowed, or ends in its midst.</exception>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellation = default)
    {
        if (!await FillAsync(Prefix, cancellation).ConfigureAwait(false))
        {
            return start == end ? null : throw new WireException("length", 0, "the stream ends in its midst");
        }

        var length = Length(buffer.AsSpan(start));
        if (length > most)
        {
            throw new WireException("length", 0, $"{length} is more than {most}");
        }

        if (!await FillAsync(Prefix + length, cancellation).ConfigureAwait(false))
        {
            throw new WireException("frame", Prefix, "the stream ends in its midst");
        }

        var frame = buffer.AsMemory(start + Prefix, length);
        start += Prefix + length;
        return frame;
    }

    /// <summary>Takes the next frame if all of it has come, without waiting. One that is longer than allowed is left to <see cref="ReadAsync"/>.</summary>
    /// <param name="frame">The frame without its length, valid until the next read.</param>
    public bool TryRead(out ReadOnlyMemory<byte> frame)
    {
        frame = default;
        var length = end - start < Prefix ? int.MaxValue : Length(buffer.AsSpan(start));
        if (length > most || end - start - Prefix < length)
        {
            return false;
        }

        frame = buffer.AsMemory(start + Prefix, length);
        start += Prefix + length;
        return true;
    }

    /// <summary>Reads bytes that are not framed, as many as there are.</summary>
    /// <param name="atLeast">How many to wait for; not more than a frame may have.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The bytes, valid until the next read; fewer than wanted only at the end.</returns>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadBareAsync(int atLeast = 1, CancellationToken cancellation = default)
    {
        await FillAsync(Math.Min(atLeast, most + Prefix), cancellation).ConfigureAwait(false);
        var bytes = buffer.AsMemory(start, end - start);
        start = end;
        return bytes;
    }

    /// <summary>Writes bytes as they are: whole frames with their lengths.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="IOException">The connection broke.</exception>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation = default)
    {
        using var turn = await writing.TakeAsync(cancellation).ConfigureAwait(false);
        await stream.WriteAsync(bytes, cancellation).ConfigureAwait(false);
    }

    /// <summary>Ends the sending side: the other side reads what was written and then the end.</summary>
    public void Finish() => finish?.Invoke();

    /// <summary>Closes the stream. Does nothing the second time.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private int Length(ReadOnlySpan<byte> bytes) =>
        isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    /// <summary>Reads until so many bytes are there; false at the end of the stream.</summary>
    private async ValueTask<bool> FillAsync(int wanted, CancellationToken cancellation)
    {
        while (end - start < wanted)
        {
            MakeRoom(wanted);
            var count = await stream.ReadAsync(buffer.AsMemory(end), cancellation).ConfigureAwait(false);
            if (count == 0)
            {
                return false;
            }

            end += count;
            isTooSmall |= end == buffer.Length && buffer.Length < ReadAhead;
        }

        return true;
    }

    private void MakeRoom(int wanted)
    {
        if (start == end)
        {
            (start, end) = (0, 0);
        }

        if (!isTooSmall && buffer.Length - start >= wanted && end < buffer.Length)
        {
            return;
        }

        var target = buffer.Length >= wanted && !isTooSmall ? buffer : new byte[Math.Max(wanted, ReadAhead)];
        isTooSmall = false;
        buffer.AsSpan(start, end - start).CopyTo(target);
        (buffer, start, end) = (target, 0, end - start);
    }
}
