using System.Buffers;
using Parlance.MyIcq;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.MyIcq;

public sealed class MyIcqVectorTests
{
    public static TheoryData<int> Blocks => MyIcqVector.Rows("primitive");

    public static TheoryData<int> FromClients => MyIcqVector.Rows("client->server");

    public static TheoryData<int> FromServers => MyIcqVector.Rows("server->client");

    public static TheoryData<int> BetweenPeers => MyIcqVector.Rows("peer-to-peer TCP");

    [Fact]
    public void Every_row_is_tested() =>
        (Blocks.Count + FromClients.Count + FromServers.Count + BetweenPeers.Count).ShouldBe(MyIcqVector.All.Count);

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_block_encrypts_as_the_original_did_and_decrypts_back(int row)
    {
        var vector = MyIcqVector.All[row];
        var cipher = new MyIcqCipher(vector.Password);
        var block = vector.Plain.ToArray();
        cipher.Encrypt(block);
        block.ShouldBe(vector.Bytes);
        cipher.Decrypt(block);
        block.ShouldBe(vector.Plain);
    }

    [Theory]
    [MemberData(nameof(FromClients))]
    public void A_client_datagram_decodes_and_ours_is_equal(int row)
    {
        var vector = MyIcqVector.All[row];
        MyIcqEnvelope.TryRead(vector.Bytes, out ClientHeader header).ShouldBeTrue();
        var cipher = vector.Password is { } password && !MyIcqEnvelope.IsClear(header.Command) ? new MyIcqCipher(password) : null;
        var body = vector.Bytes[MyIcqLimits.Header..];
        if (cipher is not null)
        {
            MyIcqEnvelope.TryOpen(body, header.CheckCode, cipher).ShouldBeTrue();
        }

        body.ShouldBe(vector.Plain[MyIcqLimits.Header..]);
        var entry = MyIcqCatalog.All.Find(MyIcqLink.Server, Direction.ToServer, header.Command).ShouldNotBeNull();
        Datagrams.OnlyPaddingIsLeft(entry.Trace(body), body);
        Datagrams.FromClient(entry, body, header, cipher).ShouldBe(vector.Bytes);
    }

    [Theory]
    [MemberData(nameof(FromServers))]
    public void A_server_datagram_decodes_and_ours_is_equal(int row)
    {
        var vector = MyIcqVector.All[row];
        MyIcqEnvelope.TryRead(vector.Bytes, out ServerHeader header).ShouldBeTrue();
        var entry = MyIcqCatalog.All.Find(MyIcqLink.Server, Direction.ToClient, header.Command).ShouldNotBeNull();
        var body = vector.Bytes[MyIcqLimits.Header..];
        entry.Trace(body).Undecoded.ShouldBe(0);
        Datagrams.FromServer(entry, body, header).ShouldBe(vector.Bytes);
    }

    [Theory]
    [MemberData(nameof(BetweenPeers))]
    public void A_peer_frame_decodes_and_ours_is_equal(int row)
    {
        var vector = MyIcqVector.All[row];
        var received = new ReadOnlySequence<byte>(vector.Bytes);
        MyIcqFraming.TryTake(ref received, MyIcqLimits.PeerFrame, out var frame).ShouldBeTrue();
        received.IsEmpty.ShouldBeTrue();
        Datagrams.FromPeer(frame.ToArray(), vector.Name.Contains("file", StringComparison.Ordinal) ? MyIcqLink.File : MyIcqLink.Message)
            .ShouldBe(vector.Bytes);
    }
}
