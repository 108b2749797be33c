using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.Protocols.Tests.Soulseek.Uploading;

/// <summary>Bytes a second.</summary>
public sealed class SpeedLimitTests
{
    private readonly ManualTime time = new();
    private readonly SpeedLimit limit;

    public SpeedLimitTests() => limit = new SpeedLimit(time);

    [Fact]
    public void So_many_bytes_pass_in_a_second_and_not_more()
    {
        var passed = 0;
        for (var tick = 0; tick < 100; tick++)
        {
            while (Pass(1_000).IsCompleted)
            {
                passed += 1_000;
            }

            passed += 1_000;
            time.Advance(TimeSpan.FromMilliseconds(100));
        }

        passed.ShouldBeInRange(100_000, 112_000);

        Task Pass(int bytes) => limit.WaitAsync(bytes, 10_000, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Several_share_one_limit_in_the_order_they_come()
    {
        var waits = Enumerable.Range(0, 10).Select(_ => limit.WaitAsync(1_024, 1_024, TestContext.Current.CancellationToken)).ToArray();
        for (var second = 1; second <= 10; second++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await waits[second - 1];
            waits.Count(wait => wait.IsCompleted).ShouldBe(second);
        }
    }

    [Fact]
    public void What_was_not_used_is_lost()
    {
        time.Advance(TimeSpan.FromHours(1));
        limit.WaitAsync(102, 1_024, CancellationToken.None).IsCompleted.ShouldBeTrue();
        limit.WaitAsync(1_024, 1_024, CancellationToken.None).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void Without_a_limit_nobody_waits_and_with_a_tiny_one_not_for_ever()
    {
        limit.WaitAsync(int.MaxValue, null, CancellationToken.None).IsCompleted.ShouldBeTrue();
        var slow = limit.WaitAsync(10 * 1_024, 1, CancellationToken.None);
        time.Advance(TimeSpan.FromSeconds(11));
        slow.IsCompleted.ShouldBeTrue();
        SpeedLimit.Portion(256_000, null).ShouldBe(256_000);
        SpeedLimit.Portion(256_000, 100_000).ShouldBe(10_000);
        SpeedLimit.Portion(256_000, 1).ShouldBe(128);
    }
}
