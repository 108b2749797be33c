using System.Buffers.Binary;
using Parlance.Core.Ports;
using Parlance.Wire;

namespace Parlance.Server.Operations;

/// <summary>Frames on a stream: a length, a code, a body.</summary>
internal class StreamPackets(Catalog catalog, string link, int lengthBytes, int codeBytes, bool lengthCountsCode, Action<TracedPacket> seen)
    : PacketReading(catalog, seen)
{
    public override void Received(uint code, ReadOnlySpan<byte> body) => Frame(Direction.ToServer, code, body);

    public override void Sent(ReadOnlySpan<byte> packets) => Frames(Direction.ToClient, packets);

    /// <summary>One frame.</summary>
    protected virtual void Frame(Direction direction, uint code, ReadOnlySpan<byte> body) => Tell(link, direction, code, body);

    /// <summary>Whole frames, one behind the other. What is none ends the reading: something else goes over this connection.</summary>
    protected void Frames(Direction direction, ReadOnlySpan<byte> frames)
    {
        var head = lengthBytes + codeBytes;
        while (frames.Length >= head)
        {
            var length = (int)Number(frames[..lengthBytes]) - (lengthCountsCode ? codeBytes : 0);
            if (length < 0 || length > frames.Length - head)
            {
                return;
            }

            Frame(direction, Number(frames[lengthBytes..head]), frames.Slice(head, length));
            frames = frames[(head + length)..];
        }
    }

    private static uint Number(ReadOnlySpan<byte> bytes) => bytes.Length switch
    {
        1 => bytes[0],
        2 => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        _ => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
    };
}
