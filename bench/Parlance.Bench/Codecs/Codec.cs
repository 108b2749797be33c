using System.Diagnostics;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

namespace Parlance.Bench.Codecs;

/// <summary>Measures reading and writing of messages: time and memory of each.</summary>
internal static class Codec
{
    public const string Name = "codecs";
    private static readonly TimeSpan QuickTime = TimeSpan.FromMilliseconds(100);

    /// <summary>Runs the benchmarks.</summary>
    /// <param name="quick">Within seconds and in this process: the memory is exact, the times are rough.</param>
    public static void Measure(bool quick)
    {
        if (!quick)
        {
            BenchmarkRunner.Run<SoulseekCodecs>(ManualConfig.Create(DefaultConfig.Instance).WithOptions(ConfigOptions.DisableLogFile));
            return;
        }

        Console.WriteLine($"{Name} (quick: rough times, exact memory)");
        Console.WriteLine($"  {"message",-24} {"ns",12} {"bytes",12}");
        var codecs = new SoulseekCodecs();
        foreach (var (name, run) in codecs.All)
        {
            var (nanoseconds, bytes) = Measure(run);
            Console.WriteLine($"  {name,-24} {nanoseconds,12:N0} {bytes,12:N0}");
        }
    }

    private static (double Nanoseconds, long Bytes) Measure(Func<int> run)
    {
        Repeat(run, QuickTime);
        var before = GC.GetAllocatedBytesForCurrentThread();
        run();
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return (Repeat(run, QuickTime), bytes);
    }

    private static double Repeat(Func<int> run, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var count = 0;
        for (; clock.Elapsed < time; count++)
        {
            run();
        }

        return clock.Elapsed.TotalNanoseconds / count;
    }
}
