using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Core.Limits;
using Parlance.Core.Services;
using Parlance.Core.Tests;
using Parlance.MyIcq.Server;
using Parlance.Sessions;

namespace Parlance.System.Tests.MyIcq;

/// <summary>The MyICQ server on a port of its own, over a store that outlives it.</summary>
internal sealed class MyIcqTestServer : IAsyncDisposable
{
    private readonly SessionMetrics metrics = new();

    private MyIcqTestServer(Community community, MemoryStore store, MyIcqOptions options)
    {
        (Community, Store) = (community, store);
        Network = new MyIcqServer(community, store, options, metrics, NullLogger<MyIcqServer>.Instance);
    }

    public Community Community { get; }

    public MemoryStore Store { get; }

    public MyIcqServer Network { get; }

    public IPEndPoint Endpoint { get; private set; } = null!;

    public static async Task<MyIcqTestServer> StartAsync(
        Action<MyIcqOptions>? change = null, MemoryStore? store = null, TimeProvider? time = null, Action<ServerLimits>? limit = null, int port = 0)
    {
        var limits = new ServerLimits { HashRounds = 1000, HashWorkers = 1, TrustedNetworks = ["127.0.0.0/8"] };
        limit?.Invoke(limits);
        var options = new MyIcqOptions { Flood = { Burst = 10_000, PerSecond = 0 }, Retransmit = { Interval = TimeSpan.FromMilliseconds(100) } };
        change?.Invoke(options);
        store ??= new MemoryStore();
        var server = new MyIcqTestServer(await store.StartAsync(time ?? TimeProvider.System, limits), store, options);
        await server.Network.LoadAsync(CancellationToken.None);
        server.Endpoint = server.Network.Start(new IPEndPoint(IPAddress.Loopback, port));
        return server;
    }

    public RawClient Connect(double loss = 0, int seed = 1) => new(Endpoint, loss, seed);

    /// <summary>A client that has registered and logged in.</summary>
    public async Task<RawClient> JoinAsync(string password = "secret", uint status = 0, Action<RawClient>? prepare = null)
    {
        var client = Connect();
        prepare?.Invoke(client);
        await client.RegisterAsync(password);
        await client.LogInAsync(status);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await Network.StopAsync();
        Network.Dispose();
        metrics.Dispose();
    }
}
