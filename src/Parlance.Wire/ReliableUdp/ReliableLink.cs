using System.Net;

namespace Parlance.Wire;

/// <summary>The sending side towards one peer: numbers datagrams, sends them again until they are acknowledged, and keeps the excess waiting.</summary>
/// <remarks>Thread-safe. Opened by <see cref="ReliableUdp.Open"/>. An idle link owns no memory but itself.</remarks>
public sealed class ReliableLink
{
    private readonly Lock gate = new();
    private readonly ReliableUdp owner;
    private readonly IReliableEvents events;
    private List<OutgoingDatagram>? underWay;
    private Queue<OutgoingDatagram>? waiting;
    private ushort next;
    private bool isClosed;

    internal ReliableLink(ReliableUdp owner, SocketAddress address, ushort first, IReliableEvents events)
    {
        (this.owner, this.events, Address) = (owner, events, address);
        next = first == 0 && owner.Options.SkipsZero ? (ushort)1 : first;
    }

    /// <summary>Where the peer is.</summary>
    public SocketAddress Address { get; }

    /// <summary>Datagrams that are not acknowledged, under way and waiting.</summary>
    public int Unacknowledged
    {
        get
        {
            lock (gate)
            {
                return (underWay?.Count ?? 0) + (waiting?.Count ?? 0);
            }
        }
    }

    /// <summary>Takes the next sequence number, to build the datagram with that <see cref="Send"/> is given.</summary>
    public ushort Reserve()
    {
        lock (gate)
        {
            var sequence = next++;
            if (next == 0 && owner.Options.SkipsZero)
            {
                next = 1;
            }

            return sequence;
        }
    }

    /// <summary>Sends a datagram until it is acknowledged.</summary>
    /// <param name="sequence">The number it carries, from <see cref="Reserve"/>.</param>
    /// <param name="datagram">The bytes; kept, and sent unchanged each time.</param>
    /// <param name="tag">Handed to the events.</param>
    /// <returns>False when the link is closed or too much is waiting already: the peer does not keep up, end its session.</returns>
    public bool Send(ushort sequence, byte[] datagram, object? tag = null)
    {
        var packet = new OutgoingDatagram(this, sequence, datagram, tag);
        lock (gate)
        {
            if (isClosed)
            {
                return false;
            }

            if (underWay?.Count >= owner.Options.InFlight)
            {
                return Wait(packet);
            }

            Begin(packet);
        }

        owner.Transmit(packet, datagram, isRepetition: false);
        return true;
    }

    /// <summary>The peer has acknowledged a number.</summary>
    /// <returns>False when nothing with that number was under way: a repetition, or a stranger's guess.</returns>
    public bool Acknowledge(ushort sequence)
    {
        OutgoingDatagram packet;
        OutgoingDatagram? following;
        lock (gate)
        {
            var at = underWay?.FindIndex(p => p.Sequence == sequence) ?? -1;
            if (at < 0)
            {
                return false;
            }

            packet = underWay![at];
            following = End(packet, at);
        }

        Transmit(following);
        events.Acknowledged(packet.Tag);
        return true;
    }

    /// <summary>Forgets everything that was not acknowledged; no event is called for it.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
            foreach (var packet in underWay ?? [])
            {
                packet.Bytes = null;
            }

            (underWay, waiting) = (null, null);
        }
    }

    internal void Elapsed(OutgoingDatagram packet)
    {
        byte[]? bytes;
        OutgoingDatagram? following = null;
        int ended;
        bool isLost;
        lock (gate)
        {
            bytes = packet.Bytes;
            if (bytes is null)
            {
                return;
            }

            var options = owner.Options;
            isLost = packet.Transmissions >= options.Transmissions;
            ended = packet.Transmissions % Math.Max(1, options.Tries) == 0 ? packet.Transmissions / Math.Max(1, options.Tries) : 0;
            packet.Transmissions++;
            if (isLost)
            {
                following = End(packet, underWay!.IndexOf(packet));
            }
        }

        if (isLost)
        {
            owner.CountLost();
            Transmit(following);
            events.Lost(packet.Tag, packet.FirstSent);
            return;
        }

        if (ended > 0)
        {
            events.CycleEnded(ended);
        }

        owner.Transmit(packet, bytes, isRepetition: true);
    }

    private bool Wait(OutgoingDatagram packet)
    {
        waiting ??= new Queue<OutgoingDatagram>();
        if (waiting.Count >= owner.Options.Waiting)
        {
            return false;
        }

        waiting.Enqueue(packet);
        return true;
    }

    private void Begin(OutgoingDatagram packet)
    {
        packet.Transmissions = 1;
        packet.FirstSent = owner.Time.GetTimestamp();
        (underWay ??= []).Add(packet);
    }

    private OutgoingDatagram? End(OutgoingDatagram packet, int at)
    {
        packet.Bytes = null;
        underWay!.RemoveAt(at);
        if (waiting is not null && waiting.TryDequeue(out var following))
        {
            Begin(following);
            return following;
        }

        if (underWay.Count == 0)
        {
            (underWay, waiting) = (null, null);
        }

        return null;
    }

    private void Transmit(OutgoingDatagram? packet)
    {
        if (packet?.Bytes is { } bytes)
        {
            owner.Transmit(packet, bytes, isRepetition: false);
        }
    }
}
