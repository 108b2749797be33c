using System.Buffers.Binary;
using Parlance.Cli.Captures;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Cli.Tests.Decoding;

/// <summary>Makes up the packets of one TCP connection.</summary>
internal sealed class TcpTalk(ushort from, ushort to)
{
    private const uint OpenerStart = 0xFFFF_FF00;
    private const uint AcceptorStart = 7;
    private uint openerAt = OpenerStart + 1;
    private uint acceptorAt = AcceptorStart + 1;

    public List<byte[]> Packets { get; } = [];

    public TcpTalk Open()
    {
        Packet(true, OpenerStart, 0, TcpFlags.Syn, []);
        Packet(false, AcceptorStart, OpenerStart + 1, TcpFlags.Syn | TcpFlags.Ack, []);
        return this;
    }

    /// <summary>The opener says bytes, in segments of a size.</summary>
    public TcpTalk Say(byte[] bytes, int segment = 1_400) => Say(true, bytes, segment);

    /// <summary>The acceptor says bytes.</summary>
    public TcpTalk Answer(byte[] bytes, int segment = 1_400) => Say(false, bytes, segment);

    public TcpTalk Close()
    {
        Packet(true, openerAt, acceptorAt, TcpFlags.Fin | TcpFlags.Ack, []);
        Packet(false, acceptorAt, openerAt + 1, TcpFlags.Fin | TcpFlags.Ack, []);
        return this;
    }

    public static byte[] Frame<T>(SoulseekLink link, in T message, uint? key = null)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        link.Write(message, buffer);
        if (key is { } hide)
        {
            Obfuscation.Hide(buffer, 0, hide);
        }

        return buffer.Written.ToArray();
    }

    /// <summary>A capture of the packets of several connections, one after the other.</summary>
    public static PcapFile Capture(params TcpTalk[] talks)
    {
        var file = new PcapFile().Begin();
        foreach (var packet in talks.SelectMany(talk => talk.Packets))
        {
            file.Add(DateTime.UnixEpoch.AddHours(1), packet);
        }

        return file;
    }

    private TcpTalk Say(bool isOpener, byte[] bytes, int segment)
    {
        foreach (var part in bytes.Chunk(segment))
        {
            ref var at = ref isOpener ? ref openerAt : ref acceptorAt;
            Packet(isOpener, at, isOpener ? acceptorAt : openerAt, TcpFlags.Ack, part);
            at += (uint)part.Length;
        }

        return this;
    }

    private void Packet(bool isOpener, uint sequence, uint acknowledged, TcpFlags flags, byte[] payload)
    {
        var ip = new byte[40 + payload.Length];
        ip[0] = 0x45;
        BinaryPrimitives.WriteUInt16BigEndian(ip.AsSpan(2), (ushort)ip.Length);
        ip[9] = 6;
        (ip[12], ip[15], ip[16], ip[19]) = (127, 1, 127, 1);
        BinaryPrimitives.WriteUInt16BigEndian(ip.AsSpan(20), isOpener ? from : to);
        BinaryPrimitives.WriteUInt16BigEndian(ip.AsSpan(22), isOpener ? to : from);
        BinaryPrimitives.WriteUInt32BigEndian(ip.AsSpan(24), sequence);
        BinaryPrimitives.WriteUInt32BigEndian(ip.AsSpan(28), acknowledged);
        ip[32] = 0x50;
        ip[33] = (byte)flags;
        payload.CopyTo(ip, 40);
        Packets.Add(ip);
    }
}
