using System.Buffers.Binary;
using Parlance.Cli.Captures;

namespace Parlance.Cli.Tests.Decoding;

/// <summary>Writes captures: classic pcap, of packets read from another one or made up.</summary>
internal sealed class PcapFile(int linkType = 1, bool bigEndian = false, bool nanoseconds = false, int snap = 65_535)
{
    private readonly List<byte> file = [];

    public static string Path(string name) => System.IO.Path.Combine(AppContext.BaseDirectory, "captures", name);

    public static IReadOnlyList<CapturedPacket> Packets(string name) => [.. CaptureFile.Packets(File.ReadAllBytes(Path(name)))];

    public PcapFile Begin()
    {
        Number(nanoseconds ? 0xA1B23C4D : 0xA1B2C3D4);
        Number(bigEndian ? 0x00020004u : 0x00040002u);
        Number(0);
        Number(0);
        Number((uint)snap);
        Number((uint)linkType);
        return this;
    }

    /// <summary>Adds a packet, its link header changed to that of this file.</summary>
    public PcapFile Add(in CapturedPacket packet)
    {
        var ip = LinkLayer.Ip4Of(packet);
        return Add(packet.Time, ip.Span);
    }

    /// <summary>Adds an IPv4 packet.</summary>
    public PcapFile Add(DateTime time, ReadOnlySpan<byte> ip)
    {
        byte[] packet = [.. Header(), .. ip];
        var captured = Math.Min(packet.Length, snap);
        var since = time - DateTime.UnixEpoch;
        Number((uint)since.TotalSeconds);
        Number((uint)(since.Ticks % TimeSpan.TicksPerSecond * (nanoseconds ? 100 : 1) / (nanoseconds ? 1 : 10)));
        Number((uint)captured);
        Number((uint)packet.Length);
        file.AddRange(packet.AsSpan(0, captured));
        return this;
    }

    public byte[] ToArray() => [.. file];

    /// <summary>Writes the file to a new place that is removed when the test is over.</summary>
    public TemporaryFile Save() => new(ToArray());

    private byte[] Header() => linkType switch
    {
        0 => [2, 0, 0, 0],
        1 => [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0],
        113 => [0, 0, 3, 4, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 8, 0],
        276 => [8, 0, 0, 0, 0, 0, 0, 1, 3, 4, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0],
        _ => [],
    };

    private void Number(uint value)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (bigEndian)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        }

        file.AddRange(bytes);
    }
}
