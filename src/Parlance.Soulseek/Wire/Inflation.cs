using System.IO.Compression;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>A zlib stream on its way out of a body. Whatever is wrong with it becomes a <see cref="WireException"/>.</summary>
internal sealed class Inflation : IDisposable
{
    private const int Step = 4 * 1024;
    private readonly PooledSource source;
    private readonly ZLibStream zlib;

    public Inflation(ReadOnlySpan<byte> body)
    {
        source = new PooledSource(body);
        zlib = new ZLibStream(source, CompressionMode.Decompress, leaveOpen: true);
    }

    /// <summary>Fills the target as far as the stream goes.</summary>
    /// <returns>How many bytes were filled in; fewer than there is room for at the end of the stream.</returns>
    public int Read(Span<byte> target)
    {
        try
        {
            var count = zlib.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
            return count == target.Length || !source.WasExhausted
                ? count
                : throw new WireException("zlib", (int)source.Length, "the stream is cut off");
        }
        catch (Exception wrong) when (wrong is InvalidDataException or IOException)
        {
            throw new WireException("zlib", (int)source.Position, "the stream is damaged");
        }
    }

    /// <summary>Inflates one more step.</summary>
    /// <param name="target">Where to.</param>
    /// <param name="room">Most bytes that may still come.</param>
    /// <returns>False at the end of the stream.</returns>
    public bool ReadInto(WireBuffer target, int room)
    {
        if (room == 0)
        {
            return Read(stackalloc byte[1]) == 0
                ? false
                : throw new WireException("zlib", (int)source.Position, "inflates to more than is allowed");
        }

        var free = target.GetSpan(Math.Min(Step, room));
        free = free[..Math.Min(free.Length, room)];
        var count = Read(free);
        target.Advance(count);
        return count == free.Length;
    }

    public void Dispose()
    {
        zlib.Dispose();
        source.Dispose();
    }
}
