using System.Net;
using Microsoft.Extensions.Logging;
using Parlance.Core.Ports;
using Parlance.Core.Services;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.MyIcq.Server;

/// <summary>The MyICQ network: what its clients share, over UDP and through tunnels.</summary>
public sealed class MyIcqServer : IDisposable
{
    private readonly MyIcqServices services;
    private readonly Routes<MyIcqRequest> routes = MyIcqRoutes.Make();
    private readonly List<MyIcqEndpoint> endpoints = [];
    private DatagramSocket? socket;
    private MyIcqTunnels? tunnels;

    /// <summary>Makes the network; it serves nobody until <see cref="Start"/>.</summary>
    /// <param name="community">The domain.</param>
    /// <param name="store">Where broadcasts and who has seen them are read from.</param>
    /// <param name="options">What the operator set.</param>
    /// <param name="metrics">Counts.</param>
    /// <param name="log">Tells.</param>
    /// <exception cref="FormatException">The domain is longer than clients can keep.</exception>
    public MyIcqServer(Community community, IAccountStore store, MyIcqOptions options, SessionMetrics metrics, ILogger<MyIcqServer> log)
    {
        if (options.Domain.Length is 0 or > MyIcqLimits.Domain || !System.Text.Ascii.IsValid(options.Domain))
        {
            throw new FormatException($"MyIcq:Domain must be 1 to {MyIcqLimits.Domain} ASCII characters.");
        }

        services = new MyIcqServices(
            community, options, new Broadcasts(store, community.Accounts, community.Time), new MyIcqGroups(community.Rooms), metrics, log);
        metrics.Observe(routes);
    }

    /// <summary>Clients that are logged in.</summary>
    public int Count => endpoints.Sum(endpoint => endpoint.Count);

    /// <summary>Datagrams whose check code was wrong.</summary>
    public long WrongCheckCodes => endpoints.Sum(endpoint => endpoint.WrongCodesSeen);

    /// <summary>Reads what was kept, once, after the community.</summary>
    public Task LoadAsync(CancellationToken cancellation) => services.Broadcasts.LoadAsync(cancellation);

    /// <summary>Binds the UDP port and serves.</summary>
    /// <returns>Where; the port is the real one when 0 was asked for.</returns>
    /// <exception cref="System.Net.Sockets.SocketException">The address cannot be bound.</exception>
    public IPEndPoint Start(IPEndPoint endpoint)
    {
        var relay = new Relay();
        var udp = new MyIcqEndpoint(services, routes, relay);
        socket = new DatagramSocket(endpoint, udp, MyIcqLimits.Datagram, "MyICQ");
        relay.Target = socket;
        endpoints.Add(udp);
        socket.Start();
        return socket.LocalEndPoint;
    }

    /// <summary>Serves a client behind an HTTP proxy: each datagram travels as two bytes of length and itself.</summary>
    public Task RunTunnelAsync(StreamLink link)
    {
        lock (endpoints)
        {
            if (tunnels is null)
            {
                tunnels = new MyIcqTunnels();
                tunnels.Endpoint = new MyIcqEndpoint(services, routes, tunnels);
                endpoints.Add(tunnels.Endpoint);
            }
        }

        return tunnels.RunAsync(link);
    }

    /// <summary>Ends all streams; the protocol has no word for it.</summary>
    public void CloseTunnels() => tunnels?.Close();

    /// <summary>Ends all sessions and waits for what was begun.</summary>
    public Task StopAsync() => Task.WhenAll(endpoints.Select(endpoint => endpoint.StopAsync()));

    /// <inheritdoc/>
    public void Dispose()
    {
        socket?.Dispose();
        foreach (var endpoint in endpoints)
        {
            endpoint.Dispose();
        }
    }

    /// <summary>The socket needs its receiver and the receiver its socket.</summary>
    private sealed class Relay : IDatagramSink
    {
        public DatagramSocket? Target { get; set; }

        public void Send(ReadOnlySpan<byte> datagram, SocketAddress to) => Target?.Send(datagram, to);
    }
}
