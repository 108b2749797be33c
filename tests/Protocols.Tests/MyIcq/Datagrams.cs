using Parlance.MyIcq;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.MyIcq;

/// <summary>Reads whole datagrams and frames and writes them again through the public envelope.</summary>
internal static class Datagrams
{
    /// <summary>An encrypted body ends in zeros that fill its last block: what the declaration leaves over must be those.</summary>
    public static void OnlyPaddingIsLeft(Trace trace, ReadOnlySpan<byte> body)
    {
        trace.Wrong.ShouldBeNull();
        trace.Undecoded.ShouldBeLessThan(MyIcqCipher.Block);
        body[trace.Consumed..].ContainsAnyExcept((byte)0).ShouldBeFalse();
    }

    public static byte[] FromClient(CatalogEntry entry, byte[] body, ClientHeader header, MyIcqCipher? cipher)
    {
        var rewritten = entry.Rewrite(body);
        using var buffer = new WireBuffer();
        var sent = new Raw(rewritten);
        MyIcqEnvelope.Write(sent, header, cipher, (byte)(header.CheckCode >> 8), buffer);
        var datagram = buffer.Written.ToArray();
        (datagram[14], datagram[15]) = ((byte)(header.Command >> 8), (byte)header.Command);
        return datagram;
    }

    public static byte[] FromServer(CatalogEntry entry, byte[] body, ServerHeader header)
    {
        using var buffer = new WireBuffer();
        MyIcqEnvelope.Write(new Raw(entry.Rewrite(body)), header, buffer);
        var datagram = buffer.Written.ToArray();
        (datagram[14], datagram[15]) = ((byte)(header.Command >> 8), (byte)header.Command);
        return datagram;
    }

    public static byte[] FromPeer(byte[] frame, string link)
    {
        var header = Reader.Read<PeerHeader>(frame, MyIcqStyle.Default);
        var entry = (MyIcqCatalog.All.Find(header.Command == 1 ? MyIcqLink.Peer : link, Direction.ToPeer, header.Command)).ShouldNotBeNull();
        var body = frame[MyIcqLimits.PeerHeader..];
        entry.Trace(body).Undecoded.ShouldBe(0);
        using var buffer = new WireBuffer();
        MyIcqFraming.Write(new Raw(entry.Rewrite(body)), header.Uin, header.Face, buffer);
        var written = buffer.Written.ToArray();
        (written[8], written[9]) = ((byte)(header.Command >> 8), (byte)header.Command);
        return written;
    }

    /// <summary>A body that is ready, so that one call can send any of them; the command is put in afterwards.</summary>
    private readonly record struct Raw(byte[] Body) : IMessage<Raw>
    {
        public static MessageSpec Spec => new(MyIcqLink.Server, Direction.ToServer, 0, nameof(Raw), "test");

        public static Raw Layout<TVisitor>(ref TVisitor v, in Raw m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Tail("body", m.Body, MyIcqLimits.PeerFrame));
    }
}
