using System.Buffers.Binary;
using Parlance.Wire;

namespace Parlance.Cli.Captures;

/// <summary>What one TCP or UDP packet carried.</summary>
/// <param name="Time">When it was captured.</param>
/// <param name="IsTcp">TCP, else UDP.</param>
/// <param name="From">Who sent it.</param>
/// <param name="To">To whom.</param>
/// <param name="Sequence">TCP: number of its first byte.</param>
/// <param name="Acknowledged">TCP: number of the first byte the sender has not got; 0 when it does not say.</param>
/// <param name="Flags">TCP: its flags.</param>
/// <param name="Bytes">What was captured of its payload.</param>
/// <param name="Missing">Bytes of the payload that were not captured.</param>
internal readonly record struct Segment(
    DateTime Time, bool IsTcp, Endpoint From, Endpoint To, uint Sequence, uint? Acknowledged, TcpFlags Flags, ReadOnlyMemory<byte> Bytes, int Missing)
{
    private const int Tcp = 6;
    private const int Udp = 17;

    /// <summary>The segment in a captured packet; null when it holds none, or a piece of a fragmented one.</summary>
    public static Segment? Parse(in CapturedPacket packet)
    {
        var ip = LinkLayer.Ip4Of(packet);
        var header = ip.IsEmpty ? 0 : (ip.Span[0] & 15) * 4;
        if (header < 20 || ip.Length < header)
        {
            return null;
        }

        var fragment = BinaryPrimitives.ReadUInt16BigEndian(ip.Span[6..]);
        if ((fragment & 0x3FFF) != 0)
        {
            return null;
        }

        int total = BinaryPrimitives.ReadUInt16BigEndian(ip.Span[2..]);
        total = total == 0 ? ip.Length + packet.Length - packet.Bytes.Length : total;
        return ip.Span[9] switch
        {
            Tcp => OfTcp(packet.Time, ip, header, total),
            Udp => OfUdp(packet.Time, ip, header),
            _ => null,
        };
    }

    private static Segment? OfTcp(DateTime time, ReadOnlyMemory<byte> ip, int at, int total)
    {
        if (ip.Length < at + 20)
        {
            return null;
        }

        var tcp = ip.Span[at..];
        var payload = at + ((tcp[12] >> 4) * 4);
        if (payload < at + 20 || payload > total)
        {
            return null;
        }

        var flags = (TcpFlags)tcp[13];
        var captured = payload >= ip.Length ? default : ip[payload..Math.Min(ip.Length, total)];
        return new Segment(
            time,
            IsTcp: true,
            End(ip.Span[12..], tcp),
            End(ip.Span[16..], tcp[2..]),
            BinaryPrimitives.ReadUInt32BigEndian(tcp[4..]),
            flags.HasFlag(TcpFlags.Ack) ? BinaryPrimitives.ReadUInt32BigEndian(tcp[8..]) : null,
            flags,
            captured,
            total - payload - captured.Length);
    }

    private static Segment? OfUdp(DateTime time, ReadOnlyMemory<byte> ip, int at)
    {
        const int Header = 8;
        if (ip.Length < at + Header)
        {
            return null;
        }

        var udp = ip.Span[at..];
        var length = Math.Max(BinaryPrimitives.ReadUInt16BigEndian(udp[4..]) - Header, 0);
        var captured = ip.Slice(at + Header, Math.Min(length, ip.Length - at - Header));
        var (from, to) = (End(ip.Span[12..], udp), End(ip.Span[16..], udp[2..]));
        return new Segment(time, IsTcp: false, from, to, 0, null, TcpFlags.None, captured, length - captured.Length);
    }

    private static Endpoint End(ReadOnlySpan<byte> address, ReadOnlySpan<byte> port) =>
        new(new Ip4(BinaryPrimitives.ReadUInt32BigEndian(address)), BinaryPrimitives.ReadUInt16BigEndian(port));
}
