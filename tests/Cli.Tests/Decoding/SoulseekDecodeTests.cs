using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Cli.Tests.Decoding;

/// <summary>Connections that no capture shows: hidden ones, unknown ones, hostile ones.</summary>
public sealed class SoulseekDecodeTests
{
    private static readonly byte[] Login = TcpTalk.Frame(SoulseekFrames.Server, new ToServer.Login("ann", "secret", 160, "00", 3));
    private static readonly byte[] Queue = TcpTalk.Frame(SoulseekFrames.Peer, new ToPeer.QueueUpload("Music\\a.mp3"));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1_000)]
    public void Frames_in_pieces_are_put_together(int segment)
    {
        byte[] both = [.. Login, .. TcpTalk.Frame(SoulseekFrames.Server, new ToServer.SetWaitPort(2234, 0, 0))];
        var talk = new TcpTalk(40_000, 2_242).Open().Say(both, segment).Close();

        Decoded(talk).LastLine.ShouldBe("2 messages, 0 bytes undecoded");
        Decoded("--port", "2242", talk).LastLine.ShouldBe("2 messages, 0 bytes undecoded");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    public void A_hidden_connection_between_clients_is_shown(int segment)
    {
        byte[] said =
        [
            .. TcpTalk.Frame(SoulseekFrames.Init, new ToPeer.PeerInit("ann", "P", 0), 0x1234_5678),
            .. TcpTalk.Frame(SoulseekFrames.Peer, new ToPeer.QueueUpload("Music\\a.mp3"), 0xCAFE_BABE),
        ];
        var answer = TcpTalk.Frame(SoulseekFrames.Peer, new ToPeer.PlaceInQueueResponse("Music\\a.mp3", 4), 0x0BAD_F00D);
        var run = Decoded(new TcpTalk(40_000, 2_235).Open().Say(said, segment).Answer(answer, segment).Close());

        run.LastLine.ShouldBe("3 messages, 0 bytes undecoded");
        run.Output.ShouldContain("127.0.0.1:2235 > 127.0.0.1:40000 peer to-peer 44 PlaceInQueueResponse file=\"Music\\a.mp3\" place=4");
    }

    [Fact]
    public void On_a_hidden_distributed_connection_only_the_first_frame_is_hidden()
    {
        byte[] said = TcpTalk.Frame(SoulseekFrames.Init, new ToPeer.PeerInit("ann", "D", 0), 0x1234_5678);
        var answer = TcpTalk.Frame(SoulseekFrames.Distributed, new ToPeer.DistribBranchLevel(0));
        Decoded(new TcpTalk(40_000, 2_235).Open().Say(said).Answer(answer).Close()).LastLine.ShouldBe("2 messages, 0 bytes undecoded");
    }

    [Theory]
    [InlineData("P")]
    [InlineData("D")]
    [InlineData("F")]
    public void The_type_behind_a_pierced_firewall_is_learned_from_the_server(string type)
    {
        var server = new TcpTalk(40_000, 2_242).Open()
            .Say([.. Login, .. TcpTalk.Frame(SoulseekFrames.Server, new ToServer.ConnectToPeer(77, "bob", type))]).Close();

        Decoded(server, Pierced(type)).LastLine.ShouldBe($"{(type == "F" ? 6 : 4)} messages, 0 bytes undecoded");
    }

    [Theory]
    [InlineData("P")]
    [InlineData("D")]
    [InlineData("F")]
    public void The_type_behind_a_pierced_firewall_is_guessed_without_the_server(string type) =>
        Decoded(Pierced(type)).LastLine.ShouldBe($"{(type == "F" ? 4 : 2)} messages, 0 bytes undecoded");

    [Fact]
    public void An_unknown_code_is_shown_and_counted()
    {
        var talk = new TcpTalk(40_000, 2_242).Open().Say([.. Login, 6, 0, 0, 0, 0xE7, 3, 0, 0, 0xAB, 0xCD]).Close();
        var run = Decoded("--port", "2242", talk);

        run.Output.ShouldContain("server unknown code 999 undecoded=06000000e7030000abcd (10 bytes)");
        run.LastLine.ShouldBe("1 messages, 10 bytes undecoded");
        run.Code.ShouldBe(1);
    }

    [Fact]
    public void Bytes_behind_the_known_fields_are_shown_and_counted()
    {
        var run = Decoded("--port", "2242", new TcpTalk(40_000, 2_242).Open().Say([.. Login, 6, 0, 0, 0, 32, 0, 0, 0, 0xAB, 0xCD]).Close());
        run.Output.ShouldContain("32 Ping undecoded=abcd");
        run.LastLine.ShouldBe("2 messages, 2 bytes undecoded");
    }

    [Fact]
    public void A_connection_of_nobody_is_shown_and_counted()
    {
        var run = Decoded(new TcpTalk(40_000, 80).Open().Say([.. "GET / HTTP/1.1\r\n\r\n"u8]).Close());
        run.LastLine.ShouldBe("0 messages, 18 bytes undecoded");
        run.Code.ShouldBe(1);
    }

    [Fact]
    public void A_connection_of_nobody_is_mentioned_but_not_counted_beside_the_server_that_was_named()
    {
        var other = new TcpTalk(40_001, 80).Open().Say([.. "GET / HTTP/1.1\r\n\r\n"u8]).Answer([1, 2, 3]).Close();
        var run = Decoded(["--port", "2242"], [new TcpTalk(40_000, 2_242).Open().Say(Login).Close(), other]);

        run.Output.ShouldContain("127.0.0.1:40001 > 127.0.0.1:80 (not of a known network: 21 bytes, not counted)");
        run.LastLine.ShouldBe("1 messages, 0 bytes undecoded");
    }

    [Fact]
    public void Garbage_on_a_port_that_a_client_announced_is_counted()
    {
        byte[] said = [.. Login, .. TcpTalk.Frame(SoulseekFrames.Server, new ToServer.SetWaitPort(2_234, 0, 0))];
        var garbage = new TcpTalk(40_001, 2_234).Open().Say([.. "GET / HTTP/1.1\r\n\r\n"u8]).Answer([1, 2, 3]).Close();
        var run = Decoded(["--port", "2242"], [new TcpTalk(40_000, 2_242).Open().Say(said).Close(), garbage]);

        run.LastLine.ShouldBe("2 messages, 21 bytes undecoded");
    }

    [Fact]
    public void A_first_frame_with_a_token_of_eight_bytes_is_understood()
    {
        byte[] said = [0x13, 0, 0, 0, 1, 1, 0, 0, 0, (byte)'a', 1, 0, 0, 0, (byte)'P', 0x2C, 1, 0, 0, 7, 0, 0, 0, .. Queue];
        Decoded(new TcpTalk(40_000, 2_234).Open().Say(said).Close()).LastLine.ShouldBe("2 messages, 0 bytes undecoded");
    }

    [Fact]
    public void A_frame_that_never_ends_is_shown_at_the_end()
    {
        var run = Decoded("--port", "2242", new TcpTalk(40_000, 2_242).Open().Say([.. Login, 100, 0, 0, 0, 13, 0, 0, 0, 1]).Close());
        run.Output.ShouldContain("cut off undecoded=640000000d00000001 (9 bytes)");
        run.Code.ShouldBe(1);
    }

    [Fact]
    public void Frames_are_found_again_behind_a_gap()
    {
        var talk = new TcpTalk(40_000, 2_242).Open().Say(Login).Say([.. Login, .. Login[..10]]).Say(Login[10..]).Say(Login).Close();
        talk.Packets.RemoveAt(3);
        var run = Decoded("--port", "2242", talk);

        run.Output.ShouldContain($"({Login.Length + 10} bytes, {Login.Length + 10} of them missing from the capture)");
        run.LastLine.ShouldBe($"2 messages, {(2 * Login.Length)} bytes undecoded");
    }

    [Fact]
    public void A_capture_that_begins_in_the_middle_is_decoded_from_there()
    {
        var talk = new TcpTalk(40_000, 2_242).Say(Login).Answer(TcpTalk.Frame(SoulseekFrames.FromServer, new ToClient.Relogged()));
        Decoded("--port", "2242", talk).LastLine.ShouldBe("2 messages, 0 bytes undecoded");
    }

    [Fact]
    public void A_capture_that_begins_inside_a_frame_finds_the_next_one()
    {
        var run = Decoded("--port", "2242", new TcpTalk(40_000, 2_242).Say(Login[10..]).Say(Login));
        run.LastLine.ShouldBe($"1 messages, {Login.Length - 10} bytes undecoded");
    }

    [Fact]
    public void Texts_of_strangers_cannot_move_the_terminal()
    {
        const string Hostile = "\u001b[2J\r\n\u0007\u202e\u0085\u200b\"quoted\"\u2028end \u00e9\u96e8\ud83d\ude00";
        var run = Decoded("--port", "2242", new TcpTalk(40_000, 2_242).Open()
            .Say([.. Login, .. TcpTalk.Frame(SoulseekFrames.Server, new ToServer.SayChatroom("room", Hostile))]).Close());

        run.Lines.Count().ShouldBe(3);
        run.Output.ShouldContain("message=\"\\x1B[2J\\x0D\\x0A\\x07\\x202E\\x85\\x200B\\x22quoted\\x22\\x2028end \u00e9\u96e8\ud83d\ude00\"");
    }

    [Fact]
    public void A_bomb_is_shown_and_not_inflated_for_ever()
    {
        using var buffer = new WireBuffer();
        var start = SoulseekFrames.Peer.Format.Begin(buffer, 9);
        ZlibBody.Deflate(new byte[160 << 20], buffer);
        SoulseekFrames.Peer.Format.End(buffer, start);
        byte[] said = [.. TcpTalk.Frame(SoulseekFrames.Init, new ToPeer.PeerInit("ann", "P", 0)), .. buffer.Written, .. Queue];
        var run = Decoded(new TcpTalk(40_000, 2_234).Open().Say(said).Close());

        run.Output.ShouldContain("inflates to more than is allowed");
        run.LastLine.ShouldStartWith("2 messages, ");
    }

    [Fact]
    public void Long_messages_are_shortened_unless_asked_for()
    {
        var users = Enumerable.Range(0, 200).Select(i => $"user{i}").ToArray();
        var talk = new TcpTalk(40_000, 2_242).Open().Say(Login).Answer(TcpTalk.Frame(SoulseekFrames.FromServer, new ToClient.PrivilegedUsers(users))).Close();

        Decoded(talk).Output.ShouldContain("(137 more fields)");
        Decoded("--full", talk).Output.ShouldContain("user199");

        var line = TcpTalk.Frame(SoulseekFrames.Server, new ToServer.SayChatroom("room", new string('a', 2_000)));
        Decoded(new TcpTalk(40_000, 2_242).Open().Say([.. Login, .. line]).Close()).Output.ShouldContain("\"(1600 more)");
    }

    private static TcpTalk Pierced(string type)
    {
        var talk = new TcpTalk(41_000, 2_234).Open().Say(TcpTalk.Frame(SoulseekFrames.Init, new ToPeer.PierceFireWall(77)));
        talk = type switch
        {
            "P" => talk.Answer(Queue),
            "D" => talk.Answer(TcpTalk.Frame(SoulseekFrames.Distributed, new ToPeer.DistribSearch(49, "ann", 5, "words"))),
            _ => talk.Answer([9, 0, 0, 0]).Say([0, 0, 0, 0, 0, 0, 0, 0]).Answer(new byte[5_000]),
        };
        return talk.Close();
    }

    private static ParlanceRun Decoded(params TcpTalk[] talks) => Decoded([], talks);

    private static ParlanceRun Decoded(string option, string value, TcpTalk talk) => Decoded([option, value], [talk]);

    private static ParlanceRun Decoded(string option, TcpTalk talk) => Decoded([option], [talk]);

    private static ParlanceRun Decoded(string[] options, TcpTalk[] talks)
    {
        using var saved = TcpTalk.Capture(talks).Save();
        return ParlanceRun.Of(["decode", saved.Path, .. options]);
    }
}
