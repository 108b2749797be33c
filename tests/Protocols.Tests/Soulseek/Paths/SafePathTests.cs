using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Parlance.Soulseek;

namespace Parlance.Protocols.Tests.Soulseek.Paths;

/// <summary>Rules for names alone; each is one that the naive twin breaks.</summary>
public sealed class SafePathTests
{
    private const string Root = "/srv/downloads";
    private static readonly SafePathOptions Tree = new() { Folders = int.MaxValue };

    [Theory]
    [InlineData(@"..\..\etc\passwd")]
    [InlineData("../../etc/passwd")]
    [InlineData(@"Music\..\..\..\etc\passwd")]
    [InlineData(@"Music/..\../..\etc/passwd")]
    [InlineData(@"Music\.. \..\..\..\x.mp3")]
    public void Climbing_is_refused(string remote)
    {
        SafePath.Resolve(Root, remote, Tree).Refusal.ShouldBe(PathRefusal.Traversal);
        IsBelowRoot(NaivePath.Resolve(Root, remote)).ShouldBeFalse();
    }

    [Theory]
    [InlineData("/etc/passwd", "etc/passwd")]
    [InlineData(@"\\host\share\song.mp3", "host/share/song.mp3")]
    [InlineData("//host/share/song.mp3", "host/share/song.mp3")]
    public void A_leading_slash_and_a_host_mean_nothing(string remote, string local)
    {
        SafePath.Resolve(Root, remote, Tree).Path!.FullPath.ShouldBe($"{Root}/{local}");
        IsBelowRoot(NaivePath.Resolve(Root, remote)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(@"%2e%2e\%2e%2e\x.mp3", "%2e%2e/%2e%2e/x.mp3")]
    [InlineData("%2e%2e%2f%2e%2e%2fx.mp3", "%2e%2e%2f%2e%2e%2fx.mp3")]
    public void Percent_signs_are_just_characters(string remote, string local)
    {
        SafePath.Resolve(Root, remote, Tree).Path!.Relative.ShouldBe(local);
        IsBelowRoot(NaivePath.Resolve(Root, remote)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(@"C:\song.mp3", "C_/song.mp3")]
    [InlineData("song.mp3:hidden.exe", "song.mp3_hidden.exe")]
    [InlineData("what?*<>|\".mp3", "what______.mp3")]
    [InlineData("a\0b.mp3", "a_b.mp3")]
    [InlineData("a\r\n\u001b[31mb.mp3", "a___[31mb.mp3")]
    [InlineData("song\u202egpj.exe", "song_gpj.exe")]
    [InlineData("song\u2028next.mp3", "song_next.mp3")]
    [InlineData("not utf-8 \ufffd.mp3", "not utf-8 _.mp3")]
    [InlineData(" song.mp3", "song.mp3")]
    [InlineData("song.mp3.", "song.mp3")]
    [InlineData("song.mp3 . .", "song.mp3")]
    [InlineData("album...\\song.mp3", "album/song.mp3")]
    [InlineData(@"...\song.mp3", "_/song.mp3")]
    [InlineData("   \\song.mp3", "_/song.mp3")]
    [InlineData("CON", "_CON")]
    [InlineData("aux.txt", "_aux.txt")]
    [InlineData("nul .tar.gz", "_nul .tar.gz")]
    [InlineData(@"COM1\song.mp3", "_COM1/song.mp3")]
    [InlineData("lpt9.mp3", "_lpt9.mp3")]
    [InlineData("COM\u00b2.mp3", "_COM\u00b2.mp3")]
    [InlineData("conin$", "_conin$")]
    public void Names_that_some_system_reads_otherwise_are_changed(string remote, string local)
    {
        SafePath.Resolve(Root, remote, Tree).Path!.Relative.ShouldBe(local);
        NaivePath.Resolve(Root, remote).ShouldNotBe($"{Root}/{local}");
    }

    [Theory]
    [InlineData("console.mp3")]
    [InlineData("auxiliary")]
    [InlineData("COM10.mp3")]
    [InlineData("1.. 2.. go.mp3")]
    [InlineData("Sigur Rós - Starálfur.flac")]
    [InlineData("虚言症.mp3")]
    [InlineData("🎵.mp3")]
    [InlineData(".hidden")]
    public void Names_that_are_good_stay(string remote) => SafePath.Resolve(Root, remote).Path!.Name.ShouldBe(remote);

    [Fact]
    public void Half_a_character_is_replaced() => SafePath.Resolve(Root, "half" + '\ud83d' + ".mp3").Path!.Name.ShouldBe("half_.mp3");

    [Fact]
    public void A_dot_spelled_in_too_many_bytes_is_no_dot()
    {
        byte[] overlong = [0xC0, 0xAE, 0xC0, 0xAE, (byte)'\\', (byte)'x'];
        var text = Parlance.Wire.Texts.Decode(overlong, Parlance.Wire.TextEncoding.Utf8ElseLatin1);
        SafePath.Resolve(Root, text, Tree).Path!.Relative.ShouldBe("À®À®/x");
    }

    [Fact]
    public void A_name_of_32_000_characters_keeps_its_ending_and_fits()
    {
        foreach (var letter in new[] { "a", "é", "虚", "🎵" })
        {
            var remote = string.Concat(Enumerable.Repeat(letter, 32_000)) + ".flac";
            var name = SafePath.Resolve(Root, remote).Path!.Name;
            Encoding.UTF8.GetByteCount(name).ShouldBeInRange(250, 255);
            name.ShouldEndWith(letter + ".flac");
            Encoding.UTF8.GetByteCount(Path.GetFileName(NaivePath.Resolve(Root, remote)!)).ShouldBeGreaterThan(255);
        }
    }

    [Fact]
    public void A_path_too_long_or_too_deep_is_refused()
    {
        var wide = string.Join('\\', Enumerable.Repeat(new string('a', 200), 30)) + "\\x.mp3";
        SafePath.Resolve(Root, wide, Tree).Refusal.ShouldBe(PathRefusal.TooLong);
        SafePath.Resolve(Root, wide).IsAllowed.ShouldBeTrue();
        var deep = string.Concat(Enumerable.Repeat("a\\", 65)) + "x.mp3";
        SafePath.Resolve(Root, deep, Tree).Refusal.ShouldBe(PathRefusal.TooDeep);
        SafePath.Resolve(Root, deep[2..], Tree).IsAllowed.ShouldBeTrue();
        SafePath.Resolve(Root, deep[2..], Tree).Path!.Below("somebody").Refusal.ShouldBe(PathRefusal.TooDeep);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\\")]
    [InlineData("\\//\\")]
    public void A_path_without_a_name_is_refused(string remote) => SafePath.Resolve(Root, remote).Refusal.ShouldBe(PathRefusal.Empty);

    [Theory]
    [InlineData(0, "song.mp3")]
    [InlineData(1, "Album/song.mp3")]
    [InlineData(2, "Artist/Album/song.mp3")]
    [InlineData(9, "@@abcde/Artist/Album/song.mp3")]
    public void As_many_folders_are_kept_as_wished(int folders, string local) =>
        SafePath.Resolve(Root, @"@@abcde\Artist\Album\song.mp3", new SafePathOptions { Folders = folders }).Path!.Relative.ShouldBe(local);

    [Fact]
    public void Another_name_and_a_folder_around_are_made_fit_as_well()
    {
        var path = SafePath.Resolve(Root, @"Album\song.mp3").Path!;
        path.WithName("../../x?").Relative.ShouldBe("Album/.._.._x_");
        path.Below("..").Path!.Relative.ShouldBe("_/Album/song.mp3");
        path.Below("some/body").Path!.Relative.ShouldBe("some_body/Album/song.mp3");
        SafePath.CleanName("..").ShouldBe("_");
    }

    [Fact]
    public void Whatever_the_stranger_says_the_path_stays_below_the_root_and_every_name_is_legal()
    {
        string[] pieces = ["..", ".", "/", "\\", "C:", "aux", ".txt", " ", "\0", "a", "é", "🎵", "\u202e", "con", "%2e", "~", "\ud800", new string('x', 300)];
        Prop.ForAll(Gen.Elements(pieces).ArrayOf().ToArbitrary(), parts =>
        {
            var result = SafePath.Resolve(Root, string.Concat(parts), Tree);
            return !result.IsAllowed || (IsBelowRoot(Path.GetFullPath(result.Path.FullPath)) && result.Path.Parts.All(IsLegal));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private static bool IsLegal(string name) => name.Length > 0 && Encoding.UTF8.GetByteCount(name) <= 255
        && name[^1] is not ('.' or ' ') && name[0] != ' ' && !name.Any(letter => char.IsControl(letter) || "\\/:*?\"<>|".Contains(letter, StringComparison.Ordinal));

    private static bool IsBelowRoot(string? path) => path?.StartsWith(Root + "/", StringComparison.Ordinal) == true;
}
