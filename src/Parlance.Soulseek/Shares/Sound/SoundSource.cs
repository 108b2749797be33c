using System.Buffers;
using Microsoft.Win32.SafeHandles;

namespace Parlance.Soulseek;

/// <summary>A file of which a few pieces are looked at. Outside of it there are zeros, so that readers need not check at every step.</summary>
internal sealed class SoundSource : IDisposable
{
    /// <summary>Most bytes of one piece.</summary>
    public const int MostBytes = 64 * 1024;

    private readonly SafeFileHandle? file;
    private readonly ReadOnlyMemory<byte> memory;
    private readonly byte[] rented = ArrayPool<byte>.Shared.Rent(MostBytes);

    public SoundSource(SafeFileHandle file)
    {
        this.file = file;
        Length = RandomAccess.GetLength(file);
    }

    public SoundSource(ReadOnlyMemory<byte> memory)
    {
        this.memory = memory;
        Length = memory.Length;
    }

    public long Length { get; }

    /// <summary>A piece, valid until the next call; shorter at the end of the file.</summary>
    public ReadOnlySpan<byte> Piece(long offset, int count)
    {
        if (offset < 0 || offset >= Length)
        {
            return [];
        }

        var wanted = (int)Math.Min(Math.Min(count, MostBytes), Length - offset);
        if (file is null)
        {
            return memory.Span.Slice((int)offset, wanted);
        }

        var got = 0;
        while (got < wanted && RandomAccess.Read(file, rented.AsSpan(got, wanted - got), offset + got) is > 0 and var more)
        {
            got += more;
        }

        return rented.AsSpan(0, got);
    }

    /// <summary>A header of a fixed size.</summary>
    /// <returns>False when the file ends before.</returns>
    public bool TryFill(long offset, Span<byte> target)
    {
        var piece = Piece(offset, target.Length);
        piece.CopyTo(target);
        return piece.Length == target.Length;
    }

    /// <summary>Where the sound begins: behind the ID3v2 tags in front of it.</summary>
    public long SkipTags()
    {
        Span<byte> head = stackalloc byte[10];
        var at = 0L;
        while (TryFill(at, head) && head.StartsWith("ID3"u8))
        {
            at += 10 + ((head[6] & 0x7FL) << 21 | (head[7] & 0x7FL) << 14 | (head[8] & 0x7FL) << 7 | (head[9] & 0x7FL)) + ((head[5] & 0x10) != 0 ? 10 : 0);
        }

        return at;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(rented);
}
