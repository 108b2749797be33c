using System.Net;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Core.Limits;
using Parlance.Core.Services;
using Parlance.Core.Tests;
using Parlance.Icq.Server;
using Parlance.Sessions;
using Parlance.Testing;
using Parlance.Wire;

namespace Parlance.System.Tests.Icq;

/// <summary>The ICQ network on a simulated network and simulated time.</summary>
internal sealed class IcqWorld : IDisposable
{
    private const int MostLooks = 60_000;
    private readonly List<RawIcq> clients = [];
    private int port = 1024;

    private IcqWorld(ManualTime time, MemoryStore store, SimulatedNetwork network, Community community, IcqServer server)
    {
        (Time, Store, Network, Community, Server) = (time, store, network, community, server);
    }

    public static SocketAddress ServerAddress { get; } = SimulatedNetwork.Address("127.0.0.1", 4000);

    public ManualTime Time { get; }

    public MemoryStore Store { get; }

    public SimulatedNetwork Network { get; }

    public Community Community { get; }

    public IcqServer Server { get; }

    public static async Task<IcqWorld> StartAsync(
        Action<IcqOptions>? options = null, Action<ServerLimits>? limits = null, int seed = 1, MemoryStore? store = null, ManualTime? time = null)
    {
        time ??= new ManualTime();
        store ??= new MemoryStore();
        var all = new ServerLimits { HashRounds = 1000, HashWorkers = 1, TrustedNetworks = ["127.0.0.0/8"], StoredMessages = 1000 };
        limits?.Invoke(all);
        var own = new IcqOptions { Flood = { Burst = 100_000 }, CommandFlood = { Burst = 100_000 } };
        options?.Invoke(own);
        var community = await store.StartAsync(time, all);
        var network = new SimulatedNetwork(time, seed);
        var server = new IcqServer(community, own, new SessionMetrics(), NullLogger<IcqServer>.Instance);
        server.Start(network.Attach(ServerAddress, (bytes, from) => server.Received(bytes, from)));
        return new IcqWorld(time, store, network, community, server);
    }

    public RawIcq Client(int version = 2, string ip = "127.0.0.1", ReliableUdpOptions? options = null, ushort first = 1, int? at = null)
    {
        var own = SimulatedNetwork.Address(ip, at ?? Interlocked.Increment(ref port));
        var client = new RawIcq(receive => Network.Attach(own, (bytes, _) => receive(bytes)), ServerAddress, Time, version, options, first);
        clients.Add(client);
        return client;
    }

    /// <summary>A new user, logged in.</summary>
    public async Task<RawIcq> UserAsync(int version = 2, uint status = 0, string ip = "127.0.0.1")
    {
        var client = Client(version, ip);
        await client.RegisterAsync("secret");
        await client.LogInAsync("secret", status);
        await SettledAsync();
        return client;
    }

    /// <summary>Completes when the server has worked on everything that came.</summary>
    public async Task SettledAsync()
    {
        var looks = 0;
        for (var calm = 0; calm < 3; calm = Server.IsIdle ? calm + 1 : 0)
        {
            looks.ShouldBeLessThan(MostLooks, "the server never comes to rest");
            await RestAsync(looks++);
        }
    }

    /// <summary>Lets time pass in small steps.</summary>
    public async Task PassAsync(TimeSpan time, int stepMilliseconds = 100)
    {
        for (var passed = 0; passed < time.TotalMilliseconds; passed += stepMilliseconds)
        {
            Time.Advance(TimeSpan.FromMilliseconds(stepMilliseconds));
            await SettledAsync();
        }
    }

    /// <summary>Lets time pass until something holds, whether or not the server is busy.</summary>
    public async Task PassUntilAsync(Func<bool> holds, int stepMilliseconds = 1)
    {
        for (var i = 0; !holds(); i++)
        {
            i.ShouldBeLessThan(MostLooks, "it never came");
            Time.Advance(TimeSpan.FromMilliseconds(stepMilliseconds));
            await RestAsync(i);
        }
    }

    /// <summary>Lets others work: at first between two steps, then for a moment each time, as what hashes passwords gives way to everybody.</summary>
    private static async Task RestAsync(int looks)
    {
        if (looks < 1000)
        {
            await Task.Yield();
        }
        else
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }
    }

    public void Dispose()
    {
        clients.ForEach(client => client.Dispose());
        Server.Dispose();
    }
}
