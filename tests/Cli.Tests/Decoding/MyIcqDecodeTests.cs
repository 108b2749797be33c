using Parlance.Cli.Captures;

namespace Parlance.Cli.Tests.Decoding;

public sealed class MyIcqDecodeTests
{
    private const string Session = "myicq-session.txt";

    [Fact]
    public void The_capture_of_real_clients_is_decoded_to_the_last_byte()
    {
        foreach (var arguments in new string[][] { [], ["--network", "myicq"] })
        {
            var run = ParlanceRun.Of(["decode", PcapFile.Path(Session), .. arguments]);
            run.LastLine.ShouldBe("1011 messages, 0 bytes undecoded");
            run.Code.ShouldBe(0);
            run.Output.ShouldContain("server to-server 4 Login uin=10001 seq=3985 password=\"alicepw1\"");
            run.Output.ShouldContain("message to-peer 4096 Message uin=10001 id=4294967294");
            run.Output.ShouldContain("file to-peer 4096 FileOffer uin=10001 base_name=\"src.bin\" size=100003");
        }
    }

    [Fact]
    public void A_server_on_any_port_is_known_by_its_first_login()
    {
        using var capture = TextLines.Datagrams(Session, 4_567, _ => true).Save();
        var run = ParlanceRun.Of("decode", capture.Path);
        run.LastLine.ShouldBe("954 messages, 0 bytes undecoded");
        run.Code.ShouldBe(0);
    }

    [Fact]
    public void Without_the_login_the_password_opens_what_a_client_sent()
    {
        using var capture = TextLines.Datagrams(Session, 8_000, line => line.Client.Port == 4 && line.Time < DateTime.UnixEpoch.AddSeconds(40) && !IsInClear(line)).Save();
        var locked = ParlanceRun.Of("decode", capture.Path);
        locked.Code.ShouldBe(1);
        locked.Output.ShouldContain("encrypted (give --password 10001=PASSWORD)");
        ParlanceRun.Of("decode", capture.Path, "--password", "10001=wrong").Code.ShouldBe(1);
        ParlanceRun.Of("decode", capture.Path, "--password", "10001=alicepw1").Code.ShouldBe(0);
    }

    [Fact]
    public void A_password_without_a_number_is_an_error()
    {
        var run = ParlanceRun.Of("decode", PcapFile.Path(Session), "--password", "alicepw1");
        run.Code.ShouldBe(ExitCodes.Unusable);
        run.Error.ShouldContain("UIN=PASSWORD");
    }

    [Theory]
    [InlineData("", "000100000000000027115c7bd71300010f900000", "server to-server 1 Ack uin=10001 seq=3984")]
    [InlineData("to-client", "000100000000000027115c7bd71300040f920f91007f00000100000001", "server to-client 4 Login")]
    [InlineData("", "001100010000000010010000271207fffffffe", "message to-peer 4097 MessageAck")]
    public void A_packet_in_hex_is_decoded(string hint, string hex, string expected)
    {
        var run = ParlanceRun.Of("decode", "--as", hint, hex);
        run.Output.ShouldContain(expected);
        run.Code.ShouldBe(0);
    }

    private static bool IsInClear(TextCaptureLine line) => line.IsFromClient && line.Bytes[15] is 2 or 4;
}
