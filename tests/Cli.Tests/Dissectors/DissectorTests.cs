using System.Xml.Linq;
using Parlance.Cli.Captures;
using Parlance.Cli.Decoding;
using Parlance.Cli.Dissectors;
using Parlance.Cli.Tests.Decoding;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Cli.Tests.Dissectors;

public sealed class DissectorTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("icq", "icq-v2-icqlib013.pcap")]
    [InlineData("icq", "icq-v2-micq025.pcap")]
    [InlineData("icq", "icq-v5-icqlib1-tcp.pcap")]
    [InlineData("icq", "icq-v5-micq046.pcap")]
    [InlineData("soulseek", "soulseek-distributed.pcap")]
    [InlineData("soulseek", "soulseek-download.pcap")]
    [InlineData("soulseek", "soulseek-firewalled.pcap")]
    [InlineData("soulseek", "soulseek-login-rooms-pm.pcap")]
    [InlineData("soulseek", "soulseek-privateroom-ticker-buddy.pcap")]
    [InlineData("soulseek", "soulseek-search-browse-info.pcap")]
    public Task Wireshark_shows_every_field_of_the_captures(string network, string capture) => ShowsAll(network, PcapFile.Path(capture));

    [Theory]
    [InlineData("ares-sb0t.txt")]
    [InlineData("ares-sb0t-captcha.txt")]
    [InlineData("ares-zorbo.txt")]
    public async Task Wireshark_shows_every_field_of_rooms_encrypted_and_compressed_ones_too(string capture)
    {
        using var packets = TextLines.Rooms(capture, 54_321).Save();
        await ShowsAll("ares", packets.Path);
    }

    [Fact]
    public async Task Wireshark_shows_every_field_of_MyICQ_decrypted_by_the_logins()
    {
        using var packets = TextLines.Datagrams("myicq-session.txt", 8_000, _ => true).Save();
        await ShowsAll("myicq", packets.Path);
    }

    [Fact]
    public async Task Wireshark_shows_every_field_of_what_MyICQ_clients_say_to_each_other()
    {
        using var packets = TextLines.Talks("myicq-session.txt").Save();
        await ShowsAll("myicq", packets.Path);
    }

    [Theory]
    [InlineData("P", 1_400)]
    [InlineData("P", 60)]
    [InlineData("D", 1_400)]
    [InlineData("F", 1_400)]
    public async Task Wireshark_opens_the_connections_that_Soulseek_clients_hide(string type, int segment)
    {
        byte[] opening = TcpTalk.Frame(SoulseekFrames.Init, new ToPeer.PeerInit("ann", type, 0), 0x1234_5678);
        var talk = new TcpTalk(40_000, 2_235).Open().Say(opening);
        _ = type switch
        {
            "P" => talk.Say([.. Hidden(new ToPeer.QueueUpload("Music\\a.mp3"), 0xCAFE_BABE), .. Hidden(new ToPeer.PlaceInQueueRequest("Music\\a.mp3"), 0xFFFF_FFFF)], segment)
                .Answer([.. Hidden(new ToPeer.PlaceInQueueResponse("Music\\a.mp3", 4), 0x0BAD_F00D), .. Hidden(new ToPeer.UploadDenied("Music\\a.mp3", new string('x', 300)), 1)], segment),
            "D" => talk.Answer(TcpTalk.Frame(SoulseekFrames.Distributed, new ToPeer.DistribBranchLevel(0))),
            _ => talk.Say([7, 0, 0, 0]).Answer(new byte[8]),
        };
        using var capture = TcpTalk.Capture(talk.Close()).Save();
        (await ShowsAll("soulseek", capture.Path)).ShouldBe(type switch { "P" => 5, "D" => 2, _ => 3 });

        static byte[] Hidden<T>(in T message, uint key)
            where T : struct, IMessage<T> => TcpTalk.Frame(SoulseekFrames.Peer, message, key);
    }

    [Theory]
    [InlineData("icq")]
    [InlineData("soulseek")]
    [InlineData("ares")]
    [InlineData("myicq")]
    public async Task Spoiled_bytes_raise_no_error_in_a_dissector(string network)
    {
        Tshark.IsNeeded();
        using var whole = network switch
        {
            "icq" => new TemporaryFile(await File.ReadAllBytesAsync(PcapFile.Path("icq-v5-micq046.pcap"), Stop)),
            "soulseek" => new TemporaryFile(await File.ReadAllBytesAsync(PcapFile.Path("soulseek-search-browse-info.pcap"), Stop)),
            "ares" => TextLines.Rooms("ares-sb0t.txt", 14_884).Save(),
            _ => TextLines.Datagrams("myicq-session.txt", 8_000, _ => true).Save(),
        };
        var random = new Random(1);
        var spoiled = new PcapFile().Begin();
        foreach (var packet in CaptureFile.Packets(await File.ReadAllBytesAsync(whole.Path, Stop)))
        {
            var ip = LinkLayer.Ip4Of(packet).ToArray();
            for (var i = random.Next(4); i > 0 && ip.Length > 60; i--)
            {
                ip[random.Next(52, ip.Length)] = (byte)random.Next(256);
            }

            spoiled.Add(packet.Time, ip);
        }

        using var capture = spoiled.Save();
        var (packets, errors) = await Tshark.ReadAsync(network, capture.Path, Stop);
        errors.ShouldNotContain("Lua");
        LuaErrors(packets).ShouldBeEmpty();
    }

    [Fact]
    public async Task Wireshark_decrypts_MyICQ_by_the_passwords_it_is_told()
    {
        Tshark.IsNeeded();
        using var capture = TextLines.Datagrams("myicq-session.txt", 8_000, line => line.Client.Port == 4 && line.Time < DateTime.UnixEpoch.AddSeconds(40) && line.Bytes[15] is not (2 or 4)).Save();
        var (locked, _) = await Tshark.ReadAsync("myicq", capture.Path, Stop);
        locked.ToString().ShouldContain("no key");
        var (open, _) = await Tshark.ReadAsync("myicq", capture.Path, Stop, "-o", "parlance_myicq.passwords:10001=alicepw1");
        open.ToString().ShouldNotContain("no key");
    }

    [Fact]
    public void A_dissector_of_each_network_is_written()
    {
        var directory = Directory.CreateTempSubdirectory();
        try
        {
            ParlanceRun.Of("dissector", directory.FullName).Lines.ShouldBe(["written: parlance-ares.lua", "written: parlance-icq.lua", "written: parlance-myicq.lua", "written: parlance-soulseek.lua"]);
            directory.EnumerateFiles().Select(file => file.Name).Order().ShouldBe(["parlance-ares.lua", "parlance-icq.lua", "parlance-myicq.lua", "parlance-soulseek.lua"]);
            ParlanceRun.Of("dissector", "--network", "icq", "--print").Output.ShouldBe(File.ReadAllText(Path.Combine(directory.FullName, "parlance-icq.lua")));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_condition_that_has_no_Lua_is_an_error() =>
        Should.Throw<InvalidOperationException>(() => LuaConditions.Of("soulseek", "the moon is full")).Message.ShouldContain("the moon is full");

    /// <returns>How many messages there were.</returns>
    private static async Task<int> ShowsAll(string network, string capture)
    {
        Tshark.IsNeeded();
        var expected = new List<string>();
        var output = new DecodeOutput(TextWriter.Null, null, (spec, trace) => expected.Add(ShownMessage.Of(spec, trace)));
        CaptureDecoder.Run(new WholeFile(await File.ReadAllBytesAsync(capture, Stop)), Networks.Create(network, [], new Dictionary<uint, string>(), output), [], output);

        var (packets, errors) = await Tshark.ReadAsync(network, capture, Stop);
        errors.ShouldNotContain("Lua");
        LuaErrors(packets).ShouldBeEmpty();
        var shown = ShownMessage.Of(packets, network).ToList();
        Missing(expected, shown).ShouldBeEmpty("decoded and not shown");
        Missing([.. shown.Where(line => !line.Contains(" unknown:", StringComparison.Ordinal))], expected).ShouldBeEmpty("shown and not decoded");
        expected.ShouldNotBeEmpty();
        return expected.Count;
    }

    private static IEnumerable<string> LuaErrors(XDocument packets) => packets.Descendants("field")
        .Select(field => (string?)field.Attribute("show") ?? string.Empty).Where(text => text.Contains("Lua Error", StringComparison.Ordinal)).Distinct();

    /// <summary>What is in one list and not in the other, as often as it is.</summary>
    private static List<string> Missing(IReadOnlyCollection<string> these, IReadOnlyCollection<string> those)
    {
        var left = those.ToList();
        return [.. these.Where(one => !left.Remove(one))];
    }
}
