using System.Buffers.Binary;
using System.Net;

namespace Parlance.Wire.Tests;

/// <summary>A network between addresses that loses, repeats and delays datagrams by a seeded die, on simulated time.</summary>
internal sealed class LossyNetwork(TimeProvider time, int seed, double loss = 0, double repeat = 0, int maxDelayMilliseconds = 0) : IDatagramSink
{
    private readonly Random random = new(seed);
    private readonly Dictionary<SocketAddress, Action<byte[]>> receivers = [];
    private readonly List<ITimer> flying = [];

    public double Loss { get; set; } = loss;

    public int Sent { get; private set; }

    public static SocketAddress Address(ushort port) => new IPEndPoint(IPAddress.Loopback, port).Serialize();

    public void Attach(SocketAddress address, Action<byte[]> receiver) => receivers[address] = receiver;

    public void Send(ReadOnlySpan<byte> datagram, SocketAddress to)
    {
        var copies = random.NextDouble() < repeat ? 2 : 1;
        for (var i = 0; i < copies; i++)
        {
            Sent++;
            if (random.NextDouble() >= Loss)
            {
                Deliver(datagram.ToArray(), to);
            }
        }
    }

    private void Deliver(byte[] bytes, SocketAddress to)
    {
        if (!receivers.TryGetValue(to, out var receiver))
        {
            return;
        }

        if (maxDelayMilliseconds == 0)
        {
            receiver(bytes);
            return;
        }

        var delay = TimeSpan.FromMilliseconds(random.Next(1, maxDelayMilliseconds + 1));
        flying.Add(time.CreateTimer(_ => receiver(bytes), null, delay, Timeout.InfiniteTimeSpan));
    }
}

/// <summary>One end of a conversation over a <see cref="LossyNetwork"/>: 'D', sequence, number; or 'A', sequence.</summary>
internal sealed class LossyPeer : IReliableEvents, IDisposable
{
    private readonly LossyNetwork network;
    private readonly SocketAddress other;
    private readonly ReliableUdp udp;
    private readonly SequenceWindow window;

    public LossyPeer(LossyNetwork network, TimeProvider time, ReliableUdpOptions options, SocketAddress own, SocketAddress other, ushort first)
    {
        (this.network, this.other) = (network, other);
        udp = new ReliableUdp(options, network, time);
        window = new SequenceWindow(options.Remembered);
        Link = udp.Open(other, first, this);
        network.Attach(own, Receive);
    }

    public ReliableLink Link { get; }

    public ReliableUdp Udp => udp;

    public List<int> Received { get; } = [];

    public List<ushort> Sequences { get; } = [];

    public List<int> Acknowledged { get; } = [];

    public List<int> Lost { get; } = [];

    public List<int> Cycles { get; } = [];

    public bool Send(int number)
    {
        var sequence = Link.Reserve();
        var datagram = new byte[7];
        datagram[0] = (byte)'D';
        BinaryPrimitives.WriteUInt16LittleEndian(datagram.AsSpan(1), sequence);
        BinaryPrimitives.WriteInt32LittleEndian(datagram.AsSpan(3), number);
        return Link.Send(sequence, datagram, number);
    }

    void IReliableEvents.Acknowledged(object? tag) => Acknowledged.Add((int)tag!);

    void IReliableEvents.CycleEnded(int cycle) => Cycles.Add(cycle);

    void IReliableEvents.Lost(object? tag, long firstSent) => Lost.Add((int)tag!);

    public void Dispose() => udp.Dispose();

    private void Receive(byte[] datagram)
    {
        var sequence = BinaryPrimitives.ReadUInt16LittleEndian(datagram.AsSpan(1));
        if (datagram[0] == 'A')
        {
            Link.Acknowledge(sequence);
            return;
        }

        if (window.Receive(sequence) == Arrival.New)
        {
            Received.Add(BinaryPrimitives.ReadInt32LittleEndian(datagram.AsSpan(3)));
            Sequences.Add(sequence);
            window.Answer(sequence);
        }

        byte[] acknowledgement = [(byte)'A', (byte)sequence, (byte)(sequence >> 8)];
        network.Send(acknowledgement, other);
    }
}
