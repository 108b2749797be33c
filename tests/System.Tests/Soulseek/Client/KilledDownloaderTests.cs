using System.Diagnostics;
using System.Globalization;
using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.System.Tests.Soulseek.Client;

/// <summary>A downloader in a process of its own that is killed without a chance to tidy up.</summary>
public sealed class KilledDownloaderTests
{
    private const int Size = 24_000_000;
    private const int Enough = 4_000_000;
    private const string Song = "Album/song.flac";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_that_is_killed_in_mid_transfer_goes_on_where_the_disk_ends_and_has_every_byte()
    {
        byte[] song = [];
        using var scratch = new ScratchDirectory();
        await using var world = await SharedWorld.StartAsync(w => song = w.Put(Song, Size), o => o with { Uploads = new UploadOptions { SpeedLimit = 6_000_000 } });
        using (var first = Start(world, scratch))
        {
            await UntilAsync(() => PartOf(scratch) >= Enough || first.HasExited);
            first.HasExited.ShouldBeFalse();
            first.Kill();
            await first.WaitForExitAsync(Stop);
            first.ExitCode.ShouldBe(128 + 9);
        }

        var here = PartOf(scratch);
        here.ShouldBeInRange(Enough, Size - 1);
        world.Bob.Client.Uploads.Options = world.Bob.Client.Uploads.Options with { SpeedLimit = null };
        using var second = Start(world, scratch);
        var told = await second.StandardOutput.ReadToEndAsync(Stop);
        await second.WaitForExitAsync(Stop);
        second.ExitCode.ShouldBe(0, told);
        (await File.ReadAllBytesAsync(scratch.File(Song), Stop)).ShouldBe(song);
        world.Bob.Client.Uploads.All.Select(upload => upload.Offset).ShouldBe([0, here]);
    }

    private static long PartOf(ScratchDirectory scratch) =>
        Directory.Exists(scratch.File(".incomplete")) ? new DirectoryInfo(scratch.File(".incomplete")).EnumerateFiles().Sum(file => file.Length) : 0;

    private static Process Start(SharedWorld world, ScratchDirectory scratch)
    {
        var bin = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(bin.Parent!.Parent!.FullName, "SoulseekDownloader", bin.Name, "SoulseekDownloader.dll");
        string[] arguments = [program, "127.0.0.1", world.Server.Soulseek.Port.ToString(CultureInfo.InvariantCulture), "carol", "secret", "album song", scratch.Path];
        return Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var i = 0; i < 6_000 && !holds(); i++)
        {
            await Task.Delay(10, Stop);
        }

        holds().ShouldBeTrue();
    }
}
