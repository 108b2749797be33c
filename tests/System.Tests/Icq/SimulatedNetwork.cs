using System.Net;
using Parlance.Wire;

namespace Parlance.System.Tests.Icq;

/// <summary>A network of addresses that loses, repeats and delays datagrams by a seeded die, on simulated time.</summary>
internal sealed class SimulatedNetwork(TimeProvider time, int seed = 1)
{
    private readonly Random random = new(seed);
    private readonly Lock gate = new();
    private readonly Dictionary<SocketAddress, Action<byte[], SocketAddress>> receivers = [];
    private readonly List<ITimer> flying = [];

    public double Loss { get; set; }

    public double Repeats { get; set; }

    public int MaxDelayMilliseconds { get; set; }

    /// <summary>Every datagram that was sent: from, to, bytes.</summary>
    public List<(SocketAddress From, SocketAddress To, byte[] Bytes)> Sent { get; } = [];

    public static SocketAddress Address(string ip, int port) => new IPEndPoint(IPAddress.Parse(ip), port).Serialize();

    public IDatagramSink Attach(SocketAddress own, Action<byte[], SocketAddress> receiver)
    {
        lock (gate)
        {
            receivers[own] = receiver;
        }

        return new Endpoint(this, own);
    }

    private void Send(byte[] bytes, SocketAddress from, SocketAddress to)
    {
        var copies = new List<int>();
        Action<byte[], SocketAddress>? receiver;
        lock (gate)
        {
            Sent.Add((from, to, bytes));
            receivers.TryGetValue(to, out receiver);
            for (var left = random.NextDouble() < Repeats ? 2 : 1; left > 0; left--)
            {
                if (random.NextDouble() >= Loss)
                {
                    copies.Add(MaxDelayMilliseconds == 0 ? 0 : random.Next(1, MaxDelayMilliseconds + 1));
                }
            }
        }

        foreach (var delay in receiver is null ? [] : copies)
        {
            if (delay == 0)
            {
                receiver!(bytes, from);
            }
            else
            {
                var timer = time.CreateTimer(_ => receiver!(bytes, from), null, TimeSpan.FromMilliseconds(delay), Timeout.InfiniteTimeSpan);
                lock (gate)
                {
                    flying.Add(timer);
                }
            }
        }
    }

    private sealed class Endpoint(SimulatedNetwork network, SocketAddress own) : IDatagramSink
    {
        public void Send(ReadOnlySpan<byte> datagram, SocketAddress to) => network.Send(datagram.ToArray(), own, to);
    }
}
