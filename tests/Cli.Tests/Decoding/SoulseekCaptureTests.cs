using Parlance.Cli.Captures;

namespace Parlance.Cli.Tests.Decoding;

/// <summary>Real captures, whole and spoiled.</summary>
public sealed class SoulseekCaptureTests
{
    public static TheoryData<string, int> Captures => new()
    {
        { "soulseek-distributed.pcap", 129 },
        { "soulseek-download.pcap", 117 },
        { "soulseek-firewalled.pcap", 236 },
        { "soulseek-login-rooms-pm.pcap", 302 },
        { "soulseek-privateroom-ticker-buddy.pcap", 390 },
        { "soulseek-search-browse-info.pcap", 165 },
    };

    [Theory]
    [MemberData(nameof(Captures))]
    public void Every_capture_is_decoded_to_its_last_byte(string name, int messages)
    {
        foreach (var arguments in new string[][] { ["--port", "2242"], [], ["--network", "soulseek", "--port", "2242"] })
        {
            var run = ParlanceRun.Of(["decode", PcapFile.Path(name), .. arguments]);
            run.LastLine.ShouldBe($"{messages} messages, 0 bytes undecoded");
            run.Lines.Count().ShouldBe(messages + 1);
            run.Code.ShouldBe(0);
            run.Error.ShouldBeEmpty();
        }
    }

    [Fact]
    public void A_line_tells_time_ends_link_direction_code_name_and_fields()
    {
        var lines = ParlanceRun.Of("decode", PcapFile.Path("soulseek-download.pcap"), "--port", "2242").Lines.ToArray();

        lines[0].ShouldBe("11:45:57.987737 127.0.0.1:60830 > 127.0.0.1:2242 server to-server 1 Login username=\"carol7\" password=\"cpw\" "
            + "major-version=160 hash=\"fdcfa261efdf4ae42de74dc1cbb3c1cd\" minor-version=3");
        lines.ShouldContain(line => line.EndsWith("127.0.0.1:22501 file to-peer 0 FileTransferInit token=2591387", StringComparison.Ordinal));
        lines.ShouldContain(line => line.EndsWith("127.0.0.1:39822 > 127.0.0.1:22501 file data: 1048699 bytes", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, false, false)]
    [InlineData(1, true, false)]
    [InlineData(101, false, true)]
    [InlineData(113, true, true)]
    [InlineData(276, false, false)]
    public void Classic_captures_of_any_byte_order_resolution_and_link_say_the_same(int linkType, bool bigEndian, bool nanoseconds)
    {
        const string Name = "soulseek-login-rooms-pm.pcap";
        var file = new PcapFile(linkType, bigEndian, nanoseconds).Begin();
        foreach (var packet in PcapFile.Packets(Name))
        {
            file.Add(packet);
        }

        using var saved = file.Save();
        ParlanceRun.Of("decode", saved.Path, "--port", "2242").Output.ShouldBe(ParlanceRun.Of("decode", PcapFile.Path(Name), "--port", "2242").Output);
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public void Packets_that_come_twice_or_in_another_order_change_nothing(string name, int messages)
    {
        var random = new Random(messages);
        var packets = new List<CapturedPacket>();
        foreach (var few in PcapFile.Packets(name).Chunk(8))
        {
            var shuffled = few.Concat(few.Where(_ => random.Next(3) == 0)).ToArray();
            random.Shuffle(shuffled);
            packets.AddRange(few.Any(packet => Opens(packet)) ? few : shuffled);
        }

        using var saved = Written(packets);
        ParlanceRun.Of("decode", saved.Path, "--port", "2242").LastLine.ShouldBe($"{messages} messages, 0 bytes undecoded");
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public void A_capture_cut_to_a_snap_length_tells_what_it_can(string name, int messages)
    {
        var file = new PcapFile(snap: 96).Begin();
        foreach (var packet in PcapFile.Packets(name))
        {
            file.Add(packet);
        }

        using var saved = file.Save();
        var run = ParlanceRun.Of("decode", saved.Path, "--port", "2242");
        run.Code.ShouldBe(1);
        run.Output.ShouldContain("missing from the capture");
        int.Parse(run.LastLine.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(5, messages - 1);
    }

    [Fact]
    public void Lost_packets_are_reported_and_the_frames_behind_them_are_not_invented()
    {
        var packets = PcapFile.Packets("soulseek-download.pcap").ToList();
        var whole = ParlanceRun.Of("decode", PcapFile.Path("soulseek-download.pcap"), "--port", "2242").Lines.Select(Words).ToHashSet();
        for (var i = 5; i < packets.Count; i += 20)
        {
            packets.RemoveAt(i);
        }

        using var saved = Written(packets);
        var run = ParlanceRun.Of("decode", saved.Path, "--port", "2242");
        run.Code.ShouldBeInRange(0, 1);
        run.Lines.SkipLast(1).Where(IsMessage).Select(Words).ShouldBeSubsetOf(whole);
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public void Spoiled_bytes_never_end_in_an_exception(string name, int messages)
    {
        var random = new Random(messages);
        var file = File.ReadAllBytes(PcapFile.Path(name))[..20_000];
        for (var round = 0; round < 25; round++)
        {
            var spoiled = file.ToArray();
            for (var i = random.Next(1, 60); i > 0; i--)
            {
                spoiled[random.Next(spoiled.Length)] = (byte)random.Next(256);
            }

            using var saved = new TemporaryFile(spoiled[..random.Next(spoiled.Length / 2, spoiled.Length)]);
            var run = ParlanceRun.Of("decode", saved.Path, "--port", "2242");
            run.Code.ShouldBeInRange(0, 2);
            run.Output.Any(letter => char.IsControl(letter) && letter != '\n' && letter != '\r').ShouldBeFalse();
        }
    }

    private static bool Opens(in CapturedPacket packet) => Segment.Parse(packet) is { } segment && segment.Flags.HasFlag(TcpFlags.Syn);

    private static bool IsMessage(string line) =>
        !line.Contains("undecoded", StringComparison.Ordinal) && !line.Contains("missing", StringComparison.Ordinal)
        && !line.Contains("file data", StringComparison.Ordinal);

    private static string Words(string line) => line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..];

    private static TemporaryFile Written(IEnumerable<CapturedPacket> packets)
    {
        var file = new PcapFile().Begin();
        foreach (var packet in packets)
        {
            file.Add(packet);
        }

        return file.Save();
    }
}
