using Parlance.Soulseek;

namespace Parlance.Protocols.Tests.Soulseek.Sharing;

/// <summary>What sound files tell about themselves.</summary>
public sealed class SoundReaderTests
{
    private static readonly Dictionary<string, (string Name, byte[] Bytes, string Expected)> Files = new()
    {
        ["flac"] = ("a.flac", SoundFiles.Flac(44_100 * 200L, 44_100, 16), "1=200 4=44100 5=16"),
        ["flac behind a tag"] = ("a.FLAC", [.. SoundFiles.Id3(300), .. SoundFiles.Flac(96_000 * 7L, 96_000, 24)], "1=7 4=96000 5=24"),
        ["wav"] = ("a.wav", SoundFiles.Wav(3, 48_000, 24), "1=3 4=48000 5=24"),
        ["mp3, constant"] = ("a.mp3", SoundFiles.Mp3(400), "0=128 1=10 2=0"),
        ["mp3 behind a tag full of false beginnings"] = ("a.mp3", SoundFiles.Mp3(400, SoundFiles.Id3(2_000)), "0=128 1=10 2=0"),
        ["mp3, variable"] = ("a.mp3", SoundFiles.Mp3(10, inFirst: SoundFiles.Xing("Xing", 10_000, 5_224_490)), "0=160 1=261 2=1"),
        ["mp3, constant with a count"] = ("a.mp3", SoundFiles.Mp3(10, inFirst: SoundFiles.Xing("Info", 10_000, 0)), "0=128 1=261 2=0"),
        ["mp3 of Fraunhofer's encoder"] = ("a.mp3", SoundFiles.Mp3(10, inFirst: SoundFiles.Vbri(5_000, 2_612_245)), "0=160 1=130 2=1"),
        ["vorbis"] = ("a.ogg", SoundFiles.Vorbis(44_100, 192_000, 44_100 * 60L), "0=192 1=60 2=1"),
        ["opus"] = ("a.opus", SoundFiles.Opus(312, (48_000 * 10L) + 312), "0=40 1=10 2=1"),
        ["aac"] = ("a.m4a", SoundFiles.Aac(1_000, 90_500, 256_000, moovLast: false), "0=256 1=90 2=1"),
        ["aac with its boxes at the end"] = ("a.m4a", SoundFiles.Aac(44_100, 441_000, 0, moovLast: true), "0=13 1=10 2=1"),
        ["alac"] = ("a.m4a", SoundFiles.Alac(96_000, 960_000, 24), "1=10 4=96000 5=24"),
    };

    public static TheoryData<string> Kinds => [.. Files.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_tells_what_it_is(string kind) => Told(Files[kind].Bytes, Files[kind].Name).ShouldBe(Files[kind].Expected);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_file_cut_off_anywhere_or_spoiled_raises_nothing(string kind)
    {
        var (name, bytes, _) = Files[kind];
        var random = new Random(5);
        for (var i = 0; i < 400; i++)
        {
            Told(bytes[..Math.Min(i, bytes.Length)], name);
            var spoiled = bytes.ToArray();
            for (var times = 0; times < 4; times++)
            {
                spoiled[random.Next(Math.Min(600, spoiled.Length))] = (byte)random.Next(256);
            }

            Told(spoiled, name);
        }
    }

    [Fact]
    public void Files_that_are_something_else_tell_nothing()
    {
        Told(new byte[5_000], "a.mp3").ShouldBeEmpty();
        Told(Files["flac"].Bytes, "a.wav").ShouldBeEmpty();
        Told(Files["flac"].Bytes, "a.txt").ShouldBeEmpty();
        SoundReader.Covers("notes.txt").ShouldBeFalse();
        SoundReader.Covers("A.MP3").ShouldBeTrue();
    }

    private static string Told(byte[] bytes, string name)
    {
        using var source = new SoundSource(bytes);
        var attributes = SoundReader.Read(source, name);
        return string.Join(' ', Enumerable.Range(0, attributes.Count).Select(i => $"{attributes[i].Code}={attributes[i].Value}"));
    }
}
