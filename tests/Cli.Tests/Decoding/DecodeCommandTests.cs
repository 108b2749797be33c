namespace Parlance.Cli.Tests.Decoding;

public sealed class DecodeCommandTests
{
    [Theory]
    [InlineData("0b0000000300000003000000626f62")]
    [InlineData("0b 00 00 00 03 00 00 00 03 00 00 00 62 6f 62")]
    public void A_frame_in_hex_is_decoded(string hex)
    {
        foreach (var run in new[] { ParlanceRun.Of("decode", hex), ParlanceRun.Of(["decode", .. hex.Split(' ')]) })
        {
            run.Output.ShouldBe($"server to-server 3 GetPeerAddress username=\"bob\"{Environment.NewLine}1 messages, 0 bytes undecoded{Environment.NewLine}");
            run.Code.ShouldBe(0);
        }
    }

    [Theory]
    [InlineData("11 00 00 00 0f 00 00 00 09 00 00 00 74 65 73 74 72 6f 6f 6d 37", "server to-client", "to-client 15 LeaveRoom")]
    [InlineData("05000000 0400000000", "", "distributed to-peer 4 DistribBranchLevel level=0")]
    [InlineData("0500000000 01020304", "", "init to-peer 0 PierceFireWall token=67305985")]
    public void A_hint_tells_link_and_direction(string hex, string hint, string expected)
    {
        var run = ParlanceRun.Of("decode", hex, "--as", hint);
        run.Output.ShouldContain(expected);
        run.Code.ShouldBe(0);
    }

    [Fact]
    public void Hex_that_fits_no_frame_is_shown_and_counted()
    {
        var run = ParlanceRun.Of("decode", "ff00ff00ff");
        run.Output.ShouldContain("undecoded=ff00ff00ff (5 bytes)");
        run.LastLine.ShouldBe("0 messages, 5 bytes undecoded");
        run.Code.ShouldBe(1);
    }

    [Theory]
    [InlineData("zz")]
    [InlineData("abc")]
    [InlineData("no/such/file.pcap")]
    public void What_is_neither_file_nor_hex_is_an_error(string what)
    {
        var run = ParlanceRun.Of("decode", what);
        run.Error.ShouldContain($"\"{what}\" is neither a file that is there nor hex of whole bytes");
        run.Code.ShouldBe(ExitCodes.Unusable);
    }

    [Fact]
    public void A_file_that_is_no_capture_is_an_error()
    {
        using var file = new TemporaryFile([.. "hello, world"u8]);
        var run = ParlanceRun.Of("decode", file.Path);
        run.Error.ShouldContain("not a capture");
        run.Code.ShouldBe(ExitCodes.Unusable);
    }

    [Fact]
    public void Arguments_that_make_no_sense_are_an_error()
    {
        ParlanceRun.Of("decode").Code.ShouldBe(ExitCodes.Unusable);
        ParlanceRun.Of("decode", "00", "--network", "gopher").Code.ShouldBe(ExitCodes.Unusable);
        ParlanceRun.Of("unheard-of").Code.ShouldBe(ExitCodes.Unusable);
    }

    [Fact]
    public void A_datagram_that_nobody_knows_is_shown_and_counted()
    {
        var run = ParlanceRun.Of("decode", PcapFile.Path("icq-v2-micq025.pcap"), "--network", "soulseek");
        run.Output.ShouldContain("unknown datagram undecoded=02000a001100 (6 bytes)");
        run.Code.ShouldBe(1);
    }
}
