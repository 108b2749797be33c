using System.Buffers;
using System.Buffers.Binary;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Cuts a stream of hidden frames into plain ones. The size is checked as soon as the header can be shown, before the body is waited for.</summary>
/// <param name="link">The link the frames belong to: <see cref="SoulseekFrames.Init"/> first, then <see cref="SoulseekFrames.Peer"/>.</param>
public sealed class ObfuscatedFramer(SoulseekLink link) : IDisposable
{
    private const int Longest = Obfuscation.KeySize + 8;
    private byte[] scratch = [];

    /// <summary>Takes the next whole frame off the front of <paramref name="input"/>.</summary>
    /// <param name="input">Bytes that came, from the key of a frame on; on success those behind the frame.</param>
    /// <param name="code">The code.</param>
    /// <param name="body">The plain body, still compressed when the message is; valid until the next call.</param>
    /// <returns>False when more bytes are needed.</returns>
    /// <exception cref="WireException">The frame is too short or too large.</exception>
    public bool TryRead(ref ReadOnlySequence<byte> input, out uint code, out ReadOnlySpan<byte> body)
    {
        code = 0;
        body = default;
        if (input.Length < Obfuscation.KeySize + 4)
        {
            return false;
        }

        Span<byte> start = stackalloc byte[Longest];
        start = start[..(int)Math.Min(input.Length, Obfuscation.KeySize + link.Format.Header)];
        input.Slice(0, start.Length).CopyTo(start);
        var key = BinaryPrimitives.ReadUInt32LittleEndian(start);
        var header = start[Obfuscation.KeySize..];
        Obfuscation.Apply(header, key);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(header);
        Check(length, header.Length < link.Format.Header ? link.Largest : link.LimitOf(link.CodeIn(header)));
        if (input.Length < Obfuscation.KeySize + 4 + length)
        {
            return false;
        }

        var frame = Gather(input.Slice(Obfuscation.KeySize, 4 + length));
        Obfuscation.Apply(frame, key);
        code = link.CodeIn(frame);
        body = frame[link.Format.Header..];
        input = input.Slice(Obfuscation.KeySize + 4 + length);
        return true;
    }

    /// <summary>Gives the memory back that frames were shown in.</summary>
    public void Dispose()
    {
        if (scratch.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(scratch);
            scratch = [];
        }
    }

    private void Check(long length, int max)
    {
        if (length < (int)link.Format.Code || length > max)
        {
            throw new WireException("length", Obfuscation.KeySize, $"{length} is not between {(int)link.Format.Code} and {max}");
        }
    }

    private Span<byte> Gather(ReadOnlySequence<byte> frame)
    {
        var length = (int)frame.Length;
        if (scratch.Length < length)
        {
            Dispose();
            scratch = ArrayPool<byte>.Shared.Rent(length);
        }

        frame.CopyTo(scratch);
        return scratch.AsSpan(0, length);
    }
}
