using System.Buffers.Binary;

namespace Parlance.Cli.Captures;

/// <summary>Finds the IPv4 packet inside a captured one.</summary>
internal static class LinkLayer
{
    private const int Loopback = 0;
    private const int Ethernet = 1;
    private const int LoopbackOpenBsd = 108;
    private const int CookedLinux = 113;
    private const int CookedLinux2 = 276;
    private const int VlanTag = 0x8100;
    private const int Ip4 = 0x0800;

    /// <summary>The IPv4 packet; empty when there is none.</summary>
    public static ReadOnlyMemory<byte> Ip4Of(in CapturedPacket packet) => packet.LinkType switch
    {
        Loopback or LoopbackOpenBsd => Behind(packet.Bytes, 4),
        Ethernet => OfEthernet(packet.Bytes),
        CookedLinux => Behind(packet.Bytes, 16),
        CookedLinux2 => Behind(packet.Bytes, 20),
        12 or 14 or 101 or 228 => Behind(packet.Bytes, 0),
        _ => default,
    };

    private static ReadOnlyMemory<byte> OfEthernet(ReadOnlyMemory<byte> frame)
    {
        var at = 12;
        while (frame.Length >= at + 2 && BinaryPrimitives.ReadUInt16BigEndian(frame.Span[at..]) == VlanTag)
        {
            at += 4;
        }

        return frame.Length >= at + 2 && BinaryPrimitives.ReadUInt16BigEndian(frame.Span[at..]) == Ip4 ? Behind(frame, at + 2) : default;
    }

    private static ReadOnlyMemory<byte> Behind(ReadOnlyMemory<byte> frame, int header) =>
        frame.Length > header && frame.Span[header] >> 4 == 4 ? frame[header..] : default;
}
