using System.Buffers.Binary;
using Parlance.Wire;

namespace Parlance.MyIcq;

/// <summary>Datagrams both ways: the header of twenty bytes, the check code, the encryption.</summary>
public static class MyIcqEnvelope
{
    /// <summary>The version every client and server of this protocol writes.</summary>
    public const ushort Version = 1;

    /// <summary>NEW_UIN and LOGIN travel in clear.</summary>
    /// <param name="command">The command of a client's datagram.</param>
    public static bool IsClear(ushort command) => command is 0x02 or 0x04;

    /// <summary>Reads the header of a client's datagram.</summary>
    /// <returns>False when it is too short to be one or too long for a server.</returns>
    public static bool TryRead(ReadOnlySpan<byte> datagram, out ClientHeader header)
    {
        var fits = datagram.Length is >= MyIcqLimits.Header and <= MyIcqLimits.Datagram;
        header = fits ? Reader.Read<ClientHeader>(datagram[..MyIcqLimits.Header], MyIcqStyle.Default) : default;
        return fits;
    }

    /// <summary>Reads the header of a server's datagram.</summary>
    /// <returns>False when it is too short to be one.</returns>
    public static bool TryRead(ReadOnlySpan<byte> datagram, out ServerHeader header)
    {
        var fits = datagram.Length >= MyIcqLimits.Header;
        header = fits ? Reader.Read<ServerHeader>(datagram[..MyIcqLimits.Header], MyIcqStyle.Default) : default;
        return fits;
    }

    /// <summary>
    /// Decrypts the body of a client's datagram in place and compares the check code. A body of no bytes is right whatever the code says.
    /// The zeros that filled the last block stay; they read as absent fields.
    /// </summary>
    /// <param name="body">What follows the header; garbage afterwards when the answer is false.</param>
    /// <param name="checkCode">The code in the header.</param>
    /// <param name="cipher">The session's key.</param>
    /// <returns>False when the length is not of whole blocks or the code does not match.</returns>
    public static bool TryOpen(Span<byte> body, ushort checkCode, MyIcqCipher cipher)
    {
        if (body.IsEmpty)
        {
            return true;
        }

        if (body.Length % MyIcqCipher.Block != 0)
        {
            return false;
        }

        cipher.Decrypt(body);
        var place = checkCode >> 8;
        return place < body.Length && body[place] == (byte)checkCode;
    }

    /// <summary>Writes a client's datagram.</summary>
    /// <param name="message">The message.</param>
    /// <param name="header">The header; the command and the check code in it are filled in.</param>
    /// <param name="cipher">The session's key; null sends in clear, as NEW_UIN and LOGIN must.</param>
    /// <param name="pick">A random number that picks the place of the check code.</param>
    /// <param name="buffer">Where to; written at its end.</param>
    /// <exception cref="WireException">The message does not fit in a datagram.</exception>
    public static void Write<T>(in T message, ClientHeader header, MyIcqCipher? cipher, byte pick, WireBuffer buffer)
        where T : struct, IMessage<T>
    {
        var start = buffer.Length;
        Writer.Write(header with { Command = (ushort)T.Spec.Code, CheckCode = 0 }, buffer, MyIcqStyle.Default);
        Body(message, buffer, start);
        var length = buffer.Length - start - MyIcqLimits.Header;
        if (length > 0 && cipher is not null)
        {
            Close(buffer, start, length, cipher, pick);
        }
    }

    /// <summary>Writes a server's datagram.</summary>
    /// <param name="message">The message.</param>
    /// <param name="header">The header; the command in it is filled in.</param>
    /// <param name="buffer">Where to; written at its end.</param>
    /// <exception cref="WireException">The message does not fit in a datagram.</exception>
    public static void Write<T>(in T message, ServerHeader header, WireBuffer buffer)
        where T : struct, IMessage<T>
    {
        var start = buffer.Length;
        Writer.Write(header with { Command = (ushort)T.Spec.Code }, buffer, MyIcqStyle.Default);
        Body(message, buffer, start);
    }

    private static void Body<T>(in T message, WireBuffer buffer, int start)
        where T : struct, IWire<T>
    {
        try
        {
            Writer.Write(message, buffer, MyIcqStyle.Default);
            if (buffer.Length - start > MyIcqLimits.Datagram)
            {
                throw new WireException("datagram", MyIcqLimits.Datagram, "longer than a datagram may be");
            }
        }
        catch (WireException)
        {
            buffer.Cut(start);
            throw;
        }
    }

    private static void Close(WireBuffer buffer, int start, int length, MyIcqCipher cipher, byte pick)
    {
        var place = pick % length;
        var fill = -length & (MyIcqCipher.Block - 1);
        buffer.Take(fill).Clear();
        var datagram = buffer.At(start, MyIcqLimits.Header + length + fill);
        var body = datagram[MyIcqLimits.Header..];
        BinaryPrimitives.WriteUInt16BigEndian(datagram[(MyIcqLimits.Header - 2)..], (ushort)((place << 8) | body[place]));
        cipher.Encrypt(body);
    }
}
