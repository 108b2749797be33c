using System.Net;
using System.Net.Sockets;

namespace Parlance.Cli.Proxying;

/// <summary>Passes datagrams on to the server and back, each client's through a socket of its own, so that the server tells them apart.</summary>
internal sealed class UdpRelay : IDisposable
{
    /// <summary>Clients at once; datagrams of a further one are dropped.</summary>
    private const int MostClients = 1_024;

    private const int LargestDatagram = 65_535;
    private readonly Dictionary<IPEndPoint, Socket> clients = [];
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly IPEndPoint target;
    private readonly ProxyTap tap;

    /// <summary>Begins to listen.</summary>
    /// <param name="listen">Where clients send to.</param>
    /// <param name="target">The server.</param>
    /// <param name="tap">Sees all datagrams.</param>
    /// <exception cref="SocketException">One cannot listen there.</exception>
    public UdpRelay(IPEndPoint listen, IPEndPoint target, ProxyTap tap)
    {
        (this.target, this.tap) = (target, tap);
        listener.Bind(listen);
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint LocalEndPoint => (IPEndPoint)listener.LocalEndPoint!;

    public void Dispose() => listener.Dispose();

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var answers = new List<Task>();
        var buffer = new byte[LargestDatagram];
        try
        {
            while (true)
            {
                var received = await ReceiveAsync(listener, buffer, cancellation);
                if (received is null)
                {
                    continue;
                }

                var from = (IPEndPoint)received.Value.RemoteEndPoint;
                if (!clients.TryGetValue(from, out var socket))
                {
                    if (clients.Count >= MostClients)
                    {
                        continue;
                    }

                    clients[from] = socket = Connect();
                    answers.Add(AnswerAsync(from, socket, cancellation));
                }

                tap.Datagram(from, target, buffer.AsSpan(0, received.Value.ReceivedBytes));
                await SendAsync(socket, target, buffer.AsMemory(0, received.Value.ReceivedBytes), cancellation);
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Task.WhenAll(answers);
        }
    }

    private Socket Connect()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.IsLoopback(target.Address) ? IPAddress.Loopback : IPAddress.Any, 0));
        return socket;
    }

    private async Task AnswerAsync(IPEndPoint client, Socket socket, CancellationToken cancellation)
    {
        using var own = socket;
        var buffer = new byte[LargestDatagram];
        try
        {
            while (true)
            {
                if (await ReceiveAsync(socket, buffer, cancellation) is { } received && received.RemoteEndPoint.Equals(target))
                {
                    tap.Datagram(target, client, buffer.AsSpan(0, received.ReceivedBytes));
                    await SendAsync(listener, client, buffer.AsMemory(0, received.ReceivedBytes), cancellation);
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            tap.Remark(client, target, "ended");
        }
    }

    /// <summary>A datagram; null when an earlier one was answered with an error of the network.</summary>
    private static async Task<SocketReceiveFromResult?> ReceiveAsync(Socket socket, byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await socket.ReceiveFromAsync(buffer, SocketFlags.None, new IPEndPoint(IPAddress.Any, 0), cancellation);
        }
        catch (SocketException refused) when (refused.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionRefused)
        {
            return null;
        }
    }

    private static async Task SendAsync(Socket socket, IPEndPoint to, ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        try
        {
            await socket.SendToAsync(bytes, SocketFlags.None, to, cancellation);
        }
        catch (SocketException refused) when (refused.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionRefused)
        {
            // The error belongs to an earlier datagram, and datagrams may be lost.
            return;
        }
    }
}
