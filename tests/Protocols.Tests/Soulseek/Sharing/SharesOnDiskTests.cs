using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.Protocols.Tests.Soulseek.Sharing;

/// <summary>Scanning folders whose times are old enough to be trusted, so that only their files are looked at again.</summary>
public sealed class SettledSharesTests() : SharesOnDiskTests(TimeSpan.FromDays(10_000));

/// <summary>Scanning folders that were changed a moment ago, so that they are read again.</summary>
public sealed class FreshSharesTests() : SharesOnDiskTests(TimeSpan.Zero);

/// <summary>Scanning folders of a disk.</summary>
public abstract class SharesOnDiskTests : IAsyncDisposable
{
    private readonly ScratchDirectory scratch = new();
    private readonly ManualTime time = new();
    private readonly HashSet<string> mounts = new(StringComparer.Ordinal);

    protected SharesOnDiskTests(TimeSpan later) => time.Advance(later);

    private string Music => Directory.CreateDirectory(scratch.File("Music")).FullName;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync()
    {
        scratch.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task What_lies_in_the_folders_is_found_and_what_is_excluded_is_not()
    {
        Put("Artist/Album/song.mp3", "Artist/Album/.hidden.mp3", "Artist/@eaDir/thumb.jpg", "Artist/Thumbs.db", "Artist/.git/config", "top.mp3", "Artist/keep.thing");
        using var shares = Make(new ShareOptions { Folders = [new SharedFolder(Music)], Exclusions = [.. ShareOptions.UsualExclusions, "*.thing"] });
        var result = await shares.ScanAsync(cancellationToken: Stop);
        (result.Folders, result.Files, result.Skipped, result.HasChanged).ShouldBe((3, 2, 5, true));
        Find(shares, "song").ShouldBe([@"Music\Artist\Album\song.mp3"]);
        Find(shares, "top").ShouldBe([@"Music\top.mp3"]);
        shares.Counts.ShouldBe((3u, 2u));
    }

    [Fact]
    public async Task Links_are_left_out_unless_they_are_wanted()
    {
        Put("song.mp3");
        var outside = Directory.CreateDirectory(scratch.File("outside")).FullName;
        await File.WriteAllTextAsync(Path.Combine(outside, "secret.mp3"), "secret", Stop);
        Directory.CreateSymbolicLink(Path.Combine(Music, "way"), outside);
        File.CreateSymbolicLink(Path.Combine(Music, "file.mp3"), Path.Combine(outside, "secret.mp3"));
        File.CreateSymbolicLink(Path.Combine(Music, "broken.mp3"), Path.Combine(outside, "none.mp3"));
        var options = new ShareOptions { Folders = [new SharedFolder(Music)] };
        using var strict = Make(options);
        (await strict.ScanAsync(cancellationToken: Stop)).Files.ShouldBe(1);
        Find(strict, "secret").ShouldBeEmpty();
        using var loose = Make(options with { FollowsLinks = true });
        (await loose.ScanAsync(cancellationToken: Stop)).Files.ShouldBe(3);
        Find(loose, "secret").ShouldBe([@"Music\way\secret.mp3"]);
        loose.Find("somebody", @"Music\file.mp3")!.Size.ShouldBe(6);
    }

    [Fact]
    public async Task Links_in_a_circle_end()
    {
        Put("song.mp3");
        Directory.CreateSymbolicLink(Path.Combine(Music, "again"), Music);
        using var shares = Make(new ShareOptions { Folders = [new SharedFolder(Music)], FollowsLinks = true });
        (await shares.ScanAsync(cancellationToken: Stop)).Files.ShouldBeLessThan(200);
    }

    [Fact]
    public async Task A_second_scan_changes_nothing_and_opens_no_file_again()
    {
        Put("a/one.wav", "b/two.wav");
        using var shares = Make(new ShareOptions { Folders = [new SharedFolder(Music)] });
        (await shares.ScanAsync(cancellationToken: Stop)).AttributesRead.ShouldBe(2);
        var again = await shares.ScanAsync(cancellationToken: Stop);
        (again.HasChanged, again.AttributesRead, again.Files).ShouldBe((false, 0, 2));
        await File.WriteAllBytesAsync(Path.Combine(Music, "a", "one.wav"), new byte[77], Stop);
        var third = await shares.ScanAsync(cancellationToken: Stop);
        (third.HasChanged, third.AttributesRead).ShouldBe((true, 1));
        shares.Find("somebody", @"Music\a\one.wav")!.Size.ShouldBe(77);
    }

    [Fact]
    public async Task A_file_changed_in_its_place_is_seen_and_so_is_one_that_became_a_link()
    {
        Put("a/one.mp3", "a/two.mp3");
        using var shares = Make(new ShareOptions { Folders = [new SharedFolder(Music)] });
        await shares.ScanAsync(cancellationToken: Stop);
        File.SetLastWriteTimeUtc(Path.Combine(Music, "a", "one.mp3"), new DateTime(2001, 2, 3, 4, 5, 6, DateTimeKind.Utc));
        (await shares.ScanAsync(cancellationToken: Stop)).AttributesRead.ShouldBe(1);
        var stamp = Directory.GetLastWriteTimeUtc(Path.Combine(Music, "a"));
        File.Delete(Path.Combine(Music, "a", "two.mp3"));
        File.CreateSymbolicLink(Path.Combine(Music, "a", "two.mp3"), Path.Combine(Music, "a", "one.mp3"));
        Directory.SetLastWriteTimeUtc(Path.Combine(Music, "a"), stamp);
        (await shares.ScanAsync(cancellationToken: Stop)).Files.ShouldBe(1);
        Find(shares, "mp3").ShouldBe([@"Music\a\one.mp3"]);
    }

    [Fact]
    public async Task Every_change_of_one_file_among_many_is_seen()
    {
        Put([.. Enumerable.Range(0, 200).Select(i => $"{i % 20}/{i}.txt")]);
        using var shares = Make(new ShareOptions { Folders = [new SharedFolder(Music)] });
        await shares.ScanAsync(cancellationToken: Stop);
        for (var i = 0; i < 200; i += 19)
        {
            await File.AppendAllTextAsync(Path.Combine(Music, $"{i % 20}", $"{i}.txt"), "more", Stop);
            (await shares.ScanAsync(cancellationToken: Stop)).HasChanged.ShouldBeTrue();
            shares.Find("somebody", $@"Music\{i % 20}\{i}.txt")!.Size.ShouldBe($"{i % 20}/{i}.txtmore".Length);
            (await shares.ScanAsync(cancellationToken: Stop)).HasChanged.ShouldBeFalse();
        }
    }

    [Fact]
    public async Task A_folder_shared_later_or_no_longer_is_noticed_though_nothing_changed_on_the_disk()
    {
        Put("one.mp3");
        Directory.CreateDirectory(scratch.File("More"));
        await File.WriteAllTextAsync(scratch.File("More/two.mp3"), "two", Stop);
        var (music, more) = (new SharedFolder(Music), new SharedFolder(scratch.File("More")));
        using var shares = Make(new ShareOptions { Folders = [music] });
        await shares.ScanAsync(cancellationToken: Stop);
        shares.Options = shares.Options with { Folders = [music, more] };
        await shares.ScanAsync(cancellationToken: Stop);
        Find(shares, "mp3").ShouldBe([@"More\two.mp3", @"Music\one.mp3"]);
        shares.Options = shares.Options with { Folders = [more, music] };
        await shares.ScanAsync(cancellationToken: Stop);
        Find(shares, "mp3").ShouldBe([@"More\two.mp3", @"Music\one.mp3"]);
        shares.Options = shares.Options with { Folders = [more] };
        await shares.ScanAsync(cancellationToken: Stop);
        Find(shares, "mp3").ShouldBe([@"More\two.mp3"]);
    }

    [Fact]
    public async Task What_a_link_leads_to_is_shared_as_soon_as_it_is_there()
    {
        Put("song.mp3");
        var target = scratch.File("later.mp3");
        File.CreateSymbolicLink(Path.Combine(Music, "link.mp3"), target);
        using var shares = Make(new ShareOptions { Folders = [new SharedFolder(Music)], FollowsLinks = true });
        (await shares.ScanAsync(cancellationToken: Stop)).Files.ShouldBe(1);
        await File.WriteAllTextAsync(target, "later", Stop);
        (await shares.ScanAsync(cancellationToken: Stop)).Files.ShouldBe(2);
    }

    [Fact]
    public async Task A_folder_that_could_not_be_read_at_first_is_found_once_it_can()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("Nothing is locked for this user.");
            return;
        }

