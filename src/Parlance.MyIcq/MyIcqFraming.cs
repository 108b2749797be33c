using System.Buffers;
using System.Buffers.Binary;
using Parlance.Wire;

namespace Parlance.MyIcq;

/// <summary>
/// Frames on a stream: two bytes of length, what they count. Peers send <see cref="PeerHeader"/> and a message in one; a client behind an
/// HTTP proxy sends and receives whole datagrams so.
/// </summary>
public static class MyIcqFraming
{
    /// <summary>Bytes of the length.</summary>
    public const int Prefix = 2;

    /// <summary>Takes the next whole frame off the front of what has come.</summary>
    /// <param name="received">What has come; cut behind the frame that was taken.</param>
    /// <param name="max">The longest frame allowed, its length not counted.</param>
    /// <param name="frame">What the length counted.</param>
    /// <returns>False when the frame is not complete yet.</returns>
    /// <exception cref="WireException">The length is more than <paramref name="max"/>.</exception>
    public static bool TryTake(ref ReadOnlySequence<byte> received, int max, out ReadOnlySequence<byte> frame)
    {
        frame = default;
        if (received.Length < Prefix)
        {
            return false;
        }

        Span<byte> prefix = stackalloc byte[Prefix];
        received.Slice(0, Prefix).CopyTo(prefix);
        var length = BinaryPrimitives.ReadUInt16BigEndian(prefix);
        if (length > max)
        {
            throw new WireException("length", 0, $"{length} is more than the {max} allowed");
        }

        if (received.Length < Prefix + length)
        {
            return false;
        }

        frame = received.Slice(Prefix, length);
        received = received.Slice(Prefix + length);
        return true;
    }

    /// <summary>Writes bytes as a frame.</summary>
    public static void Write(ReadOnlySpan<byte> bytes, WireBuffer buffer)
    {
        BinaryPrimitives.WriteUInt16BigEndian(buffer.Take(Prefix), checked((ushort)bytes.Length));
        bytes.CopyTo(buffer.Take(bytes.Length));
    }

    /// <summary>Writes a frame between peers.</summary>
    /// <param name="message">The message.</param>
    /// <param name="uin">The sender's number.</param>
    /// <param name="face">The sender's head icon.</param>
    /// <param name="buffer">Where to; written at its end.</param>
    /// <exception cref="WireException">The message does not fit in a frame.</exception>
    public static void Write<T>(in T message, uint uin, byte face, WireBuffer buffer)
        where T : struct, IMessage<T>
    {
        var start = buffer.Length;
        buffer.Take(Prefix);
        var header = new PeerHeader(MyIcqEnvelope.Version, 0, (ushort)T.Spec.Code, uin, face);
        try
        {
            Writer.Write(header, buffer, MyIcqStyle.Default);
            Writer.Write(message, buffer, MyIcqStyle.Default);
            var length = buffer.Length - start - Prefix;
            if (length > MyIcqLimits.PeerFrame)
            {
                throw new WireException("length", 0, $"{length} is more than the {MyIcqLimits.PeerFrame} allowed");
            }

            BinaryPrimitives.WriteUInt16BigEndian(buffer.At(start, Prefix), (ushort)length);
        }
        catch (WireException)
        {
            buffer.Cut(start);
            throw;
        }
    }
}
