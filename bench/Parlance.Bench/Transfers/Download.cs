using System.Diagnostics;
using System.Globalization;
using Parlance.Bench.Servers;

namespace Parlance.Bench.Transfers;

/// <summary>A file of one gigabyte over loopback: the client beside a bare socket, in turns, each in a process of its own.</summary>
internal static class Download
{
    private const int Rounds = 3;

    /// <summary>Downloads: a giver as plain as can be, the client takes.</summary>
    public static Task MeasureAsync(bool quick) => MeasureAsync(quick, "give", ["nothing", "file", "client"]);

    /// <summary>Uploads: the client gives from its shares; it is taken by a client too, which throws the bytes away, so the figure is one of both ends.</summary>
    public static Task MeasureUploadAsync(bool quick) => MeasureAsync(quick, "share", ["nothing", "file", "both"]);

    private static async Task MeasureAsync(bool quick, string giving, string[] ways)
    {
        var size = quick ? 20_000_000L : 1_000_000_000L;
        var data = Directory.CreateTempSubdirectory("parlance-bench-");
        try
        {
            var file = Path.Combine(data.FullName, "source.bin");
            await FillAsync(file, size);
            await using var server = await ChildServer.ParlanceAsync();
            using var giver = Start(giving, server.Endpoint.Port.ToString(CultureInfo.InvariantCulture), file);
            var ready = await giver.StandardOutput.ReadLineAsync();
            await RoundsAsync(ways, server.Endpoint.Port, int.Parse(ready!.Split(' ')[1], CultureInfo.InvariantCulture), size, data, quick ? 1 : Rounds);
            giver.StandardInput.Close();
            await giver.WaitForExitAsync();
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task RoundsAsync(string[] ways, int server, int bare, long size, DirectoryInfo data, int rounds)
    {
        var figures = ways.ToDictionary(way => way, _ => new List<(double Seconds, double Megabytes)>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var (way, list) in figures)
            {
                var target = data.CreateSubdirectory($"{way}{round}");
                list.Add(await TakeAsync(way, way is "client" or "both" ? server : bare, size, target.FullName));
                target.Delete(recursive: true);
            }
        }

        foreach (var (way, list) in figures)
        {
            var best = list.MinBy(f => f.Seconds);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {way,-8} {size / best.Seconds / 1e6,8:0} MB/s, {figures["file"].Min(f => f.Seconds) / best.Seconds:0.00} of the bare socket to a file, {figures["nothing"].Min(f => f.Seconds) / best.Seconds:0.00} of the bare socket, peak memory {list.Max(f => f.Megabytes):0} MB"));
        }
    }

    private static async Task<(double Seconds, double Megabytes)> TakeAsync(string way, int port, long size, string directory)
    {
        using var taker = Start("take", way, port.ToString(CultureInfo.InvariantCulture), size.ToString(CultureInfo.InvariantCulture), directory);
        var figures = (await taker.StandardOutput.ReadToEndAsync()).Split(' ');
        await taker.WaitForExitAsync();
        return (double.Parse(figures[0], CultureInfo.InvariantCulture), double.Parse(figures[1], CultureInfo.InvariantCulture));
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;

    internal static async Task FillAsync(string file, long size)
    {
        await using var stream = File.Create(file);
        var block = new byte[1_000_000];
        new Random(1).NextBytes(block);
        for (var written = 0L; written < size; written += block.Length)
        {
            await stream.WriteAsync(block);
        }
    }
}
