using System.Diagnostics;
using Parlance.Soulseek;

namespace Parlance.Bench.Sharing;

/// <summary>Scanning and searching a large collection.</summary>
internal static class ShareBench
{
    public const string Name = "shares";

    /// <summary>The part of it that reads the disk.</summary>
    public const string ScanName = "scans";

    /// <summary>Runs all, or the scans alone; the files lie in a temporary folder that is removed again.</summary>
    public static async Task MeasureAsync(bool quick, bool searches)
    {
        var files = quick ? 2_000 : 200_000;
        Console.WriteLine($"{Name}{(quick ? " (quick: shows that it runs, the figures mean nothing)" : string.Empty)}");
        var collection = new Collection(files);
        var root = Directory.CreateTempSubdirectory("parlance-bench-").FullName;
        try
        {
            collection.Write(Path.Combine(root, "Music"));
            await MeasureAsync(collection, root, quick, searches);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static async Task MeasureAsync(Collection collection, string root, bool quick, bool searches)
    {
        var options = new ShareOptions { Folders = [new SharedFolder(Path.Combine(root, "Music"))], ReadsAttributes = false, CacheFile = Path.Combine(root, "cache") };
        using var warm = new SoulseekShares(options with { CacheFile = null });
        await warm.ScanAsync();
        using var shares = new SoulseekShares(options);
        var (first, firstCpu) = await ScanAsync(shares);
        Console.WriteLine($"  first scan           {first.Time.TotalMilliseconds,10:N0} ms   {firstCpu.TotalMilliseconds:N0} ms of processor, {first.Files:N0} files in {first.Folders:N0} folders");
        for (var i = 0; i < 5; i++)
        {
            var (again, cpu) = await ScanAsync(shares);
            Console.WriteLine($"  unchanged scan       {again.Time.TotalMilliseconds,10:N0} ms   {cpu.TotalMilliseconds:N0} ms of processor; {again.Time / first.Time:P0} and {cpu / firstCpu:P0} of the first");
        }

        if (!searches)
        {
            return;
        }

        await SearchWhileScanningAsync(collection, root, options);
        var clock = Stopwatch.StartNew();
        using var loaded = new SoulseekShares(options);
        loaded.Load();
        Console.WriteLine($"  load from cache      {clock.Elapsed.TotalMilliseconds,10:N0} ms   {new FileInfo(options.CacheFile!).Length / 1024.0 / 1024:N1} MiB");
        Search(collection, shares, quick);
    }

    private static async Task<(ScanResult Result, TimeSpan Cpu)> ScanAsync(SoulseekShares shares)
    {
        var before = Environment.CpuUsage.TotalTime;
        return (await shares.ScanAsync(), Environment.CpuUsage.TotalTime - before);
    }

    private static async Task SearchWhileScanningAsync(Collection collection, string root, ShareOptions options)
    {
        var before = options with { CacheFile = null };
        using var shares = new SoulseekShares(before);
        await shares.ScanAsync();
        await File.WriteAllBytesAsync(Path.Combine(root, "Music", "one more.mp3"), []);
        var scan = shares.ScanAsync();
        var (count, missed, worst) = (0, 0, TimeSpan.Zero);
        for (; !scan.IsCompleted; count++)
        {
            var start = Stopwatch.GetTimestamp();
            missed += shares.Answer(new SearchQuestion("somebody", collection.Albums[count % collection.Albums.Count].Artist, [])) is null ? 1 : 0;
            worst = TimeSpan.FromTicks(Math.Max(worst.Ticks, Stopwatch.GetElapsedTime(start).Ticks));
        }

        Console.WriteLine($"  scan with one change {(await scan).Time.TotalMilliseconds,10:N0} ms   {count:N0} searches meanwhile, {missed} without an answer, slowest {worst.TotalMilliseconds:N1} ms");
    }

    private static void Search(Collection collection, SoulseekShares shares, bool quick)
    {
        var searches = collection.Searches(quick ? 1_000 : 50_000);
        string[] none = [];
        var phrases = collection.Phrases(60);
        Func<string, int> plain = Ours(shares, none);
        Func<string, int> forbidding = Ours(shares, phrases);
        var baseline = new PlainIndex(collection);
        var sample = searches.Take(quick ? 100 : 2_000).ToArray();
        Repeat(plain, searches);
        Repeat(forbidding, searches);
        Report("searches", Repeat(plain, searches));
        Report("  with 60 phrases", Repeat(forbidding, searches));
        Report("searches", Repeat(plain, searches));
        Report("  with 60 phrases", Repeat(forbidding, searches));
        Report("  partial (*xyz)", Repeat(plain, [.. sample.Select(search => "*" + search.Split(' ')[0][1..] + " " + search.Split(' ')[^1])]));
        Report("  common words", Repeat(plain, [.. sample.Take(200).Select((_, i) => i % 2 == 0 ? "music the mp3" : "flac mp3 love")]));
        Repeat(query => baseline.Search(query, none).Length, sample);
        Report("plain index", Repeat(query => baseline.Search(query, none).Length, sample));
        Report("  with 60 phrases", Repeat(query => baseline.Search(query, phrases).Length, sample));
    }

    private static Func<string, int> Ours(SoulseekShares shares, IReadOnlyList<string> phrases) =>
        query => shares.Answer(new SearchQuestion("somebody", query, phrases))?.Files.Length ?? 0;

    private static (double Rate, double CpuRate, TimeSpan Worst, double Found) Repeat(Func<string, int> search, string[] queries)
    {
        var (worst, found, clock, cpu) = (TimeSpan.Zero, 0L, Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        foreach (var query in queries)
        {
            var start = ThreadClock.Now();
            found += search(query);
            var took = ThreadClock.Now() - start;
            worst = took > worst ? took : worst;
        }

        cpu = Environment.CpuUsage.TotalTime - cpu;
        return (queries.Length / clock.Elapsed.TotalSeconds, queries.Length / cpu.TotalSeconds, worst, (double)found / queries.Length);
    }

    private static void Report(string what, (double Rate, double CpuRate, TimeSpan Worst, double Found) result) =>
        Console.WriteLine($"  {what,-20} {result.Rate,10:N0} /s   {result.CpuRate,10:N0} each second of processor, slowest {result.Worst.TotalMilliseconds:N2} ms of it, {result.Found:N1} files each");
}
