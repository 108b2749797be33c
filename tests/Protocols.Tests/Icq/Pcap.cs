using System.Buffers.Binary;

namespace Parlance.Protocols.Tests.Icq;

/// <summary>A packet of a capture: where it came from and what it carried.</summary>
internal readonly record struct PcapPacket(int Number, bool IsTcp, ushort FromPort, ushort ToPort, uint TcpSequence, byte[] Payload);

/// <summary>Reads the packets of a pcapng file that was captured on loopback.</summary>
internal static class Pcap
{
    private const int Ethernet = 14;

    public static IEnumerable<PcapPacket> Read(string file)
    {
        var bytes = File.ReadAllBytes(TestFiles.Captures(file));
        var number = 0;
        for (var at = 0; at < bytes.Length;)
        {
            var (type, length) = (Number(bytes, at), (int)Number(bytes, at + 4));
            if (type == 6)
            {
                number++;
                var captured = (int)Number(bytes, at + 20);
                var packet = bytes[(at + 28)..(at + 28 + captured)];
                if (Parse(number, packet) is { } parsed)
                {
                    yield return parsed;
                }
            }

            at += length;
        }
    }

    /// <summary>The bytes of one direction of each TCP connection, repetitions left out.</summary>
    public static IEnumerable<byte[]> Streams(string file) =>
        from packet in Read(file)
        where packet.IsTcp && packet.Payload.Length > 0
        group packet by (packet.FromPort, packet.ToPort) into direction
        select direction.DistinctBy(p => p.TcpSequence).OrderBy(p => p.TcpSequence).SelectMany(p => p.Payload).ToArray();

    private static PcapPacket? Parse(int number, byte[] packet)
    {
        var ip = packet.AsSpan(Ethernet);
        var header = (ip[0] & 15) * 4;
        var total = BinaryPrimitives.ReadUInt16BigEndian(ip[2..]);
        var transport = ip[header..total];
        var isTcp = ip[9] == 6;
        if (!isTcp && ip[9] != 17)
        {
            return null;
        }

        var payload = transport[(isTcp ? (transport[12] >> 4) * 4 : 8)..].ToArray();
        return new PcapPacket(
            number, isTcp, BinaryPrimitives.ReadUInt16BigEndian(transport), BinaryPrimitives.ReadUInt16BigEndian(transport[2..]),
            isTcp ? BinaryPrimitives.ReadUInt32BigEndian(transport[4..]) : 0, payload);
    }

    private static uint Number(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));
}
