namespace Parlance.Cli.Tests.Decoding;

public sealed class AresDecodeTests
{
    [Theory]
    [InlineData("ares-sb0t.txt", 446)]
    [InlineData("ares-sb0t-captcha.txt", 28)]
    [InlineData("ares-zorbo.txt", 220)]
    public void Captures_of_real_clients_and_rooms_are_decoded_to_the_last_byte(string name, int messages)
    {
        foreach (var arguments in new string[][] { [], ["--network", "ares"] })
        {
            var run = ParlanceRun.Of(["decode", PcapFile.Path(name), .. arguments]);
            run.LastLine.ShouldBe($"{messages} messages, 0 bytes undecoded");
            run.Code.ShouldBe(0);
        }
    }

    [Theory]
    [InlineData("room to-server 10 Public text=\"secret words\"")]
    [InlineData("room to-client 3 LoginAck name=\"Carol Crypt\" room=\"Parlance Test Room\"")]
    [InlineData("to-client 230 CryptoKey")]
    [InlineData("room to-server 80 Compressed stream=")]
    [InlineData("web to-server PUBLIC \"hello from the web\"")]
    [InlineData("web to-client PUBLIC \"webby\" \"hello from the web\"")]
    public void Encrypted_texts_compressed_frames_and_web_chats_are_opened(string expected) =>
        ParlanceRun.Of("decode", PcapFile.Path("ares-sb0t.txt")).Output.ShouldContain(expected);

    [Fact]
    public void Frames_that_rooms_refuse_are_shown_and_summed_up()
    {
        var run = ParlanceRun.Of("decode", PcapFile.Path("ares-sb0t.txt"));
        run.Output.ShouldContain("room to-server 2: Login, guid at offset 0: 16 bytes wanted, 5 left refused=0102030405");
        run.Output.ShouldContain("room to-server 199: no message has this code refused=010203");
        run.Output.ShouldContain("(7 frames of clients that no server takes, 3018 bytes, not counted)");
    }

    [Fact]
    public void A_room_on_any_port_is_known_by_its_login()
    {
        using var capture = TextLines.Rooms("ares-sb0t.txt", 54_321).Save();
        foreach (var arguments in new string[][] { [], ["--port", "54321"], ["--network", "ares"] })
        {
            var run = ParlanceRun.Of(["decode", capture.Path, .. arguments]);
            run.Code.ShouldBe(0, run.LastLine);
            run.Output.ShouldContain("127.0.0.1:40009 > 127.0.0.1:54321 room to-server 10 Public text=\"secret words\"");
        }
    }

    [Fact]
    public void What_a_room_says_and_nobody_knows_counts()
    {
        var talk = new TcpTalk(40_000, 14_884).Open().Say(TextLines.Of("ares-sb0t.txt")[0].Bytes).Answer([3, 0, 199, 1, 2, 3]).Close();
        using var capture = TcpTalk.Capture(talk).Save();
        var run = ParlanceRun.Of("decode", capture.Path);
        run.LastLine.ShouldBe("1 messages, 3 bytes undecoded");
        run.Code.ShouldBe(1);
    }

    [Theory]
    [InlineData("0b000a68656c6c6f2074686572 65", "", "room to-server 10 Public text=\"hello there\"")]
    [InlineData("0b000a616c69636500746872 6565", "to-client", "room to-client 10 Public name=\"alice\" text=\"three\"")]
    [InlineData("0500fa0200cd0100", "to-client", "advanced to-client 205 VoiceSupported")]
    public void A_frame_in_hex_is_decoded(string hex, string hint, string expected)
    {
        var run = ParlanceRun.Of("decode", "--network", "ares", "--as", hint, hex);
        run.Output.ShouldContain(expected);
        run.Code.ShouldBe(0);
    }

    [Fact]
    public void A_frame_in_hex_that_is_none_counts() => ParlanceRun.Of("decode", "--network", "ares", "0300c7010203").LastLine.ShouldBe("0 messages, 6 bytes undecoded");
}
