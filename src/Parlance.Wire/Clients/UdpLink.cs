using System.Collections.Concurrent;
using System.Net;

namespace Parlance.Wire.Clients;

/// <summary>A client's end of a conversation over UDP with one server: a socket of its own, numbered datagrams that are sent until they are acknowledged.</summary>
/// <remarks>Knows no protocol: whoever owns it builds datagrams, reads them, and tells which number was acknowledged. Datagrams of others than the server are dropped.</remarks>
public sealed class UdpLink : IDatagramReceiver, IReliableEvents, IDisposable
{
    private readonly ConcurrentDictionary<TaskCompletionSource<bool>, byte> open = [];
    private readonly IUdpLinkEvents events;
    private readonly SocketAddress server;
    private readonly DatagramSocket socket;
    private readonly ReliableUdp reliable;
    private readonly ReliableLink link;
    private int disposed;

    /// <summary>Binds a socket; nothing is received before <see cref="Start"/>.</summary>
    /// <param name="server">Where the server is.</param>
    /// <param name="local">Where to bind; port 0 takes any.</param>
    /// <param name="first">The number of the first datagram.</param>
    /// <param name="options">How long and how often datagrams are sent again.</param>
    /// <param name="maxDatagram">Longest datagram that is read, in bytes.</param>
    /// <param name="events">Who hears of it.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="System.Net.Sockets.SocketException">The local address cannot be bound.</exception>
    public UdpLink(IPEndPoint server, IPEndPoint local, ushort first, ReliableUdpOptions options, int maxDatagram, IUdpLinkEvents events, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(server);
        (this.server, this.events) = (server.Serialize(), events);
        socket = new DatagramSocket(local, this, maxDatagram, "UDP client");
        reliable = new ReliableUdp(options, socket, time);
        link = reliable.Open(this.server, first, this);
    }

    /// <summary>Where the socket is bound.</summary>
    public IPEndPoint LocalEndPoint => socket.LocalEndPoint;

    /// <summary>Datagrams that are not acknowledged, under way and waiting.</summary>
    public int Unacknowledged => link.Unacknowledged;

    /// <summary>Transmissions beyond the first.</summary>
    public long Repeated => reliable.Repeated;

    /// <summary>Begins to receive.</summary>
    public void Start() => socket.Start();

    /// <summary>Takes the next number.</summary>
    public ushort Reserve() => link.Reserve();

    /// <summary>Sends a datagram until it is acknowledged.</summary>
    /// <param name="sequence">The number it carries, from <see cref="Reserve"/>.</param>
    /// <param name="datagram">The bytes; kept.</param>
    /// <returns>True when the server has acknowledged it; false when it never did, too much is waiting, or the link is closed.</returns>
    public Task<bool> SendAsync(ushort sequence, byte[] datagram)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        open.TryAdd(done, 0);
        if (!link.Send(sequence, datagram, done) || Volatile.Read(ref disposed) != 0)
        {
            End(done, false);
        }

        return done.Task;
    }

    /// <summary>Sends a datagram once: an acknowledgement, a farewell.</summary>
    /// <param name="datagram">The bytes.</param>
    public void SendOnce(ReadOnlySpan<byte> datagram) => reliable.SendOnce(datagram, server);

    /// <summary>The server has acknowledged a number.</summary>
    /// <param name="sequence">The number.</param>
    /// <returns>False when nothing with that number was under way.</returns>
    public bool Acknowledge(ushort sequence) => link.Acknowledge(sequence);

    /// <summary>Closes the socket; what was not acknowledged counts as lost. Does nothing the second time.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) != 0)
        {
            return;
        }

        link.Close();
        reliable.Dispose();
        socket.Dispose();
        foreach (var (done, _) in open)
        {
            End(done, false);
        }
    }

    /// <inheritdoc/>
    void IDatagramReceiver.Received(ReadOnlySpan<byte> datagram, SocketAddress from)
    {
        if (server.Equals(from) && Volatile.Read(ref disposed) == 0)
        {
            events.Received(datagram);
        }
    }

    /// <inheritdoc/>
    void IDatagramReceiver.Failed(Exception error) => events.Failed(error);

    /// <inheritdoc/>
    void IReliableEvents.Acknowledged(object? tag) => End(tag, true);

    /// <inheritdoc/>
    void IReliableEvents.CycleEnded(int cycle) => events.Unanswered();

    /// <inheritdoc/>
    void IReliableEvents.Lost(object? tag, long firstSent)
    {
        End(tag, false);
        events.Lost(firstSent);
    }

    private void End(object? tag, bool isAcknowledged)
    {
        if (tag is TaskCompletionSource<bool> done)
        {
            open.TryRemove(done, out _);
            done.TrySetResult(isAcknowledged);
        }
    }
}
