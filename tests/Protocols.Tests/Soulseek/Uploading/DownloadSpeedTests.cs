using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.Protocols.Tests.Soulseek.Uploading;

/// <summary>Downloads that may not be faster than they are allowed to be.</summary>
public sealed class DownloadSpeedTests
{
    private const int Size = 100_000;
    private readonly ManualTime time = new();
    private long? limit;

    [Theory]
    [InlineData(10_000L, null)]
    [InlineData(null, 10_000L)]
    [InlineData(40_000L, 10_000L)]
    public async Task So_many_bytes_come_in_a_second_and_not_more(long? together, long? each)
    {
        limit = together;
        var (run, taken) = Start(new DownloadOptions { SpeedLimitPerDownload = each }, new SpeedLimit(time));
        var ticks = await TicksAsync([run]);
        ticks.ShouldBeGreaterThanOrEqualTo(95);
        taken.ToArray().Length.ShouldBe(Size);
    }

    [Fact]
    public async Task All_together_share_one_limit_and_none_is_taken_for_stalled()
    {
        limit = 10_000;
        var all = new SpeedLimit(time);
        var runs = Enumerable.Range(0, 4).Select(_ => Start(new DownloadOptions { Stall = TimeSpan.FromMilliseconds(50) }, all).Run).ToArray();
        (await TicksAsync(runs)).ShouldBeGreaterThanOrEqualTo(390);
    }

    [Fact]
    public async Task A_limit_that_is_lifted_holds_nobody_back_any_more()
    {
        limit = 1_024;
        var (run, _) = Start(new DownloadOptions(), new SpeedLimit(time));
        time.Advance(TimeSpan.FromSeconds(1));
        run.IsCompleted.ShouldBeFalse();
        limit = null;
        (await TicksAsync([run])).ShouldBeLessThan(900);
    }

    private (Task<bool> Run, MemoryStream Taken) Start(DownloadOptions options, SpeedLimit all)
    {
        var taken = new MemoryStream();
        var transfer = new DownloadTransfer(time, options, all, () => limit);
        var run = transfer.RunAsync(
            new MemoryStream(new byte[Size]),
            (bytes, _, _) =>
            {
                taken.Write(bytes.Span);
                return ValueTask.CompletedTask;
            },
            0,
            Size,
            TestContext.Current.CancellationToken);
        return (run, taken);
    }

    /// <summary>Tenths of a second until all have everything; more of them on a busy machine, never fewer.</summary>
    private async Task<int> TicksAsync(Task<bool>[] runs)
    {
        var ticks = 0;
        for (; !runs.All(run => run.IsCompleted) && ticks < 20_000; ticks++)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }

        (await Task.WhenAll(runs)).ShouldAllBe(whole => whole);
        return ticks;
    }
}
