using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.MyIcq.Server;

/// <summary>Streams that carry datagrams, for clients behind an HTTP proxy (gaim and the Windows client ask it to CONNECT).</summary>
internal sealed class MyIcqTunnels : IDatagramSink
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<ulong, Tunnel> open = [];

    public MyIcqEndpoint Endpoint { get; set; } = null!;

    /// <summary>Serves one stream until it ends.</summary>
    public async Task RunAsync(StreamLink link)
    {
        var from = new IPEndPoint(link.Remote.Address.MapToIPv4(), link.Remote.Port).Serialize();
        var tunnel = new Tunnel(link);
        open[Peer.Of(from).Key] = tunnel;
        try
        {
            await ReadAsync(link, from);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or WireException)
        {
            link.Abort();
        }
        finally
        {
            open.TryRemove(KeyValuePair.Create(Peer.Of(from).Key, tunnel));
            Endpoint.Lose(from);
        }
    }

    /// <summary>Ends all streams.</summary>
    public void Close()
    {
        foreach (var (_, tunnel) in open)
        {
            tunnel.Close();
        }
    }

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<byte> datagram, SocketAddress to)
    {
        if (open.TryGetValue(Peer.Of(to).Key, out var tunnel))
        {
            tunnel.Send(datagram);
        }
    }

    private async Task ReadAsync(StreamLink link, SocketAddress from)
    {
        var first = DateTime.MaxValue;
        while (true)
        {
            using var patience = new CancellationTokenSource(first == DateTime.MaxValue ? Patience : Endpoint.Services.Options.KeepAlive);
            var read = await link.Input.ReadAsync(patience.Token);
            var received = read.Buffer;
            while (MyIcqFraming.TryTake(ref received, MyIcqLimits.Datagram, out var datagram))
            {
                first = DateTime.MinValue;
                Endpoint.Received(datagram.IsSingleSegment ? datagram.FirstSpan : datagram.ToArray(), from);
            }

            link.Input.AdvanceTo(received.Start, received.End);
            if (read.IsCompleted)
            {
                return;
            }
        }
    }

    /// <summary>One stream. What it does not take is lost, as a datagram may be; unconfirmed ones are sent again.</summary>
    private sealed class Tunnel(StreamLink link)
    {
        private readonly Lock gate = new();
        private Task flushing = Task.CompletedTask;

        public void Close() => link.Abort();

        public void Send(ReadOnlySpan<byte> datagram)
        {
            lock (gate)
            {
                if (!flushing.IsCompleted)
                {
                    return;
                }

                using var frame = new WireBuffer(MyIcqLimits.Datagram);
                MyIcqFraming.Write(datagram, frame);
                try
                {
                    link.Output.Write(frame.Written);
                    flushing = link.Output.FlushAsync().AsTask();
                }
                catch (InvalidOperationException)
                {
                    // The stream ended between two datagrams.
                    link.Abort();
                }
            }
        }
    }
}
