using System.Net;
using System.Net.Sockets;
using Parlance.Cli.Streams;

namespace Parlance.Cli.Proxying;

/// <summary>Accepts connections and passes their bytes on to the server and back.</summary>
/// <param name="target">The server.</param>
/// <param name="tap">Sees all bytes.</param>
internal sealed class TcpRelay(IPEndPoint target, ProxyTap tap)
{
    /// <summary>Connections at once; a further one waits.</summary>
    private const int MostConnections = 1_024;

    private const int AtOnce = 32 * 1024;

    /// <summary>Runs until it is cancelled.</summary>
    public async Task RunAsync(TcpListener listener, CancellationToken cancellation)
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(cancellation);
                running.RemoveAll(task => task.IsCompleted);
                running.Add(RelayAsync(client, cancellation));
                if (running.Count >= MostConnections)
                {
                    await Task.WhenAny(running);
                }
            }
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task RelayAsync(TcpClient client, CancellationToken cancellation)
    {
        using var own = client;
        using var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        var from = (IPEndPoint)client.Client.RemoteEndPoint!;
        try
        {
            await server.ConnectAsync(target, cancellation);
        }
        catch (Exception wrong) when (wrong is SocketException or OperationCanceledException)
        {
            tap.Remark(from, target, $"cannot connect to {target}: {wrong.Message}");
            return;
        }

        var conversation = tap.Open(from, target);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAll(
            PassAsync(client, server, bytes => tap.Feed(conversation, Side.Opener, bytes), ended),
            PassAsync(server, client, bytes => tap.Feed(conversation, Side.Acceptor, bytes), ended));
        tap.End(conversation);
    }

    /// <summary>Passes on what one side says until it closes; when the link breaks, both directions end.</summary>
    private static async Task PassAsync(TcpClient from, TcpClient to, SpanReader read, CancellationTokenSource ended)
    {
        var buffer = new byte[AtOnce];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, ended.Token) is var count and > 0)
            {
                read(buffer.AsSpan(0, count));
                await to.GetStream().WriteAsync(buffer.AsMemory(0, count), ended.Token);
            }

            to.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException)
        {
            await ended.CancelAsync();
        }
    }

    private delegate void SpanReader(ReadOnlySpan<byte> bytes);
}
