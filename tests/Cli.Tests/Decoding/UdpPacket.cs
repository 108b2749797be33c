using System.Buffers.Binary;

namespace Parlance.Cli.Tests.Decoding;

/// <summary>Makes up IPv4 packets with a datagram, on loopback.</summary>
internal static class UdpPacket
{
    public static byte[] Of(ushort from, ushort to, byte[] payload)
    {
        var packet = new byte[28 + payload.Length];
        packet[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(2), (ushort)packet.Length);
        (packet[8], packet[9]) = (64, 17);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(12), 0x7F000001);
        BinaryPrimitives.WriteUInt32BigEndian(packet.AsSpan(16), 0x7F000001);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(20), from);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(22), to);
        BinaryPrimitives.WriteUInt16BigEndian(packet.AsSpan(24), (ushort)(8 + payload.Length));
        payload.CopyTo(packet, 28);
        return packet;
    }
}
