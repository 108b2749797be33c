using System.Buffers.Binary;

namespace Parlance.Cli.Captures;

/// <summary>Reads captures: classic pcap of either byte order and resolution, and pcapng.</summary>
internal static class CaptureFile
{
    private const uint NextGeneration = 0x0A0D0D0A;

    /// <summary>Whether a file begins like a capture.</summary>
    public static bool IsCapture(ReadOnlySpan<byte> start) =>
        start.Length >= 4 && (PcapReader.Knows(start) || BinaryPrimitives.ReadUInt32LittleEndian(start) == NextGeneration);

    /// <summary>The packets in the order of the file. A file that breaks off gives those before the break.</summary>
    /// <exception cref="CaptureException">The bytes are no capture.</exception>
    public static IEnumerable<CapturedPacket> Packets(ReadOnlyMemory<byte> file) => Packets(new WholeFile(file));

    /// <summary>The packets in the order of the file, which may still be written.</summary>
    /// <exception cref="CaptureException">The bytes are no capture.</exception>
    public static IEnumerable<CapturedPacket> Packets(CaptureSource file) =>
        !file.TryPeek(4, out var start) || !IsCapture(start.Span) ? throw new CaptureException("not a capture: neither pcap nor pcapng")
        : PcapReader.Knows(start.Span) ? PcapReader.Packets(file)
        : PcapNgReader.Packets(file);
}
