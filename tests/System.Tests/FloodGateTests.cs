using Parlance.Sessions;
using Parlance.Testing;

namespace Parlance.System.Tests;

public sealed class FloodGateTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void A_burst_passes_and_what_follows_waits_its_turn()
    {
        var gate = new FloodGate(new FloodOptions { Burst = 3, PerSecond = 2 }, time);
        Enumerable.Range(0, 5).Select(_ => gate.Take(1).TotalSeconds).ShouldBe([0, 0, 0, 0.5, 1]);
        time.Advance(TimeSpan.FromSeconds(1));
        gate.Take(1).TotalSeconds.ShouldBe(0.5);
        time.Advance(TimeSpan.FromMinutes(1));
        Enumerable.Range(0, 4).Select(_ => gate.Take(1).TotalSeconds).ShouldBe([0, 0, 0, 0.5], "it holds no more than a burst");
    }

    [Fact]
    public void Without_a_rate_nothing_waits()
    {
        var gate = new FloodGate(new FloodOptions { Burst = 1, PerSecond = 0 }, time);
        Enumerable.Range(0, 100).ShouldAllBe(_ => gate.Take(1) == TimeSpan.Zero);
    }

    [Fact]
    public void Only_who_never_pauses_is_hopeless()
    {
        time.Advance(TimeSpan.FromSeconds(1));
        var gate = new FloodGate(new FloodOptions { Burst = 1, PerSecond = 1, KillAfter = TimeSpan.FromSeconds(10) }, time);
        for (var i = 0; i < 9; i++)
        {
            time.Advance(gate.Take(1));
            gate.IsHopeless.ShouldBeFalse();
        }

        time.Advance(TimeSpan.FromSeconds(2));
        gate.Take(1).ShouldBe(TimeSpan.Zero);
        for (var i = 0; i < 10; i++)
        {
            gate.IsHopeless.ShouldBeFalse("the pause counts");
            time.Advance(gate.Take(1));
        }

        time.Advance(gate.Take(1));
        gate.Take(1);
        gate.IsHopeless.ShouldBeTrue();
    }
}
