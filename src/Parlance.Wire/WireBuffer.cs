using System.Buffers;

namespace Parlance.Wire;

/// <summary>A growing, contiguous piece of pooled memory that messages are written to.</summary>
/// <remarks>Contiguous, so that a length can be filled in after what it counts. Not thread-safe.</remarks>
public sealed class WireBuffer : IBufferWriter<byte>, IDisposable
{
    private readonly int first;
    private byte[] bytes = [];

    /// <summary>Makes an empty buffer; memory is rented with the first byte.</summary>
    /// <param name="first">How many bytes to rent at first.</param>
    public WireBuffer(int first = 256) => this.first = first;

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public ReadOnlySpan<byte> Written => bytes.AsSpan(0, Length);

    /// <summary>What was written, as memory that is valid until the next change.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => bytes.AsMemory(0, Length);

    /// <summary>The next <paramref name="count"/> bytes to fill in, already counted as written.</summary>
    public Span<byte> Take(int count)
    {
        var at = Length;
        if (bytes.Length - at < count)
        {
            Grow(count);
        }

        Length = at + count;
        return bytes.AsSpan(at, count);
    }

    /// <summary>Bytes already written, to fill in a length.</summary>
    public Span<byte> At(int offset, int count) => bytes.AsSpan(offset, count);

    /// <summary>Forgets everything behind <paramref name="length"/>.</summary>
    public void Cut(int length) => Length = Math.Min(length, Length);

    /// <summary>Forgets everything and keeps the memory.</summary>
    public void Clear() => Length = 0;

    /// <inheritdoc/>
    public void Advance(int count) => Length += count;

    /// <inheritdoc/>
    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Room(sizeHint);
        return bytes.AsMemory(Length);
    }

    /// <inheritdoc/>
    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Room(sizeHint);
        return bytes.AsSpan(Length);
    }

    /// <summary>Gives the memory back and starts empty again.</summary>
    public void Dispose()
    {
        var old = bytes;
        bytes = [];
        Length = 0;
        if (old.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(old);
        }
    }

    private void Room(int sizeHint)
    {
        if (bytes.Length - Length < Math.Max(sizeHint, 1))
        {
            Grow(Math.Max(sizeHint, 1));
        }
    }

    private void Grow(int more)
    {
        var wanted = Math.Max(checked(Length + more), Math.Max(first, (int)Math.Min((long)bytes.Length * 2, Array.MaxLength)));
        var next = ArrayPool<byte>.Shared.Rent(wanted);
        bytes.AsSpan(0, Length).CopyTo(next);
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }

        bytes = next;
    }
}
