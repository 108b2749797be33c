using System.Buffers;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>One kind of connection: how its frames look, how large they may be, and how a message gets into one and out again.</summary>
public sealed class SoulseekLink
{
    private readonly Func<uint, int>? limitOf;

    internal SoulseekLink(string name, Width code, int largest, Func<uint, int>? limitOf = null)
    {
        Name = name;
        Format = new FrameFormat(Width.DWord, code, LengthCountsCode: true);
        Largest = largest;
        this.limitOf = limitOf;
    }

    /// <summary>One of <see cref="SoulseekLinks"/>.</summary>
    public string Name { get; }

    /// <summary>Four bytes of length, then the code; the length counts the code too.</summary>
    public FrameFormat Format { get; }

    /// <summary>Most bytes that code and body of any frame may have.</summary>
    public int Largest { get; }

    /// <summary>Most bytes that code and body of a frame may have.</summary>
    public int LimitOf(uint code) => limitOf?.Invoke(code) ?? Largest;

    /// <summary>Most bytes that code and body of the frame at the front may have, as far as its header has come.</summary>
    /// <param name="input">Bytes that came, from the start of a frame.</param>
    public int LimitOf(in ReadOnlySequence<byte> input)
    {
        if (limitOf is null || input.Length < Format.Header)
        {
            return Largest;
        }

        if (input.FirstSpan.Length >= Format.Header)
        {
            return limitOf(CodeIn(input.FirstSpan));
        }

        Span<byte> header = stackalloc byte[8];
        input.Slice(0, Format.Header).CopyTo(header);
        return limitOf(CodeIn(header));
    }

    /// <summary>Takes the next whole frame off the front of <paramref name="input"/>. Its size is checked as soon as its header has come.</summary>
    /// <param name="framer">A framer made with <see cref="Format"/>.</param>
    /// <param name="input">Bytes that came; on success those behind the frame.</param>
    /// <param name="code">The code.</param>
    /// <param name="body">The body, still compressed when the message is; valid until the next call.</param>
    /// <returns>False when more bytes are needed.</returns>
    /// <exception cref="WireException">The frame is too short or too large.</exception>
    public bool TryRead(Framer framer, ref ReadOnlySequence<byte> input, out uint code, out ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(framer);
        return framer.TryRead(ref input, LimitOf(input), out code, out body);
    }

    /// <summary>Writes a message with its frame, compressed when it has to be.</summary>
    /// <exception cref="WireException">A text or list is longer than its declaration allows; nothing was written.</exception>
    /// <exception cref="ArgumentException">The message does not travel on this link.</exception>
    public void Write<T>(in T message, WireBuffer buffer)
        where T : struct, IMessage<T>
    {
        var spec = Checked(T.Spec);
        if (ZlibBody.Covers(spec))
        {
            ZlibBody.Write(message, Format, buffer);
        }
        else
        {
            Format.Write(message, spec.Code, buffer, SoulseekStyle.Wire);
        }
    }

    /// <summary>Reads a message from the body of its frame; a compressed one is inflated.</summary>
    /// <exception cref="WireException">The bytes are not this message.</exception>
    /// <exception cref="ArgumentException">The message does not travel on this link.</exception>
    public T Read<T>(ReadOnlySpan<byte> body)
        where T : struct, IMessage<T> => ZlibBody.Covers(Checked(T.Spec))
            ? ZlibBody.Read<T>(body, ZlibBody.LimitOf(T.Spec.Code))
            : Reader.Read<T>(body, SoulseekStyle.Wire);

    internal uint CodeIn(ReadOnlySpan<byte> header) =>
        Format.Code == Width.Byte ? header[4] : System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(header[4..]);

    private MessageSpec Checked(in MessageSpec spec) => spec.Link == Name
        ? spec
        : throw new ArgumentException($"{spec.Name} travels on the {spec.Link} link, not on {Name}");
}
