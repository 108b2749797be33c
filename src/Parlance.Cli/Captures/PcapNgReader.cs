using System.Buffers.Binary;

namespace Parlance.Cli.Captures;

/// <summary>pcapng: blocks, each with its type and length; sections, interfaces and packets are read, others skipped.</summary>
internal static class PcapNgReader
{
    private const uint Section = 0x0A0D0D0A;
    private const uint ByteOrder = 0x1A2B3C4D;
    private const int BlockHeader = 8;
    private const int BlockOverhead = 12;
    private const int MostInterfaces = 4_096;

    public static IEnumerable<CapturedPacket> Packets(CaptureSource file)
    {
        var bigEndian = false;
        var interfaces = new List<Interface>();
        while (file.TryPeek(BlockOverhead, out var start))
        {
            var type = Number(start.Span, bigEndian);
            if (type == Section)
            {
                bigEndian = Number(start.Span[BlockHeader..], true) == ByteOrder;
                interfaces.Clear();
            }

            var length = Number(start.Span[4..], bigEndian);
            if (length is < BlockOverhead or > int.MaxValue || !file.TryTake((int)length, out var block))
            {
                yield break;
            }

            var body = block[BlockHeader..^4];
            if (type == 1 && interfaces.Count < MostInterfaces)
            {
                interfaces.Add(Interface.Parse(body.Span, bigEndian));
            }
            else if (Packet(type, body, interfaces, bigEndian) is { } packet)
            {
                yield return packet;
            }

            if (length % 4 != 0 && !file.TryTake((int)(4 - (length % 4)), out _))
            {
                yield break;
            }
        }
    }

    private static CapturedPacket? Packet(uint type, ReadOnlyMemory<byte> body, List<Interface> interfaces, bool bigEndian)
    {
        const int Enhanced = 20;
        const int Simple = 4;
        if (type == 6 && body.Length >= Enhanced && Number(body.Span, bigEndian) is var index && index < interfaces.Count)
        {
            var ticks = ((ulong)Number(body.Span[4..], bigEndian) << 32) | Number(body.Span[8..], bigEndian);
            var captured = (int)Math.Min(Number(body.Span[12..], bigEndian), (uint)(body.Length - Enhanced));
            var on = interfaces[(int)index];
            return new(on.Time(ticks), on.LinkType, body.Slice(Enhanced, captured), Length(body.Span[16..], bigEndian));
        }

        if (type == 3 && body.Length >= Simple && interfaces.Count > 0)
        {
            var length = Length(body.Span, bigEndian);
            return new(DateTime.UnixEpoch, interfaces[0].LinkType, body.Slice(Simple, Math.Min(length, body.Length - Simple)), length);
        }

        return null;
    }

    private static int Length(ReadOnlySpan<byte> bytes, bool bigEndian) => (int)Math.Min(Number(bytes, bigEndian), int.MaxValue);

    private static uint Number(ReadOnlySpan<byte> bytes, bool bigEndian) =>
        bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);

    /// <summary>An interface of a section: its link type and how long a tick of its clock is.</summary>
    private readonly record struct Interface(int LinkType, double TicksPerSecond)
    {
        private const int Resolution = 9;

        public static Interface Parse(ReadOnlySpan<byte> body, bool bigEndian)
        {
            var found = new Interface(body.Length < 8 ? 0 : Word(body, bigEndian), 1e6);
            for (var options = body.Length < 8 ? default : body[8..]; options.Length >= 4;)
            {
                var (code, length) = (Word(options, bigEndian), Word(options[2..], bigEndian));
                var padded = 4 + ((length + 3) & ~3);
                if (code == 0 || padded > options.Length)
                {
                    break;
                }

                if (code == Resolution && length == 1)
                {
                    found = found with { TicksPerSecond = PerSecond(options[4]) };
                }

                options = options[padded..];
            }

            return found;
        }

        public DateTime Time(ulong ticks)
        {
            var seconds = ticks / TicksPerSecond;
            return seconds < 1e11 ? DateTime.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)) : DateTime.UnixEpoch;
        }

        private static double PerSecond(byte resolution) =>
            (resolution & 0x80) == 0 ? Math.Pow(10, resolution) : Math.Pow(2, resolution & 0x7F);

        private static int Word(ReadOnlySpan<byte> bytes, bool bigEndian) =>
            bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
    }
}
