using System.Buffers;

namespace Parlance.Soulseek;

/// <summary>Bytes of a body as a stream, copied to pooled memory because a stream cannot hold a span.</summary>
internal sealed class PooledSource : Stream
{
    private readonly int size;
    private byte[] bytes;
    private int at;

    public PooledSource(ReadOnlySpan<byte> body)
    {
        bytes = ArrayPool<byte>.Shared.Rent(body.Length);
        body.CopyTo(bytes);
        size = body.Length;
    }

    /// <summary>Whether someone asked for more than there is. An inflater that has seen the end of its stream does not.</summary>
    public bool WasExhausted { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position
    {
        get => at;
        set => throw new NotSupportedException();
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, size - at);
        WasExhausted |= count == 0;
        bytes.AsSpan(at, count).CopyTo(buffer);
        at += count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        var old = bytes;
        bytes = [];
        at = size;
        if (old.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(old);
        }

        base.Dispose(disposing);
    }
}
