using System.Collections.Concurrent;
using System.Net;
using Parlance.Core.Model;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.MyIcq.Server;

/// <summary>All clients that reach the server one way: over UDP, or through tunnels. Finds the session of a datagram by address, number and sid together.</summary>
internal sealed class MyIcqEndpoint : IDatagramReceiver, IDisposable
{
    private readonly ConcurrentDictionary<ulong, MyIcqSession> sessions = [];
    private readonly Dictionary<Ip4, int> perAddress = [];
    private readonly LoginDesk desk;
    private readonly ITimer timer;
    private long wrongCodes;
    private long strangers;

    public MyIcqEndpoint(MyIcqServices services, Routes<MyIcqRequest> routes, IDatagramSink sink)
    {
        (Services, Routes) = (services, routes);
        Udp = new ReliableUdp(services.Options.Reliable, sink, services.Time);
        desk = new LoginDesk(this);
        var tick = TimeSpan.FromMilliseconds(Math.Clamp(services.Options.KeepAlive.TotalMilliseconds / 20, 50, 5000));
        timer = services.Time.CreateTimer(_ => Sweep(), null, tick, tick);
    }

    public MyIcqServices Services { get; }

    public Routes<MyIcqRequest> Routes { get; }

    public ReliableUdp Udp { get; }

    public Errands Errands { get; } = new();

    /// <summary>Logged-in clients.</summary>
    public int Count => sessions.Count;

    /// <summary>Datagrams whose check code was wrong.</summary>
    public long WrongCodesSeen => Interlocked.Read(ref wrongCodes);

    /// <summary>Datagrams that belonged to no session.</summary>
    public long StrangersSeen => Interlocked.Read(ref strangers);

    /// <inheritdoc/>
    public void Received(ReadOnlySpan<byte> datagram, SocketAddress from)
    {
        if (!MyIcqEnvelope.TryRead(datagram, out ClientHeader header))
        {
            return;
        }

        var peer = Peer.Of(from);
        var body = datagram[MyIcqLimits.Header..];
        var isKnown = sessions.TryGetValue(peer.Key, out var session) && session.Owns(header);
        if (isKnown && (!MyIcqEnvelope.IsClear(header.Command) || session!.IsBegunBy(header)))
        {
            session!.Receive(header, body);
        }
        else if (MyIcqEnvelope.IsClear(header.Command))
        {
            // A client that is logged in and logs in anew has lost its LOGOUT on the way.
            desk.Receive(header, body, peer);
        }
        else
        {
            // Answering a stranger would tell who is logged in; clients notice by themselves.
            Interlocked.Increment(ref strangers);
        }
    }

    /// <inheritdoc/>
    public void Failed(Exception error) => Services.Log.NotHandled(error);

    /// <summary>Takes in a client that has logged in. Another at the same address did not log out; it is gone.</summary>
    public void Add(MyIcqSession session)
    {
        CountThere(session.Peer.Ip, 1);
        MyIcqSession? before = null;
        sessions.AddOrUpdate(session.Peer.Key, session, (_, present) =>
        {
            before = present;
            return session;
        });
        before?.End(SessionEnd.Replaced);
        Services.Metrics.Opened(Network.MyIcq);
        session.Begin();
    }

    /// <summary>Whether a datagram is the login that made the session at its address.</summary>
    public bool IsBegunBy(in ClientHeader header, Peer peer) => sessions.TryGetValue(peer.Key, out var session) && session.Owns(header) && session.IsBegunBy(header);

    /// <summary>Forgets a session that has ended; each does once.</summary>
    public void Remove(MyIcqSession session)
    {
        CountThere(session.Peer.Ip, -1);
        sessions.TryRemove(KeyValuePair.Create(session.Peer.Key, session));
    }

    /// <summary>How many clients an address has.</summary>
    public int CountAt(Ip4 address)
    {
        lock (perAddress)
        {
            return perAddress.GetValueOrDefault(address);
        }
    }

    public void CountWrongCode() => Interlocked.Increment(ref wrongCodes);

    /// <summary>Sends a session's client something it does not confirm.</summary>
    public void SendOnce<T>(MyIcqSession session, in T message, ushort sequence, ushort acknowledged)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer(64);
        MyIcqEnvelope.Write(message, session.HeaderOf(sequence, acknowledged), buffer);
        session.Tap?.Sent(buffer.Written);
        Udp.SendOnce(buffer.Written, session.Peer.Address);
    }

    /// <summary>Ends the clients of an address, because what carried their datagrams is gone.</summary>
    public void Lose(SocketAddress address)
    {
        if (sessions.TryGetValue(Peer.Of(address).Key, out var session))
        {
            session.End(SessionEnd.ClientLeft);
        }
    }

    /// <summary>Ends all sessions and waits for what was begun.</summary>
    public Task StopAsync()
    {
        foreach (var (_, session) in sessions)
        {
            session.End(SessionEnd.ServerStopping);
        }

        return Errands.FinishAsync();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        timer.Dispose();
        Udp.Dispose();
    }

    private void CountThere(Ip4 address, int step)
    {
        lock (perAddress)
        {
            perAddress[address] = perAddress.GetValueOrDefault(address) + step;
            if (perAddress[address] == 0)
            {
                perAddress.Remove(address);
            }
        }
    }

    private void Sweep()
    {
        foreach (var (_, session) in sessions)
        {
            session.LeaveIfSilent();
        }

        desk.Sweep();
    }
}
