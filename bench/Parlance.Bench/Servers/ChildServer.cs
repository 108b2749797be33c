using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Parlance.Bench.Servers;

/// <summary>A server in a process of its own, so that what it costs can be told from what the load costs.</summary>
internal sealed class ChildServer : IAsyncDisposable
{
    private const double TicksPerSecond = 100;
    private readonly Process process;
    private readonly DirectoryInfo? data;

    private ChildServer(Process process, IPEndPoint endpoint, DirectoryInfo? data)
    {
        this.process = process;
        this.data = data;
        Endpoint = endpoint;
    }

    public IPEndPoint Endpoint { get; }

    /// <summary>The built server; null when there is none.</summary>
    public static string? ParlanceBinary
    {
        get
        {
            var bin = new DirectoryInfo(AppContext.BaseDirectory);
            var path = Path.Combine(bin.Parent!.Parent!.FullName, "Parlance.Server", bin.Name, "Parlance.Server");
            return File.Exists(path) ? path : null;
        }
    }

    /// <summary>Starts Parlance with an empty database and no flood limits; other settings as an operator has them.</summary>
    public static Task<ChildServer> ParlanceAsync(params string[] settings)
    {
        var port = FreePort();
        var data = Directory.CreateTempSubdirectory("parlance-bench-");
        return StartAsync(ParlanceBinary!, port, data, "Parlance ready",
        [
            $"--Storage:Path={data.FullName}", $"--Soulseek:Endpoint=127.0.0.1:{port}", $"--Web:Endpoint=127.0.0.1:{FreePort()}",
            "--Ares:Enabled=false", "--Icq:Enabled=false", "--MyIcq:Enabled=false",
            "--Limits:TrustedNetworks:0=127.0.0.0/8", "--Soulseek:Flood:PerSecond=0", "--Soulseek:SearchFlood:PerSecond=0", .. settings,
        ]);
    }

    /// <summary>Starts one of <see cref="BareServers"/>.</summary>
    public static Task<ChildServer> BareAsync(string kind)
    {
        var port = FreePort();
        return StartAsync(Environment.ProcessPath!, port, null, "ready", ["serve", kind, port.ToString(CultureInfo.InvariantCulture)]);
    }

    private static async Task<ChildServer> StartAsync(string program, int port, DirectoryInfo? data, string readyLine, string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(readyLine, StringComparison.Ordinal))
            {
                _ = process.StandardOutput.ReadToEndAsync();
                return new ChildServer(process, new IPEndPoint(IPAddress.Loopback, port), data);
            }
        }

        throw new InvalidOperationException($"{program} ended before it said '{readyLine}'.");
    }

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    /// <summary>Processor seconds used so far, user and system.</summary>
    public double Cpu()
    {
        var stat = File.ReadAllText($"/proc/{process.Id}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    /// <summary>Resident memory in bytes.</summary>
    public long Resident()
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(l => l.StartsWith("VmRSS", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        data?.Delete(recursive: true);
    }
}