        Put("open/one.mp3", "locked/two.mp3");
        var locked = Path.Combine(Music, "locked");
        using var shares = Make(new ShareOptions { Folders = [new SharedFolder(Music)] });
        File.SetUnixFileMode(locked, UnixFileMode.None);
        var first = await shares.ScanAsync(cancellationToken: Stop);
        File.SetUnixFileMode(locked, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        first.Files.ShouldBe(1);
        first.Unavailable.ShouldBe([locked]);
        (await shares.ScanAsync(cancellationToken: Stop)).Files.ShouldBe(2);
    }

    [Fact]
    public async Task Other_rules_count_from_the_next_scan_on_though_nothing_changed()
    {
        Put("a/one.mp3", "a/two.txt", "b/three.mp3");
        using var shares = Make(new ShareOptions { Folders = [new SharedFolder(Music)] });
        (await shares.ScanAsync(cancellationToken: Stop)).Files.ShouldBe(3);
        shares.Options = shares.Options with { Exclusions = ["*.txt", "b\\"] };
        var result = await shares.ScanAsync(cancellationToken: Stop);
        (result.Files, result.Skipped).ShouldBe((1, 2));
        (await shares.ScanAsync(cancellationToken: Stop)).Skipped.ShouldBe(2);
        shares.Options = shares.Options with { Exclusions = [] };
        (await shares.ScanAsync(cancellationToken: Stop)).Files.ShouldBe(3);
    }

