using System.Buffers;
using Parlance.MyIcq;
using Parlance.MyIcq.Messages;
using Parlance.Testing;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.MyIcq;

public sealed class MyIcqEnvelopeTests
{
    private static readonly ClientHeader Header = new(1, 0, 10001, 0x12345678, 0, 7, 0);
    private readonly MyIcqCipher cipher = new("freeman"u8);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(300)]
    public void What_was_sealed_opens_at_every_pick(int length)
    {
        for (var pick = 0; pick < 256; pick++)
        {
            var datagram = Sealed(new ToServer.GroupCommand(1, [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))]), (byte)pick);
            MyIcqEnvelope.TryRead(datagram, out ClientHeader header).ShouldBeTrue();
            (header.CheckCode >> 8).ShouldBeLessThan(length + 4);
            var body = datagram[MyIcqLimits.Header..];
            (body.Length % MyIcqCipher.Block).ShouldBe(0);
            MyIcqEnvelope.TryOpen(body, header.CheckCode, cipher).ShouldBeTrue();
            body[4..(4 + length)].ShouldBe(Enumerable.Range(0, length).Select(i => (byte)(i * 7)));
        }
    }

    [Fact]
    public void A_message_without_body_has_nothing_to_seal()
    {
        var datagram = Sealed(default(ToServer.GetContactList), 9);
        datagram.Length.ShouldBe(MyIcqLimits.Header);
        MyIcqEnvelope.TryRead(datagram, out ClientHeader header).ShouldBeTrue();
        header.CheckCode.ShouldBe((ushort)0);
        MyIcqEnvelope.TryOpen([], 0xffff, cipher).ShouldBeTrue();
    }

    [Fact]
    public void A_wrong_key_a_wrong_place_and_half_a_block_do_not_open()
    {
        var datagram = Sealed(new ToServer.AddFriend(10002), 3);
        MyIcqEnvelope.TryRead(datagram, out ClientHeader header).ShouldBeTrue();
        MyIcqEnvelope.TryOpen(datagram.AsSpan(20).ToArray(), header.CheckCode, new MyIcqCipher("freemaN"u8)).ShouldBeFalse();
        MyIcqEnvelope.TryOpen(datagram.AsSpan(20).ToArray(), (ushort)(header.CheckCode + 0x0500), cipher).ShouldBeFalse();
        MyIcqEnvelope.TryOpen(datagram.AsSpan(20).ToArray(), (ushort)(header.CheckCode + 1), cipher).ShouldBeFalse();
        MyIcqEnvelope.TryOpen(datagram.AsSpan(20, datagram.Length - 21).ToArray(), header.CheckCode, cipher).ShouldBeFalse();
    }

    [Fact]
    public void Datagrams_too_short_or_too_long_have_no_header()
    {
        MyIcqEnvelope.TryRead(new byte[19], out ClientHeader _).ShouldBeFalse();
        MyIcqEnvelope.TryRead(new byte[20], out ClientHeader _).ShouldBeTrue();
        MyIcqEnvelope.TryRead(new byte[1024], out ClientHeader _).ShouldBeTrue();
        MyIcqEnvelope.TryRead(new byte[1025], out ClientHeader _).ShouldBeFalse();
        MyIcqEnvelope.TryRead(new byte[19], out ServerHeader _).ShouldBeFalse();
    }

    [Fact]
    public void A_datagram_that_would_be_too_long_is_refused_and_leaves_nothing_behind()
    {
        using var buffer = new WireBuffer();
        Should.Throw<WireException>(() => MyIcqEnvelope.Write(
            new ToClient.GetGroupList([.. Enumerable.Repeat(new GroupSummary(1, "0123456789", 1), 100)]), new ServerHeader(1, 0, 1, 1, 0, 1, 0), buffer));
        buffer.Length.ShouldBe(0);
        MyIcqEnvelope.Write(new ToClient.GetContactList(new uint[MyIcqLimits.ContactPage]), new ServerHeader(1, 0, 1, 1, 0, 1, 0), buffer);
        buffer.Length.ShouldBeLessThanOrEqualTo(MyIcqLimits.Datagram);
    }

    [Fact]
    public void A_library_key_of_more_than_eight_bytes_is_cut()
    {
        var (one, other) = (new byte[16], new byte[16]);
        new MyIcqCipher("12345678"u8).Encrypt(one);
        new MyIcqCipher("12345678longtail"u8).Encrypt(other);
        one.ShouldBe(other);
        MyIcqCipher.FromPassword("12345678").Decrypt(one);
        one.ShouldAllBe(b => b == 0);
    }

    [Fact]
    public void Frames_come_out_whole_however_the_stream_cuts_them()
    {
        using var buffer = new WireBuffer();
        MyIcqFraming.Write(new ToPeer.Hello(true, "example.org"), 10001, 12, buffer);
        MyIcqFraming.Write(new ToPeer.MessageAck(5), 10001, 12, buffer);
        for (var size = 1; size < 20; size++)
        {
            var received = Pieces.Of(buffer.Written.ToArray(), size);
            MyIcqFraming.TryTake(ref received, MyIcqLimits.PeerFrame, out var hello).ShouldBeTrue();
            MyIcqFraming.TryTake(ref received, MyIcqLimits.PeerFrame, out var ack).ShouldBeTrue();
            (hello.Length, ack.Length).ShouldBe((28, 17));
            MyIcqFraming.TryTake(ref received, MyIcqLimits.PeerFrame, out _).ShouldBeFalse();
        }
    }

    [Fact]
    public void A_frame_above_the_limit_is_refused_before_it_has_come()
    {
        var received = new ReadOnlySequence<byte>([0x10, 0x01]);
        Should.Throw<WireException>(() => MyIcqFraming.TryTake(ref received, MyIcqLimits.PeerFrame, out _)).Field.ShouldBe("length");
    }

    private byte[] Sealed<T>(in T message, byte pick)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        MyIcqEnvelope.Write(message, Header, cipher, pick, buffer);
        return buffer.Written.ToArray();
    }
}
