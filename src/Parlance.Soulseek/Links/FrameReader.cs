using System.Buffers;
using System.Buffers.Binary;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>
/// Reads frames off a stream. The size of a frame is checked as soon as its header has come; memory grows with the bytes that really come, never by what a header claims; while nothing comes no memory is held.
/// </summary>
internal sealed class FrameReader(Stream stream, SoulseekLink link, bool obfuscated = false) : IDisposable
{
    private const int Small = 16 * 1024;
    private const int Keep = 256 * 1024;
    private byte[] buffer = [];
    private int start;
    private int end;
    private uint key;
    private int left;
    private bool shown;

    /// <summary>The kind of frames that come; changed after the first frame of a connection.</summary>
    public SoulseekLink Link { get; set; } = link;

    /// <summary>Whether frames are hidden; switched off behind the first frame of a connection of type D or F.</summary>
    public bool IsObfuscated { get; set; } = obfuscated;

    /// <summary>Code of the present frame.</summary>
    public uint Code { get; private set; }

    /// <summary>Length of the body of the present frame.</summary>
    public int Length { get; private set; }

    private int KeySize => IsObfuscated ? Obfuscation.KeySize : 0;

    /// <summary>Waits for the next frame's header. What is left of the frame before is skipped.</summary>
    /// <returns>False when the stream ended between two frames.</returns>
    /// <exception cref="WireException">The frame is too short or too large.</exception>
    /// <exception cref="EndOfStreamException">The stream ended inside a frame.</exception>
    public async ValueTask<bool> NextAsync(CancellationToken cancellationToken)
    {
        await SkipAsync(cancellationToken);
        if (!await WaitAsync(cancellationToken))
        {
            return false;
        }

        await FillAsync(KeySize + 4, cancellationToken);
        var length = Header(4, out _);
        Check(length, Link.Largest);
        await FillAsync(KeySize + Link.Format.Header, cancellationToken);
        Header(Link.Format.Header, out var code);
        Check(length, Link.LimitOf(code));
        Code = code;
        Length = left = (int)length - (int)Link.Format.Code;
        shown = false;
        if (IsObfuscated)
        {
            key = BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(start));
        }

        start += KeySize + Link.Format.Header;
        return true;
    }

    /// <summary>The first bytes of the body, fewer only when it is shorter. Valid until the next call.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> PeekAsync(int count, CancellationToken cancellationToken)
    {
        count = Math.Min(count, left);
        await FillAsync(count, cancellationToken);
        if (!IsObfuscated)
        {
            return buffer.AsMemory(start, count);
        }

        var plain = buffer.AsSpan(start, count).ToArray();
        Show(plain, 0);
        return plain;
    }

    /// <summary>The whole body. Valid until the next call.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> BodyAsync(CancellationToken cancellationToken)
    {
        await FillAsync(left, cancellationToken);
        if (IsObfuscated && !shown)
        {
            Show(buffer.AsSpan(start, left), 0);
            shown = true;
        }

        return buffer.AsMemory(start, left);
    }

    /// <summary>Some more bytes of the body, for bodies too large to be held. Zero at its end.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> target, CancellationToken cancellationToken)
    {
        var wanted = Math.Min(target.Length, left);
        if (wanted == 0)
        {
            return 0;
        }

        if (end == start)
        {
            await FillAsync(1, cancellationToken);
        }

        var count = Math.Min(wanted, end - start);
        buffer.AsSpan(start, count).CopyTo(target.Span);
        if (IsObfuscated)
        {
            Show(target.Span[..count], Length - left);
        }

        start += count;
        left -= count;
        return count;
    }

    /// <summary>Takes over what was read beyond the last frame, for a connection that goes on without frames.</summary>
    public byte[] Remainder() => buffer.AsSpan(start, end - start).ToArray();

    /// <inheritdoc/>
    public void Dispose() => Release();

    private static void Check(long length, int max)
    {
        if (length < 1 || length > max)
        {
            throw new WireException("length", 0, $"{length} is not between 1 and {max}");
        }
    }

    private long Header(int size, out uint code)
    {
        Span<byte> header = stackalloc byte[8];
        header = header[..size];
        buffer.AsSpan(start + KeySize, size).CopyTo(header);
        if (IsObfuscated)
        {
            Obfuscation.Apply(header, BinaryPrimitives.ReadUInt32LittleEndian(buffer.AsSpan(start)));
        }

        code = size == 4 ? 0 : Link.CodeIn(header);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(header);
        return length >= (int)Link.Format.Code ? length : throw new WireException("length", 0, $"{length} is shorter than a code");
    }

    /// <summary>Shows hidden bytes of the body that lie so far behind its beginning. The key stream runs from the frame's length on, and its words need not lie as the bytes do.</summary>
    private void Show(Span<byte> bytes, int offset)
    {
        var at = Link.Format.Header + offset;
        var lead = at & 3;
        if (lead == 0)
        {
            Obfuscation.Apply(bytes, key, at);
            return;
        }

        Span<byte> word = stackalloc byte[4];
        var first = Math.Min(4 - lead, bytes.Length);
        bytes[..first].CopyTo(word[lead..]);
        Obfuscation.Apply(word, key, at - lead);
        word.Slice(lead, first).CopyTo(bytes);
        Obfuscation.Apply(bytes[first..], key, at - lead + 4);
    }

    private async ValueTask SkipAsync(CancellationToken cancellationToken)
    {
        while (left > 0)
        {
            if (end == start)
            {
                start = end = 0;
                await FillAsync(1, cancellationToken);
            }

            var count = Math.Min(left, end - start);
            start += count;
            left -= count;
        }
    }

    /// <summary>Waits for a byte without holding memory.</summary>
    private async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        if (end > start)
        {
            return true;
        }

        Release();
        _ = await stream.ReadAsync(Memory<byte>.Empty, cancellationToken);
        buffer = ArrayPool<byte>.Shared.Rent(Small);
        end = await stream.ReadAsync(buffer, cancellationToken);
        return end > 0;
    }

    private async ValueTask FillAsync(int count, CancellationToken cancellationToken)
    {
        while (end - start < count)
        {
            MakeRoom(count);
            var read = await stream.ReadAsync(buffer.AsMemory(end), cancellationToken);
            end += read > 0 ? read : throw new EndOfStreamException("The connection ended inside a frame.");
        }
    }

    private void MakeRoom(int count)
    {
        var held = end - start;
        if (start > 0 && (held == 0 || start + count > buffer.Length))
        {
            buffer.AsSpan(start, held).CopyTo(buffer);
            (start, end) = (0, held);
        }

        if (end < buffer.Length)
        {
            return;
        }

        var next = ArrayPool<byte>.Shared.Rent(Math.Max(Small, (int)Math.Min(count, Math.Max(buffer.Length * 2L, Keep))));
        buffer.AsSpan(0, end).CopyTo(next);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        buffer = next;
    }

    private void Release()
    {
        var old = buffer;
        buffer = [];
        start = end = 0;
        if (old.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(old);
        }
    }
}
