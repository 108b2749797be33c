using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Parlance.Bench.Servers;
using Parlance.Icq;
using Parlance.MyIcq;
using Parlance.Wire.Clients;

namespace Parlance.Bench.Transfers;

/// <summary>Files from peer to peer by ICQ and MyICQ, both ends in this process, in turns with a bare socket that copies the same file.</summary>
internal static class PeerFiles
{
    private const int Rounds = 3;
    private const int BufferSize = 256 * 1024;
    private static readonly IPEndPoint Any = new(IPAddress.Loopback, 0);

    public static async Task MeasureIcqAsync(bool quick)
    {
        await using var giver = new IcqPeer(new IcqPeerOptions { Uin = 10_001, Listen = Any });
        await using var taker = new IcqPeer(new IcqPeerOptions { Uin = 10_002, Listen = Any });
        giver.Start();
        taker.Start();
        var place = new IcqPeerAddress(taker.Uin, IPAddress.Loopback, IPAddress.Loopback, taker.Port, 3);
        await using var offers = new Next<IcqPeerEvent>(taker.Events);
        await MeasureAsync(quick, async (file, target) =>
        {
            var giving = giver.SendFilesAsync(place, [file]);
            var taken = await ((IcqPeerEvent.FileOffered)await offers.TakeAsync()).Offer.AcceptAsync(target);
            await giving;
            return taken.Outcome == IcqFileOutcome.Done ? taken.Bytes : throw new InvalidOperationException(taken.Reason);
        });
    }

    public static async Task MeasureMyIcqAsync(bool quick)
    {
        var endpoint = new IPEndPoint(IPAddress.Loopback, ChildServer.FreePort());
        await using var server = await ChildServer.ParlanceAsync("--MyIcq:Enabled=true", $"--MyIcq:Endpoint={endpoint}");
        await using var ana = new MyIcqClient(new MyIcqClientOptions { Server = endpoint, Local = Any });
        await using var bob = new MyIcqClient(new MyIcqClientOptions { Server = endpoint, Local = Any });
        await using var anas = new MyIcqPeer(ana, new MyIcqPeerOptions { Listen = Any });
        await using var bobs = new MyIcqPeer(bob, new MyIcqPeerOptions { Listen = Any });
        anas.Start();
        bobs.Start();
        var to = await bob.RegisterAndLogInAsync("secret") ?? throw new InvalidOperationException("There is no number.");
        await ana.RegisterAndLogInAsync("secret");
        await using (var events = new Next<MyIcqEvent>(ana.Events))
        {
            await ana.Contacts.AddAsync(to);
            while (ana.Contacts[to] is not { Outer: not null })
            {
                await events.TakeAsync();
            }
        }

        await using var offers = new Next<MyIcqPeerEvent>(bobs.Events);
        await MeasureAsync(quick, async (file, target) =>
        {
            var giving = anas.SendFileAsync(to, file);
            var taken = await ((MyIcqPeerEvent.FileOffered)await offers.TakeAsync()).Offer.AcceptAsync(target);
            await giving;
            return taken.Outcome == MyIcqFileOutcome.Done ? taken.Bytes : throw new InvalidOperationException(taken.Reason);
        });
    }

    private static async Task MeasureAsync(bool quick, Func<string, string, Task<long>> transfer)
    {
        var size = quick ? 20_000_000L : 1_000_000_000L;
        var data = Directory.CreateTempSubdirectory("parlance-bench-");
        try
        {
            var file = Path.Combine(data.FullName, "source.bin");
            await Download.FillAsync(file, size);
            var (bare, peers) = (new List<Cost>(), new List<Cost>());
            for (var round = 0; round < (quick ? 1 : Rounds); round++)
            {
                bare.Add(await TimeAsync(data, size, target => CopyAsync(file, Path.Combine(target, "bare.bin"))));
                peers.Add(await TimeAsync(data, size, target => transfer(file, target)));
            }

            using var self = Process.GetCurrentProcess();
            Tell("bare socket", bare, size);
            Tell("peers", peers, size);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {bare.Min(cost => cost.Seconds) / peers.Min(cost => cost.Seconds):0.00} of the bare socket's throughput; peak memory of both ends {self.PeakWorkingSet64 / 1e6:0} MB"));
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static void Tell(string who, List<Cost> costs, long size) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"  {who,-12} {size / costs.Min(cost => cost.Seconds) / 1e6,6:0} MB/s, {costs.Min(cost => cost.Cpu) * 1e9 / size:0.00} s of CPU for a gigabyte, both ends"));

    private static async Task<Cost> TimeAsync(DirectoryInfo data, long size, Func<string, Task<long>> transfer)
    {
        var target = data.CreateSubdirectory("target");
        var (clock, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var bytes = await transfer(target.FullName);
        var cost = new Cost(clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        target.Delete(recursive: true);
        return bytes == size ? cost : throw new InvalidOperationException("The file did not come.");
    }

    private sealed record Cost(double Seconds, double Cpu);

    private static async Task<long> CopyAsync(string file, string target)
    {
        using var listener = new TcpListener(Any);
        listener.Start();
        using var giver = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await giver.ConnectAsync(listener.LocalEndpoint);
        using var taker = await listener.AcceptSocketAsync();
        var giving = GiveAsync(giver, file);
        await using var to = new FileStream(target, FileMode.Create, FileAccess.Write, FileShare.None, 0);
        var buffer = new byte[BufferSize];
        for (int count; (count = await taker.ReceiveAsync(buffer)) > 0;)
        {
            await to.WriteAsync(buffer.AsMemory(0, count));
        }

        await giving;
        return to.Length;
    }

    private static async Task GiveAsync(Socket giver, string file)
    {
        await giver.SendFileAsync(file);
        giver.Shutdown(SocketShutdown.Send);
    }

    /// <summary>Events one after the other.</summary>
    private sealed class Next<TEvent>(EventFeed<TEvent> feed) : IAsyncDisposable
    {
        private readonly IAsyncEnumerator<TEvent> events = feed.SubscribeAsync().GetAsyncEnumerator();

        public async Task<TEvent> TakeAsync() => await events.MoveNextAsync() ? events.Current : throw new InvalidOperationException("There are no more events.");

        public ValueTask DisposeAsync() => events.DisposeAsync();
    }
}