    [Fact]
    public async Task What_came_is_found_and_what_went_is_not()
    {
        Put("a/one.mp3", "b/two.mp3");
        using var shares = Make(new ShareOptions { Folders = [new SharedFolder(Music)] });
        await shares.ScanAsync(cancellationToken: Stop);
        Directory.Delete(Path.Combine(Music, "a"), recursive: true);
        Put("c/three.mp3", "b/four.mp3");
        (await shares.ScanAsync(cancellationToken: Stop)).Files.ShouldBe(3);
        Find(shares, "one").ShouldBeEmpty();
        Find(shares, "mp3").ShouldBe([@"Music\b\four.mp3", @"Music\b\two.mp3", @"Music\c\three.mp3"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_shared_folder_that_is_gone_or_suddenly_empty_is_kept_until_told_otherwise(bool gone)
    {
        Put("a/one.mp3");
        using var shares = Make(new ShareOptions { Folders = [new SharedFolder(Music)] });
        await shares.ScanAsync(cancellationToken: Stop);
        Directory.Move(Music, scratch.File("away"));
        if (!gone)
        {
            Directory.CreateDirectory(scratch.File("Music"));
        }

        var result = await shares.ScanAsync(cancellationToken: Stop);
        (result.Files, result.HasChanged).ShouldBe((1, false));
        result.Unavailable.ShouldBe([scratch.File("Music")]);
        Find(shares, "one").Length.ShouldBe(1);
        (await shares.ScanAsync(prunes: true, cancellationToken: Stop)).Files.ShouldBe(0);
        Find(shares, "one").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_file_system_mounted_within_that_vanishes_is_kept(bool mountPointStays)
    {
        Put("usb/album/one.mp3", "here.mp3");
        var usb = Path.Combine(Music, "usb");
        mounts.Add(usb);
        using var shares = Make(new ShareOptions { Folders = [new SharedFolder(Music)] });
        await shares.ScanAsync(cancellationToken: Stop);
        mounts.Clear();
        Directory.Move(usb, scratch.File("away"));
        if (mountPointStays)
        {
            Directory.CreateDirectory(usb);
        }

        var result = await shares.ScanAsync(cancellationToken: Stop);
        (result.Files, result.HasChanged).ShouldBe((2, false));
        result.Unavailable.ShouldBe([usb]);
        mounts.Add(usb);
        Directory.CreateDirectory(usb);
        (await shares.ScanAsync(cancellationToken: Stop)).Files.ShouldBe(1);
    }

    [Fact]
    public async Task The_old_shares_answer_until_the_new_ones_are_complete()
    {
        Put("one.mp3");
        using var shares = Make(new ShareOptions { Folders = [new SharedFolder(Music)] });
        await shares.ScanAsync(cancellationToken: Stop);
        Put("two.mp3");
        var seen = new List<(ScanStage, int)>();
        var progress = new Immediate(step => seen.Add((step.Stage, Find(shares, "mp3").Length)));
        var result = await shares.ScanAsync(progress, cancellationToken: Stop);
        result.Files.ShouldBe(2);
        seen.ShouldBe([(ScanStage.Walking, 1), (ScanStage.Indexing, 1), (ScanStage.Done, 2)]);
    }

    [Fact]
    public async Task A_scan_given_up_leaves_the_shares_as_they_were()
    {
        Put("one.mp3");
        using var shares = Make(new ShareOptions { Folders = [new SharedFolder(Music)] });
        await shares.ScanAsync(cancellationToken: Stop);
        Put("two.mp3");
        using var over = new CancellationTokenSource();
        await Should.ThrowAsync<OperationCanceledException>(shares.ScanAsync(new Immediate(_ => over.Cancel()), cancellationToken: over.Token));
        Find(shares, "mp3").Length.ShouldBe(1);
        shares.IsScanning.ShouldBeFalse();
        (await shares.ScanAsync(cancellationToken: Stop)).Files.ShouldBe(2);
    }

    [Fact]
    public async Task The_cache_brings_back_everything_and_the_scan_after_it_opens_no_file()
    {
        Put("a/one.wav", "b/two.mp3");
        await File.WriteAllBytesAsync(Path.Combine(Music, "a", "one.wav"), SoundFiles.Wav(2, 44_100, 16), Stop);
        var options = new ShareOptions { Folders = [new SharedFolder(Music)], CacheFile = scratch.File("cache/shares") };
        using var first = Make(options);
        first.Load().ShouldBeFalse();
        await first.ScanAsync(cancellationToken: Stop);
        using var second = Make(options);
        second.Load().ShouldBeTrue();
        await second.Ready;
        Find(second, "one wav").ShouldBe([@"Music\a\one.wav"]);
        second.Folder("somebody", @"Music\a")[0].Files[0].Attributes.Find(SoundAttribute.Duration).ShouldBe(2u);
        var result = await second.ScanAsync(cancellationToken: Stop);
        (result.HasChanged, result.AttributesRead).ShouldBe((false, 0));
        using var other = Make(options with { Folders = [new SharedFolder(Music) { Name = "Other" }] });
        other.Load();
        other.Counts.ShouldBe((0u, 0u));
    }

    [Fact]
    public async Task A_damaged_cache_is_as_good_as_none()
    {
        Put("a/one.wav", "b/two.mp3");
        var options = new ShareOptions { Folders = [new SharedFolder(Music)], CacheFile = scratch.File("cache") };
        using var first = Make(options);
        await first.ScanAsync(cancellationToken: Stop);
        var good = await File.ReadAllBytesAsync(options.CacheFile, Stop);
        for (var length = 0; length < good.Length; length++)
        {
            await File.WriteAllBytesAsync(options.CacheFile, good[..length], Stop);
            ShareCache.Read(options.CacheFile, options.Folders).ShouldBeNull();
        }

        var random = new Random(3);
        for (var at = 0; at < good.Length; at++)
        {
            var spoiled = good.ToArray();
            spoiled[at] ^= (byte)random.Next(1, 256);
            await File.WriteAllBytesAsync(options.CacheFile, spoiled, Stop);
            using var shares = Make(options);
            shares.Load();
        }
    }

    [Fact]
    public async Task Folders_of_the_same_name_are_told_apart_and_names_hold_no_separator()
    {
        Put("a.mp3");
        Directory.CreateDirectory(scratch.File("more/Music"));
        await File.WriteAllTextAsync(scratch.File("more/Music/b.mp3"), "b", Stop);
        using var shares = Make(new ShareOptions { Folders = [new SharedFolder(Music), new SharedFolder(scratch.File("more/Music")), new SharedFolder(Music) { Name = @"a\b/c" }] });
        await shares.ScanAsync(cancellationToken: Stop);
        Find(shares, "mp3").ShouldBe([@"Music2\b.mp3", @"Music\a.mp3", @"a_b_c\a.mp3"]);
    }

    [Fact]
    public async Task A_backslash_in_a_name_is_spelled_out_and_found_again()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "No such names there.");
        Put(@"a\b/c\d.mp3");
        using var shares = Make(new ShareOptions { Folders = [new SharedFolder(Music)] });
        await shares.ScanAsync(cancellationToken: Stop);
        var path = Find(shares, "mp3").ShouldHaveSingleItem();
        path.ShouldBe(@"Music\a@@BACKSLASH@@b\c@@BACKSLASH@@d.mp3");
        shares.Find("somebody", path)!.Real.ShouldBe(Path.Combine(Music, @"a\b", @"c\d.mp3"));
    }

    [Fact]
    public async Task A_file_is_asked_for_exactly_or_in_lower_case_and_only_when_it_may_be_had()
    {
        Put("Album/Song.mp3");
        Directory.CreateDirectory(scratch.File("Private"));
        await File.WriteAllTextAsync(scratch.File("Private/Diary.txt"), "dear", Stop);
        using var shares = Make(new ShareOptions
        {
            Folders = [new SharedFolder(Music), new SharedFolder(scratch.File("Private")) { Audience = ShareAudience.Buddies, IsRevealed = true }],
            Groups = new ShareGroups { Buddies = new HashSet<string> { "bud" } },
        });
        await shares.ScanAsync(cancellationToken: Stop);
        shares.Find("x", @"Music\Album\Song.mp3")!.Real.ShouldBe(Path.Combine(Music, "Album", "Song.mp3"));
        shares.Find("x", @"music\album\song.mp3")!.Virtual.ShouldBe(@"Music\Album\Song.mp3");
        shares.Find("x", @"Private\Diary.txt").ShouldBeNull();
        shares.Find("bud", @"Private\Diary.txt").ShouldNotBeNull();
        foreach (var path in new[] { "", @"\", "Song.mp3", @"Music\..\Music\Album\Song.mp3", @"Music\Album\", @"Music\Album", "Music/Album/Song.mp3", @"Music\Album\Song.mp3\", "/etc/passwd", @"..\Private\Diary.txt" })
        {
            shares.Find("bud", path).ShouldBeNull(path);
        }
    }

    internal static string[] Find(SoulseekShares shares, string query) => [.. shares.Answer(new SearchQuestion("somebody", query, []))?.Files.Select(file => file.Name.Value) ?? []];

    private SoulseekShares Make(ShareOptions options) => new(options, time, () => mounts);

    private void Put(params string[] files)
    {
        foreach (var file in files)
        {
            var path = Path.Combine(Music, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file);
        }
    }

    private sealed class Immediate(Action<ScanProgress> report) : IProgress<ScanProgress>
    {
        public void Report(ScanProgress value) => report(value);
    }
}
