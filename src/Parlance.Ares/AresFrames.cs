using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>How messages become frames: two bytes of length that count the body alone, one byte of code, the body.</summary>
public static class AresFrames
{
    /// <summary>Code of the frame that carries others compressed.</summary>
    public const byte Compressed = 80;

    /// <summary>Code of the frame that carries one message of the link <c>advanced</c>.</summary>
    public const byte Advanced = 250;

    /// <summary>The frames of a room connection.</summary>
    public static FrameFormat Format { get; } = new(Width.Word, Width.Byte, false);

    /// <summary>Writes a message as a whole frame, inside a frame 250 when it belongs there.</summary>
    /// <param name="message">The message.</param>
    /// <param name="buffer">Where to.</param>
    /// <param name="cipher">Encrypts the texts; null for a session in the clear.</param>
    /// <exception cref="WireException">A text or list is longer than its declaration allows, or the whole than a frame.</exception>
    public static void Write<T>(in T message, WireBuffer buffer, AresCipher? cipher = null)
        where T : struct, IMessage<T>
    {
        var spec = T.Spec;
        var start = buffer.Length;
        try
        {
            if (spec.Link == AresLink.Advanced)
            {
                var outer = Format.Begin(buffer, Advanced);
                Plain(message, spec.Code, buffer, cipher);
                Format.End(buffer, outer);
            }
            else
            {
                Plain(message, spec.Code, buffer, cipher);
            }
        }
        catch (WireException)
        {
            buffer.Cut(start);
            throw;
        }
    }

    /// <summary>A message as the bytes of a whole frame.</summary>
    /// <exception cref="WireException">As for <see cref="Write"/>.</exception>
    public static byte[] ToBytes<T>(in T message, AresCipher? cipher = null)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        Write(message, buffer, cipher);
        return buffer.Written.ToArray();
    }

    /// <summary>Reads the body of a frame.</summary>
    /// <exception cref="WireException">The bytes are not such a message.</exception>
    public static T Read<T>(ReadOnlySpan<byte> body, AresCipher? cipher = null)
        where T : struct, IWire<T> => cipher is null ? Reader.Read<T>(body, AresStyle.Room) : CipherReader.Read<T>(body, cipher);

    /// <summary>Opens a frame 250.</summary>
    /// <param name="body">The body of the outer frame.</param>
    /// <param name="inner">The body of the inner frame.</param>
    /// <returns>The inner code.</returns>
    /// <exception cref="WireException">There is no inner frame. (Four bytes of this kind, <c>01 00 FA 00</c>, once brought whole rooms down.)</exception>
    public static byte OpenAdvanced(ReadOnlySpan<byte> body, out ReadOnlySpan<byte> inner)
    {
        if (body.Length < Format.Header)
        {
            throw new WireException("code", body.Length, "the inner frame is cut short");
        }

        inner = body[Format.Header..];
        return body[2];
    }

    /// <summary>Writes a datagram of the room list: one byte of code, the body.</summary>
    /// <exception cref="WireException">As for <see cref="Write"/>.</exception>
    public static byte[] ToDatagram<T>(in T message)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        buffer.Take(1)[0] = (byte)T.Spec.Code;
        Writer.Write(message, buffer, AresStyle.RoomList);
        return buffer.Written.ToArray();
    }

    private static void Plain<T>(in T message, uint code, WireBuffer buffer, AresCipher? cipher)
        where T : struct, IMessage<T>
    {
        var start = Format.Begin(buffer, code);
        if (cipher is null)
        {
            Writer.Write(message, buffer, AresStyle.Room);
        }
        else
        {
            CipherWriter.Write(message, buffer, cipher);
        }

        Format.End(buffer, start);
    }
}
