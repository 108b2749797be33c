using System.Collections.Concurrent;
using System.Net;

namespace Parlance.Wire;

/// <summary>Sends datagrams again until their receivers acknowledge them. One serves all peers of a socket.</summary>
/// <remarks>
/// Every datagram has the same <see cref="ReliableUdpOptions.Interval"/>, so those under way lie in one queue in the order they fall due: a sweep costs what is
/// due, not what is connected. Nothing here knows a socket or a message; no lock is held while sending or while events are called.
/// </remarks>
public sealed class ReliableUdp : IDisposable
{
    private readonly ConcurrentQueue<Due> due = new();
    private readonly IDatagramSink sink;
    private readonly ITimer timer;
    private int sweeping;
    private long sent;
    private long repeated;
    private long lost;

    /// <summary>Starts the timer.</summary>
    /// <param name="options">How long and how often.</param>
    /// <param name="sink">Where datagrams go.</param>
    /// <param name="time">The clock.</param>
    public ReliableUdp(ReliableUdpOptions options, IDatagramSink sink, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        (Options, this.sink, Time) = (options, sink, time);
        Interval = (long)(options.Interval.TotalSeconds * time.TimestampFrequency);
        var tick = TimeSpan.FromMilliseconds(Math.Clamp(options.Interval.TotalMilliseconds / 20, 5, 500));
        timer = time.CreateTimer(static self => ((ReliableUdp)self!).Sweep(), this, tick, tick);
    }

    /// <summary>How long and how often.</summary>
    public ReliableUdpOptions Options { get; }

    /// <summary>Datagrams given to be sent reliably.</summary>
    public long Sent => Interlocked.Read(ref sent);

    /// <summary>Transmissions beyond the first.</summary>
    public long Repeated => Interlocked.Read(ref repeated);

    /// <summary>Datagrams that were given up.</summary>
    public long Lost => Interlocked.Read(ref lost);

    internal TimeProvider Time { get; }

    internal long Interval { get; }

    /// <summary>Opens the sending side towards one peer.</summary>
    /// <param name="address">Where the peer is; kept, so it must not be reused.</param>
    /// <param name="first">The sequence number of the first datagram.</param>
    /// <param name="events">Who hears what becomes of the datagrams.</param>
    public ReliableLink Open(SocketAddress address, ushort first, IReliableEvents events) => new(this, address, first, events);

    /// <summary>Sends a datagram that nobody acknowledges: an acknowledgement, a refusal, an answer to a stranger.</summary>
    public void SendOnce(ReadOnlySpan<byte> datagram, SocketAddress to) => sink.Send(datagram, to);

    /// <summary>Sends again what has fallen due. The timer calls this.</summary>
    public void Sweep()
    {
        if (Interlocked.Exchange(ref sweeping, 1) == 1)
        {
            return;
        }

        try
        {
            var now = Time.GetTimestamp();
            while (due.TryPeek(out var first) && first.At <= now && due.TryDequeue(out first))
            {
                first.Packet.Link.Elapsed(first.Packet);
            }
        }
        finally
        {
            Volatile.Write(ref sweeping, 0);
        }
    }

    /// <summary>Stops the timer; nothing is sent again from now on.</summary>
    public void Dispose()
    {
        timer.Dispose();
        due.Clear();
    }

    internal void Transmit(OutgoingDatagram packet, byte[] bytes, bool isRepetition)
    {
        Interlocked.Increment(ref isRepetition ? ref repeated : ref sent);
        sink.Send(bytes, packet.Link.Address);
        due.Enqueue(new Due(Time.GetTimestamp() + Interval, packet));
    }

    internal void CountLost() => Interlocked.Increment(ref lost);

    private readonly record struct Due(long At, OutgoingDatagram Packet);
}
