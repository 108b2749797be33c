using System.Buffers;
using System.Buffers.Binary;

namespace Parlance.Wire;

/// <summary>How frames follow one another on a stream: a length, a code, a body. Little-endian, as all our stream protocols are.</summary>
/// <param name="Length">Width of the length, which comes first.</param>
/// <param name="Code">Width of the code, which comes next.</param>
/// <param name="LengthCountsCode">The length counts the code as well as the body.</param>
public sealed record FrameFormat(Width Length, Width Code, bool LengthCountsCode)
{
    /// <summary>Bytes before the body.</summary>
    public int Header => (int)Length + (int)Code;

    /// <summary>Starts a frame at the end of a buffer; close it with <see cref="End"/>.</summary>
    /// <returns>Where the frame starts.</returns>
    public int Begin(WireBuffer buffer, uint code)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        var start = buffer.Length;
        var header = buffer.Take(Header);
        Put(header[(int)Length..], Code, code);
        return start;
    }

    /// <summary>Fills in the length of the frame that started at <paramref name="start"/>.</summary>
    public void End(WireBuffer buffer, int start)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        var counted = buffer.Length - start - (int)Length - (LengthCountsCode ? 0 : (int)Code);
        if (Length == Width.Word && counted > ushort.MaxValue)
        {
            throw new WireException("length", 0, $"a body of {counted} bytes does not fit in a frame");
        }

        Put(buffer.At(start, (int)Length), Length, (uint)counted);
    }

    /// <summary>Writes a whole frame.</summary>
    public void Write<T>(in T message, uint code, WireBuffer buffer, WireStyle style)
        where T : struct, IWire<T>
    {
        var start = Begin(buffer, code);
        try
        {
            Writer.Write(message, buffer, style);
            End(buffer, start);
        }
        catch (WireException)
        {
            buffer.Cut(start);
            throw;
        }
    }

    internal static uint Get(ReadOnlySpan<byte> bytes, Width width) => width switch
    {
        Width.ToEnd => 0,
        Width.Byte => bytes[0],
        Width.Word => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
    };

    private static void Put(Span<byte> bytes, Width width, uint value)
    {
        switch (width)
        {
            case Width.ToEnd:
                break;
            case Width.Byte:
                bytes[0] = (byte)value;
                break;
            case Width.Word:
                BinaryPrimitives.WriteUInt16LittleEndian(bytes, (ushort)value);
                break;
            default:
                BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
                break;
        }
    }
}

/// <summary>Cuts a stream of bytes into frames. The limit is checked as soon as the length is known, before a byte of the body is waited for.</summary>
/// <param name="format">How frames follow one another.</param>
public sealed class Framer(FrameFormat format) : IDisposable
{
    private byte[] scratch = [];

    /// <summary>Takes the next whole frame off the front of <paramref name="input"/>.</summary>
    /// <param name="input">Bytes that came; on success those behind the frame.</param>
    /// <param name="max">Most bytes that code and body may have together.</param>
    /// <param name="code">The code.</param>
    /// <param name="body">The body; valid until the next call, or until the memory of <paramref name="input"/> is given back.</param>
    /// <returns>False when more bytes are needed.</returns>
    /// <exception cref="WireException">The length is below the code's own size or above the limit.</exception>
    public bool TryRead(ref ReadOnlySequence<byte> input, int max, out uint code, out ReadOnlySpan<byte> body)
    {
        code = 0;
        body = default;
        var prefix = (int)format.Length;
        if (input.Length < prefix)
        {
            return false;
        }

        var first = input.FirstSpan;
        long length = first.Length >= prefix ? FrameFormat.Get(first, format.Length) : Spanning(input, format.Length);
        length += format.LengthCountsCode ? 0 : (int)format.Code;
        if (length < (int)format.Code || length > max)
        {
            throw new WireException("length", 0, $"{length} is not between {(int)format.Code} and {max}");
        }

        var whole = prefix + length;
        if (input.Length < whole)
        {
            return false;
        }

        var frame = first.Length >= whole ? first[..(int)whole] : Gather(input.Slice(0, whole));
        code = FrameFormat.Get(frame[prefix..], format.Code);
        body = frame[format.Header..];
        input = input.Slice(whole);
        return true;
    }

    /// <summary>Gives the memory back that a frame in pieces was gathered in.</summary>
    public void Dispose()
    {
        if (scratch.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(scratch);
            scratch = [];
        }
    }

    private static uint Spanning(ReadOnlySequence<byte> input, Width width)
    {
        Span<byte> bytes = stackalloc byte[4];
        input.Slice(0, (int)width).CopyTo(bytes);
        return FrameFormat.Get(bytes, width);
    }

    private ReadOnlySpan<byte> Gather(ReadOnlySequence<byte> frame)
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
