using System.Runtime.InteropServices;
using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.Protocols.Tests.Soulseek.Paths;

/// <summary>Rules that need a disk: what is opened, made, moved and removed, and what is not.</summary>
public sealed class SafeFileTests : IDisposable
{
    private const int AtWorkingDirectory = -100;
    private const uint Exchange = 2;
    private readonly ScratchDirectory scratch = new();

    private string Root => Directory.CreateDirectory(scratch.File("root")).FullName;

    private string Outside => Directory.CreateDirectory(scratch.File("outside")).FullName;

    public static TheoryData<bool> Ways => OperatingSystem.IsLinux() ? [true, false] : [false];

    public void Dispose() => scratch.Dispose();

    [Theory]
    [MemberData(nameof(Ways))]
    public void Nothing_is_written_through_a_folder_that_is_a_link(bool byHandle)
    {
        Directory.CreateSymbolicLink(Path.Combine(Root, "Album"), Outside);
        Open(byHandle, At(@"Album\song.mp3"), FileMode.CreateNew).Refusal.ShouldBe(PathRefusal.LinkInTheWay);
        Open(byHandle, At(@"Album\song.mp3"), FileMode.OpenOrCreate).Refusal.ShouldBe(PathRefusal.LinkInTheWay);
        Directory.EnumerateFileSystemEntries(Outside).ShouldBeEmpty();
        NaivePath.Write(Root, @"Album\song.mp3");
        Directory.EnumerateFileSystemEntries(Outside).ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Nothing_is_read_or_written_through_a_file_that_is_a_link(bool byHandle)
    {
        var secret = Path.Combine(Outside, "secret");
        File.WriteAllText(secret, "secret");
        File.CreateSymbolicLink(Path.Combine(Directory.CreateDirectory(Path.Combine(Root, "Album")).FullName, "song.mp3"), secret);
        Open(byHandle, At(@"Album\song.mp3"), FileMode.Open).Refusal.ShouldBe(PathRefusal.LinkInTheWay);
        Open(byHandle, At(@"Album\song.mp3"), FileMode.OpenOrCreate).Refusal.ShouldBe(PathRefusal.LinkInTheWay);
        Open(byHandle, At(@"Album\song.mp3"), FileMode.CreateNew).Refusal.ShouldBe(PathRefusal.Exists);
        File.ReadAllText(secret).ShouldBe("secret");
        NaivePath.Write(Root, @"Album\song.mp3");
        File.ReadAllText(secret).ShouldBe("naive");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_link_that_is_put_there_after_the_path_was_looked_at_is_seen(bool byHandle)
    {
        var album = Directory.CreateDirectory(Path.Combine(Root, "Album")).FullName;
        var path = At(@"Album\song.mp3");
        NaivePath.LookThenWrite(Root, @"Album\song.mp3", Swap);
        Directory.EnumerateFiles(Outside).Select(Path.GetFileName).ShouldBe(["song.mp3"]);
        File.Delete(Path.Combine(Outside, "song.mp3"));
        Open(byHandle, path, FileMode.OpenOrCreate).Refusal.ShouldBe(PathRefusal.LinkInTheWay);
        Directory.EnumerateFiles(Outside).ShouldBeEmpty();

        void Swap()
        {
            Directory.Delete(album);
            Directory.CreateSymbolicLink(album, Outside);
        }
    }

    [Fact]
    public async Task A_folder_that_changes_into_a_link_and_back_all_the_time_lets_nothing_out()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs calls relative to a handle.");
        var (album, link) = (Path.Combine(Root, "Album"), scratch.File("link"));
        Directory.CreateDirectory(album);
        Directory.CreateSymbolicLink(link, Outside);
        using var over = new CancellationTokenSource();
        var swapper = Task.Run(() => SwapUntil(album, link, over.Token), TestContext.Current.CancellationToken);
        var outcomes = Enumerable.Range(0, 3_000).Select(i => Close(At($"Album\\{i}.mp3").OpenOrCreate())).ToHashSet();
        await over.CancelAsync();
        await swapper;
        Directory.EnumerateFileSystemEntries(Outside).ShouldBeEmpty();
        outcomes.ShouldContain(PathRefusal.None);
    }

    [Fact]
    public void A_name_that_is_taken_gets_a_number()
    {
        Close(At("song.mp3").CreateNew()).ShouldBe(PathRefusal.None);
        using (var second = At("song.mp3").CreateNew().Stream)
        {
            second!.CanWrite.ShouldBeTrue();
        }

        var third = At("song.mp3").CreateNew();
        third.Stream!.Dispose();
        third.Path.Name.ShouldBe("song (2).mp3");
        Names().ShouldBe(["song (1).mp3", "song (2).mp3", "song.mp3"]);
    }

    [Fact]
    public void Two_remote_names_that_become_one_do_not_overwrite_each_other()
    {
        Close(At("what?.mp3").CreateNew()).ShouldBe(PathRefusal.None);
        Close(At("what*.mp3").CreateNew()).ShouldBe(PathRefusal.None);
        Names().ShouldBe(["what_ (1).mp3", "what_.mp3"]);
    }

    [Fact]
    public void A_long_name_that_is_taken_is_shortened_for_its_number()
    {
        var name = new string('a', 300) + ".mp3";
        Close(At(name).CreateNew()).ShouldBe(PathRefusal.None);
        var second = At(name).CreateNew();
        second.Stream!.Dispose();
        second.Path.Name.Length.ShouldBe(255);
        second.Path.Name.ShouldEndWith("a (1).mp3");
    }

    [Fact]
    public void A_finished_file_takes_its_place_without_replacing_one()
    {
        var target = At(@"Album\song.mp3");
        foreach (var content in new[] { "first", "second" })
        {
            var part = At(@"unfinished\song.mp3.part");
            using (var stream = part.OpenOrCreate().Stream!)
            {
                stream.Write(System.Text.Encoding.UTF8.GetBytes(content));
            }

            part.MoveTo(target).IsAllowed.ShouldBeTrue();
            part.OpenRead().Refusal.ShouldBe(PathRefusal.NotFound);
        }

        File.ReadAllText(target.FullPath).ShouldBe("first");
        File.ReadAllText(target.WithName("song (1).mp3").FullPath).ShouldBe("second");
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void Nothing_is_moved_or_removed_through_a_link(bool byHandle)
    {
        Close(At("song.part").CreateNew()).ShouldBe(PathRefusal.None);
        File.WriteAllText(Path.Combine(Outside, "keep.mp3"), "keep");
        Directory.CreateSymbolicLink(Path.Combine(Root, "Album"), Outside);
        Move(byHandle, At("song.part"), At(@"Album\song.mp3")).ShouldBe(PathRefusal.LinkInTheWay);
        Move(byHandle, At(@"Album\keep.mp3"), At("mine.mp3")).ShouldBe(PathRefusal.LinkInTheWay);
        Delete(byHandle, At(@"Album\keep.mp3")).ShouldBe(PathRefusal.LinkInTheWay);
        Directory.EnumerateFiles(Outside).Select(Path.GetFileName).ShouldBe(["keep.mp3"]);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void A_folder_of_the_name_is_no_file(bool byHandle)
    {
        Directory.CreateDirectory(Path.Combine(Root, "song.mp3"));
        Open(byHandle, At("song.mp3"), FileMode.Open).Refusal.ShouldBe(PathRefusal.NotAFile);
        Open(byHandle, At("song.mp3"), FileMode.OpenOrCreate).Refusal.ShouldBe(PathRefusal.NotAFile);
        Open(byHandle, At("song.mp3"), FileMode.CreateNew).Refusal.ShouldBe(PathRefusal.Exists);
        Open(byHandle, At("none.mp3"), FileMode.Open).Refusal.ShouldBe(PathRefusal.NotFound);
        Delete(byHandle, At("none.mp3")).ShouldBe(PathRefusal.NotFound);
    }

    [Fact]
    public void A_full_disk_and_missing_rights_are_told_apart_and_name_no_path()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Needs a read-only file system to try.");
        var result = SafePath.Resolve("/proc/self/parlance", "song.mp3").Path!.CreateNew();
        result.Refusal.ShouldNotBe(PathRefusal.None);
        result.Refusal.ToString().ShouldNotContain("/");
        result.Path.ToString().ShouldBe("song.mp3");
    }

    private static void SwapUntil(string one, string other, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            renameat2(AtWorkingDirectory, System.Text.Encoding.UTF8.GetBytes(one + '\0'), AtWorkingDirectory, System.Text.Encoding.UTF8.GetBytes(other + '\0'), Exchange).ShouldBe(0);
        }
    }

    private static SafeFileResult Open(bool byHandle, SafePath path, FileMode mode)
    {
        var access = mode == FileMode.Open ? FileAccess.Read : FileAccess.ReadWrite;
        return byHandle ? LinuxBeneath.Open(path, mode, access) : PortableBeneath.Open(path, mode, access);
    }

    private static PathRefusal Move(bool byHandle, SafePath from, SafePath to) => byHandle ? LinuxBeneath.Move(from, to) : PortableBeneath.Move(from, to);

    private static PathRefusal Delete(bool byHandle, SafePath path) => byHandle ? LinuxBeneath.Delete(path) : PortableBeneath.Delete(path);

    private static PathRefusal Close(SafeFileResult result)
    {
        result.Stream?.Dispose();
        return result.Refusal;
    }

    private SafePath At(string remote) => SafePath.Resolve(Root, remote).Path!;

    private IEnumerable<string?> Names() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Order(StringComparer.Ordinal);

#pragma warning disable SYSLIB1054, CA2101, SA1300, IDE1006 // The system's own name, and nothing to marshal.
    [DllImport("libc", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int renameat2(int from, byte[] name, int to, byte[] newName, uint flags);
#pragma warning restore
}
