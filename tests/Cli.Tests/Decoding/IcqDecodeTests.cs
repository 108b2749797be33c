using Parlance.Cli.Captures;

namespace Parlance.Cli.Tests.Decoding;

public sealed class IcqDecodeTests
{
    [Theory]
    [InlineData("icq-v2-micq025.pcap", "server to-server 1000 Login", "server to-client 90 LoginReply")]
    [InlineData("icq-v2-icqlib013.pcap", "server to-server 270 SendMessage", "server to-client 260 MessageNow")]
    [InlineData("icq-v5-micq046.pcap", "meta to-server 1000 SetBasic", "meta to-client 100 SetBasicAck")]
    [InlineData("icq-v5-icqlib1-tcp.pcap", "peer to-peer 255 ChannelInit", "file to-peer 6 FileData")]
    public void Captures_of_real_clients_are_decoded_to_the_last_byte(string file, string one, string other)
    {
        var run = ParlanceRun.Of("decode", Path.Combine(AppContext.BaseDirectory, "captures", file));
        run.Code.ShouldBe(0, run.Output[^Math.Min(run.Output.Length, 400)..]);
        run.Output.ShouldContain(one);
        run.Output.ShouldContain(other);
        run.Output.TrimEnd().ShouldEndWith(" messages, 0 bytes undecoded");
    }

    [Theory]
    [InlineData("icq-v2-micq025.pcap", 194)]
    [InlineData("icq-v5-micq046.pcap", 184)]
    public void A_server_on_any_port_is_known_by_its_first_login(string name, int messages)
    {
        var file = new PcapFile().Begin();
        foreach (var segment in PcapFile.Packets(name).Select(packet => Segment.Parse(packet)).OfType<Segment>().Where(segment => !segment.IsTcp))
        {
            file.Add(segment.Time, UdpPacket.Of(Moved(segment.From.Port), Moved(segment.To.Port), segment.Bytes.ToArray()));
        }

        using var capture = file.Save();
        ParlanceRun.Of("decode", capture.Path).LastLine.ShouldBe($"{messages} messages, 0 bytes undecoded");

        static ushort Moved(ushort port) => port == 4_000 ? (ushort)4_567 : port;
    }

    [Fact]
    public void A_packet_in_hex_is_decoded_by_what_the_user_says_it_is()
    {
        ParlanceRun.Of("decode", "--network", "icq", "--as", "server to-client", "020046000000 0200a1860100").Output.ShouldContain("NewUserUin sequence=2 uin=100001");
        ParlanceRun.Of("decode", "--network", "icq", "02000a000000a1860100").Output.ShouldContain("to-server 10 Ack");
        ParlanceRun.Of("decode", "--network", "icq", "--as", "peer", "1a00ff03000000e3290000a18601008c0000008c0000000400000000").Output.ShouldContain("ChannelInit");
        ParlanceRun.Of("decode", "--network", "icq", "0900").Code.ShouldNotBe(0);
    }
}
