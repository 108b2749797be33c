using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Parlance.System.Tests.Relays;

/// <summary>Stands between clients and a server on UDP and loses, and sometimes repeats, datagrams each way by a seeded die.</summary>
internal sealed class LossyRelay : IAsyncDisposable
{
    private readonly UdpClient front = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly ConcurrentDictionary<IPEndPoint, UdpClient> backs = [];
    private readonly ConcurrentBag<Task> carrying = [];
    private readonly CancellationTokenSource closing = new();
    private readonly IPEndPoint server;
    private readonly Random random;
    private readonly Lock gate = new();
    private int lost;

    public LossyRelay(IPEndPoint server, int seed)
    {
        (this.server, random) = (server, new Random(seed));
        carrying.Add(CarryAsync(front, datagram => ToServer(datagram)));
    }

    public IPEndPoint Endpoint => (IPEndPoint)front.Client.LocalEndPoint!;

    /// <summary>What part of the datagrams is lost, each way.</summary>
    public double Loss { get; set; }

    /// <summary>What part of the datagrams comes twice, each way.</summary>
    public double Repeats { get; set; }

    public int Lost => lost;

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await Task.WhenAll(carrying);
        front.Dispose();
        foreach (var (_, back) in backs)
        {
            back.Dispose();
        }

        closing.Dispose();
    }

    private void ToServer(UdpReceiveResult datagram)
    {
        var back = backs.GetOrAdd(datagram.RemoteEndPoint, client =>
        {
            var made = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
            carrying.Add(CarryAsync(made, answer => Pass(answer.Buffer, front, client)));
            return made;
        });
        Pass(datagram.Buffer, back, server);
    }

    private void Pass(byte[] datagram, UdpClient through, IPEndPoint to)
    {
        for (var copies = Copies(); copies > 0; copies--)
        {
            through.Client.SendTo(datagram, to);
        }
    }

    private int Copies()
    {
        lock (gate)
        {
            var copies = random.NextDouble() < Repeats ? 2 : 1;
            var arriving = Enumerable.Range(0, copies).Count(_ => random.NextDouble() >= Loss);
            lost += arriving == 0 ? 1 : 0;
            return arriving;
        }
    }

    private async Task CarryAsync(UdpClient from, Action<UdpReceiveResult> take)
    {
        try
        {
            while (true)
            {
                take(await from.ReceiveAsync(closing.Token));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            await Task.CompletedTask;
        }
    }
}
