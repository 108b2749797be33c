using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Core.Limits;
using Parlance.Core.Services;
using Parlance.Core.Tests;
using Parlance.Icq;
using Parlance.Icq.Server;
using Parlance.Sessions;
using Parlance.System.Tests.Relays;
using Parlance.Wire;

namespace Parlance.System.Tests.Icq.Clients;

/// <summary>The ICQ server on a socket of its own behind a relay, and clients of this package.</summary>
internal sealed class IcqHost : IAsyncDisposable, IDatagramReceiver
{
    private readonly List<IAsyncDisposable> clients = [];
    private readonly SessionMetrics metrics = new();
    private readonly DatagramSocket socket;
    private readonly IcqServer server;

    private IcqHost(Community community, MemoryStore store, int port, int seed, Action<IcqOptions>? change)
    {
        (Community, Store) = (community, store);
        var options = new IcqOptions { Flood = { Burst = 100_000 }, CommandFlood = { Burst = 100_000 }, Retransmit = { Interval = TimeSpan.FromMilliseconds(50), Tries = 100 } };
        change?.Invoke(options);
        server = new IcqServer(community, options, metrics, NullLogger<IcqServer>.Instance);
        socket = new DatagramSocket(new IPEndPoint(IPAddress.Loopback, port), this, IcqLimits.Datagram, "ICQ");
        server.Start(socket);
        socket.Start();
        Relay = new LossyRelay(socket.LocalEndPoint, seed);
    }

    public Community Community { get; }

    public MemoryStore Store { get; }

    public LossyRelay Relay { get; }

    public int Port => socket.LocalEndPoint.Port;

    public IcqServer Server => server;

    public static async Task<IcqHost> StartAsync(MemoryStore? store = null, int port = 0, int seed = 1, Action<IcqOptions>? change = null)
    {
        store ??= new MemoryStore();
        var limits = new ServerLimits { HashRounds = 1000, HashWorkers = 1, TrustedNetworks = ["127.0.0.0/8"], StoredMessages = 1000 };
        return new IcqHost(await store.StartAsync(TimeProvider.System, limits), store, port, seed, change);
    }

    public IcqClientOptions Options(int version) => new()
    {
        Server = Relay.Endpoint,
        Local = new IPEndPoint(IPAddress.Loopback, 0),
        Version = version,
        RetransmitInterval = TimeSpan.FromMilliseconds(50),
        Tries = 1200,
        ReconnectFirst = TimeSpan.FromMilliseconds(50),
        ReconnectMost = TimeSpan.FromMilliseconds(200),
        EventCapacity = 10_000,
        Identity = new IcqIdentity("Ana", "Ann", "Example", "ana@example.org"),
    };

    public TestUser Client(int version = 2, Func<IcqClientOptions, IcqClientOptions>? change = null, TimeProvider? time = null)
    {
        var options = Options(version);
        var user = new TestUser(new IcqClient(change?.Invoke(options) ?? options, time: time));
        clients.Add(user);
        return user;
    }

    /// <summary>A new user, logged in.</summary>
    public async Task<TestUser> UserAsync(int version = 2, uint status = 0, Func<IcqClientOptions, IcqClientOptions>? change = null)
    {
        var user = Client(version, change);
        user.Uin = (await user.Client.RegisterAsync("secret")).ShouldNotBeNull();
        (await user.Client.LogInAsync(user.Uin, "secret", status)).ShouldBe(IcqLoginOutcome.LoggedIn);
        return user;
    }

    /// <summary>Stops the server; clients are told.</summary>
    public async Task StopServerAsync()
    {
        await server.StopAsync();
        socket.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        await Relay.DisposeAsync();
        await StopServerAsync();
        server.Dispose();
        metrics.Dispose();
    }

    void IDatagramReceiver.Received(ReadOnlySpan<byte> datagram, SocketAddress from) => server.Received(datagram, from);

    void IDatagramReceiver.Failed(Exception error) => server.Failed(error);
}

/// <summary>A client and its events.</summary>
internal sealed class TestUser(IcqClient client) : IAsyncDisposable
{
    public IcqClient Client => client;

    public EventReader<IcqEvent> Events { get; } = new(client.Events);

    public uint Uin { get; set; }

    public Task<IcqEvent.MessageReceived> MessageAsync() => Events.NextAsync<IcqEvent.MessageReceived>();

    public async ValueTask DisposeAsync()
    {
        await Events.DisposeAsync();
        await client.DisposeAsync();
    }
}
