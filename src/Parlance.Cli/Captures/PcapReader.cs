using System.Buffers.Binary;

namespace Parlance.Cli.Captures;

/// <summary>Classic pcap: a header of 24 bytes, then 16 bytes before each packet.</summary>
internal static class PcapReader
{
    private const uint Microseconds = 0xA1B2C3D4;
    private const uint Nanoseconds = 0xA1B23C4D;
    private const int FileHeader = 24;
    private const int PacketHeader = 16;

    public static bool Knows(ReadOnlySpan<byte> start) =>
        start.Length >= 4 && (Magic(start, false) is Microseconds or Nanoseconds || Magic(start, true) is Microseconds or Nanoseconds);

    public static IEnumerable<CapturedPacket> Packets(CaptureSource file)
    {
        if (!file.TryTake(FileHeader, out var start))
        {
            yield break;
        }

        var bigEndian = Magic(start.Span, true) is Microseconds or Nanoseconds;
        var ticksPerUnit = Magic(start.Span, bigEndian) == Nanoseconds ? 0.01 : 10.0;
        var linkType = (int)(Number(start.Span[20..], bigEndian) & 0xFFFF);
        while (file.TryTake(PacketHeader, out var header))
        {
            var captured = Number(header.Span[8..], bigEndian);
            if (captured > int.MaxValue || !file.TryTake((int)captured, out var bytes))
            {
                yield break;
            }

            var time = DateTime.UnixEpoch.AddSeconds(Number(header.Span, bigEndian)).AddTicks((long)(Number(header.Span[4..], bigEndian) * ticksPerUnit));
            var length = (int)Math.Min(Number(header.Span[12..], bigEndian), int.MaxValue);
            yield return new CapturedPacket(time, linkType, bytes, length);
        }
    }

    private static uint Magic(ReadOnlySpan<byte> start, bool bigEndian) => Number(start, bigEndian);

    private static uint Number(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}
