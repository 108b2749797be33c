using System.Net;
using Parlance.Icq;
using Parlance.Protocols.Tests.Icq;

namespace Parlance.System.Tests.Icq.Clients;

/// <summary>A peer against scripted clients: what icqlib said in a capture, and what nobody should say.</summary>
public sealed class RawPeerTests
{
    private const uint Stranger = 100_001;

    public static TheoryData<string> Names => ["../../evil.bin", "..\\..\\evil.bin", "/etc/passwd", "C:\\x\\evil.bin", "\\\\host\\share\\evil", "aux.txt", "..", "", "a:stream", "x\u0001y", "tail. ."];

    [Fact]
    public async Task What_icqlib_said_in_the_capture_is_understood_and_answered_as_its_partner_did()
    {
        await using var peer = new PeerHost(100_002);
        await using var raw = await RawPeer.ConnectAsync(peer.Peer.Port);
        var stream = Pcap.Streams("icq-v5-icqlib1-tcp.pcap").Single(bytes => bytes.AsSpan().IndexOf("direct hello"u8) >= 0);
        await raw.SendAsync(stream);
        (await peer.Events.NextAsync<IcqPeerEvent.MessageReceived>()).Message.ShouldBe(new IcqMessage.Text("direct hello"));
        (await peer.Events.NextAsync<IcqPeerEvent.MessageReceived>()).Message.ShouldBe(new IcqMessage.Url("words", "http://e.org/"));
        var file = (await peer.Events.NextAsync<IcqPeerEvent.FileOffered>()).Offer;
        (file.From, file.Words, file.Size).ShouldBe((Stranger, "take this", 10_240));
        (await peer.Events.NextAsync<IcqPeerEvent.ChatOffered>()).Offer.Words.ShouldBe("come and chat");
        foreach (var sequence in (uint[])[4_294_967_294, 4_294_967_293])
        {
            var answer = await raw.ReadAsync<ToPeer.Message>();
            (answer.Command, answer.Sequence, answer.Status).ShouldBe((ToPeer.Message.Acknowledgement, sequence, (ushort)0));
        }

        var receiving = file.AcceptAsync(peer.Folder.Path);
        var accept = await raw.ReadAsync<ToPeer.Message>();
        accept.File.Port.ShouldBe((uint)(ushort)((accept.File.PortBigEndian << 8) | (accept.File.PortBigEndian >> 8)), "both spellings");
        await using var session = await RawPeer.ConnectAsync((ushort)accept.File.Port);
        await session.SendAsync(Pcap.Streams("icq-v5-icqlib1-tcp.pcap").Single(bytes => bytes.AsSpan().IndexOf("sample.bin"u8) >= 0));
        var received = await receiving;
        received.Outcome.ShouldBe(IcqFileOutcome.Done, received.Reason);
        Path.GetFileName(received.Files.ShouldHaveSingleItem()).ShouldBe("sample.bin");
        (await session.ReadAsync<ToPeer.FileInitReply>(1)).Speed.ShouldBe(100u);
        (await session.ReadAsync<ToPeer.FileResume>(1)).Offset.ShouldBe(0u);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Whatever_a_stranger_calls_a_file_it_lies_in_the_folder(string name)
    {
        await using var peer = new PeerHost(100_002);
        var received = await ReceiveAsync(peer, name, size: 3, offered: 3);
        received.Outcome.ShouldBe(IcqFileOutcome.Done, received.Reason);
        Path.GetDirectoryName(received.Files.ShouldHaveSingleItem()).ShouldBe(peer.Folder.Path);
        Directory.GetFileSystemEntries(peer.Folder.Path).ShouldBe(received.Files);
    }

    [Fact]
    public async Task More_than_was_offered_is_not_taken()
    {
        await using var peer = new PeerHost(100_002);
        (await ReceiveAsync(peer, "x.bin", size: 4, offered: 3)).Outcome.ShouldBe(IcqFileOutcome.Broken);
        Directory.GetFileSystemEntries(peer.Folder.Path).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_is_let_in_under_a_number_that_is_known_to_be_elsewhere_or_our_own()
    {
        await using var peer = new PeerHost(100_002, o => o with
        {
            Whereabouts = uin => uin == 5000 ? new IcqPeerAddress(5000, IPAddress.Parse("192.0.2.1"), IPAddress.Parse("10.0.0.1"), 1, 3) : null,
        });
        foreach (var (uin, version) in (ValueTuple<uint, uint>[])[(5000, 3), (100_002, 3), (0, 3), (7000, 6), (7000, 1)])
        {
            await using var raw = await RawPeer.ConnectAsync(peer.Peer.Port, uin, version);
            (await raw.ReadAsync()).ShouldBeNull();
        }

        foreach (var version in (uint[])[2, 3, 4, 5])
        {
            await using var raw = await RawPeer.ConnectAsync(peer.Peer.Port, 7000, version);
            await raw.SendAsync(RawPeer.Message(7000, 1, "hello"), IcqFraming.Peer);
            (await raw.ReadAsync<ToPeer.Message>()).Command.ShouldBe(ToPeer.Message.Acknowledgement);
        }
    }

    [Fact]
    public async Task A_message_under_another_number_than_the_connections_ends_it()
    {
        await using var peer = new PeerHost(100_002);
        await using var raw = await RawPeer.ConnectAsync(peer.Peer.Port, 7000);
        await raw.SendAsync(RawPeer.Message(7001, 1, "hello"), IcqFraming.Peer);
        (await raw.ReadAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("FFFF")]
    [InlineData("0000")]
    [InlineData("0100FF")]
    [InlineData("1A000000000000000000000000000000000000000000000000000000")]
    [InlineData("474554202F20485454502F312E310D0A0D0A")]
    public async Task Garbage_ends_the_connection(string hex)
    {
        await using var peer = new PeerHost(100_002);
        await using var raw = await RawPeer.ConnectAsync(peer.Peer.Port);
        await raw.SendAsync(Convert.FromHexString(hex));
        (await raw.ReadAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Who_says_nothing_is_sent_away_and_too_many_are_not_let_in()
    {
        await using var peer = new PeerHost(100_002, o => o with { InitTimeout = TimeSpan.FromMilliseconds(500), MostConnectionsOfAddress = 2 });
        await using var one = await RawPeer.ConnectAsync(peer.Peer.Port, 7000);
        await using var silent = await RawPeer.ConnectAsync(peer.Peer.Port);
        await one.SendAsync(RawPeer.Message(7000, 1, "hello"), IcqFraming.Peer);
        await one.ReadAsync<ToPeer.Message>();
        await using var third = await RawPeer.ConnectAsync(peer.Peer.Port, 7002);
        (await third.ReadAsync()).ShouldBeNull();
        (await silent.ReadAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Offers_of_one_user_are_limited()
    {
        await using var peer = new PeerHost(100_002, o => o with { MostOffers = 2 });
        await using var raw = await RawPeer.ConnectAsync(peer.Peer.Port, 7000);
        for (var i = 0u; i < 3; i++)
        {
            await raw.SendAsync(RawPeer.Message(7000, IcqMessageType.File, "take", i) with { File = new IcqFileOffer(0, "x", 1, 0) }, IcqFraming.Peer);
        }

        var refused = await raw.ReadAsync<ToPeer.Message>();
        (refused.Sequence, refused.Status).ShouldBe((2u, (ushort)1));
    }

    private static async Task<IcqFileResult> ReceiveAsync(PeerHost peer, string name, uint size, uint offered)
    {
        await using var raw = await RawPeer.ConnectAsync(peer.Peer.Port, Stranger);
        await raw.SendAsync(RawPeer.Message(Stranger, IcqMessageType.File, "take") with { File = new IcqFileOffer(0, name, offered, 0) }, IcqFraming.Peer);
        var receiving = (await peer.Events.NextAsync<IcqPeerEvent.FileOffered>()).Offer.AcceptAsync(peer.Folder.Path);
        await using var session = await RawPeer.ConnectAsync((ushort)(await raw.ReadAsync<ToPeer.Message>()).File.Port, Stranger);
        await session.SendAsync(new ToPeer.FileInit(0, 1, offered, 100, "x"), IcqFraming.File);
        await session.SendAsync(new ToPeer.FileStart(0, name, "..\\..", size, 0, 100), IcqFraming.File);
        await session.SendAsync(new ToPeer.FileData([1, 2, 3]), IcqFraming.File);
        return await receiving;
    }
}
