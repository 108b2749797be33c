using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Parlance.Soulseek;

namespace Parlance.Bench.Transfers;

/// <summary>A downloader in a process of its own: by the client, or by a bare socket that writes to a file, or by one that does not. Prints seconds, and the most memory the process ever held.</summary>
internal static class Taker
{
    private const int BufferSize = 256 * 1024;

    public static async Task RunAsync(string way, int port, long size, string directory)
    {
        var clock = Stopwatch.StartNew();
        switch (way)
        {
            case "client":
                await ByClientAsync(port, size, directory, clock);
                break;
            case "both":
                await FromClientAsync(port, size, clock);
                break;
            case "file":
                await ByFileAsync(port, Path.Combine(directory, "bare.bin"), clock);
                break;
            default:
                await ByNothingAsync(port, clock);
                break;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:0.000} {PeakMegabytes():0.0}"));
    }

    private static async Task ByClientAsync(int server, long size, string directory, Stopwatch clock)
    {
        await using var client = new SoulseekClient(new SoulseekClientOptions
        {
            Port = server,
            Username = "taker" + Guid.NewGuid().ToString("N")[..8],
            Password = "secret",
            Downloads = new DownloadOptions { Directory = directory },
        });
        await client.ConnectAsync();
        clock.Restart();
        var download = client.Downloads.Enqueue(new DownloadRequest(RawGiver.Name, $"{RawGiver.Path}@{client.ListeningPort}", size));
        if (await download.Completion is not TransferOutcome.Completed { Size: var got } || got != size)
        {
            throw new InvalidOperationException("The file did not come.");
        }

        clock.Stop();
    }

    private static async Task FromClientAsync(int server, long size, Stopwatch clock)
    {
        await using var client = new SoulseekClient(new SoulseekClientOptions { Port = server, Username = "taker" + Guid.NewGuid().ToString("N")[..8], Password = "secret" });
        await client.ConnectAsync();
        clock.Restart();
        var download = client.Downloads.Enqueue(new DownloadRequest(ClientGiver.Name, ClientGiver.Path, size) { Sink = Stream.Null });
        if (await download.Completion is not TransferOutcome.Completed { Size: var got } || got != size)
        {
            throw new InvalidOperationException("The file did not come.");
        }

        clock.Stop();
    }

    private static async Task ByFileAsync(int port, string path, Stopwatch clock)
    {
        using var socket = await ConnectAsync(port, clock);
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        var buffer = new byte[BufferSize];
        for (int count; (count = await socket.ReceiveAsync(buffer)) > 0;)
        {
            await file.WriteAsync(buffer.AsMemory(0, count));
        }

        clock.Stop();
    }

    private static async Task ByNothingAsync(int port, Stopwatch clock)
    {
        using var socket = await ConnectAsync(port, clock);
        var buffer = new byte[BufferSize];
        while (await socket.ReceiveAsync(buffer) > 0)
        {
        }

        clock.Stop();
    }

    private static async Task<Socket> ConnectAsync(int port, Stopwatch clock)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, port);
        clock.Restart();
        return socket;
    }

    private static double PeakMegabytes()
    {
        var line = File.ReadLines("/proc/self/status").FirstOrDefault(l => l.StartsWith("VmHWM", StringComparison.Ordinal));
        return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
