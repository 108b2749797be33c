using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parlance.Core.Limits;
using Parlance.Core.Services;
using Parlance.Core.Tests;
using Parlance.Sessions;
using Parlance.Soulseek.Server;
using Parlance.System.Tests.Soulseek;

namespace Parlance.System.Tests;

/// <summary>The server on port 0. Its owner is called admin. Whatever it logs as a fault of its own fails the test that started it.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    public const string OwnerPassword = "owner-secret";
    private readonly WebApplication app;
    private readonly StreamServices services;
    private readonly SoulseekServer network;
    private readonly MemoryStore? own;

    private TestServer(
        WebApplication app, Community community, SoulseekServer network, StreamServices services, IPEndPoint soulseek, MemoryStore? own)
    {
        this.app = app;
        this.network = network;
        this.services = services;
        this.own = own;
        Community = community;
        Soulseek = soulseek;
    }

    public Community Community { get; }

    public IPEndPoint Soulseek { get; }

    public TestLog Log => (TestLog)services.Log;

    /// <summary>Starts a server.</summary>
    /// <param name="soulseek">Changes settings of the network; chat is not slowed unless this says so.</param>
    /// <param name="change">Changes limits; loopback is trusted unless this says otherwise.</param>
    /// <param name="store">What outlives the server, for tests that start it anew.</param>
    /// <param name="time">The server's clock.</param>
    public static async Task<TestServer> StartAsync(
        Action<SoulseekOptions>? soulseek = null, Action<ServerLimits>? change = null, MemoryStore? store = null, TimeProvider? time = null)
    {
        time ??= TimeProvider.System;
        var limits = new ServerLimits { HashRounds = 1000, HashWorkers = 2, TrustedNetworks = { "127.0.0.0/8" } };
        change?.Invoke(limits);
        var options = new SoulseekOptions { Flood = { Burst = 100_000, PerSecond = 100_000 } };
        soulseek?.Invoke(options);
        var own = store is null ? new MemoryStore() : null;
        var community = await (store ?? own!).StartAsync(time, limits);
        await community.Accounts.EnsureOwnerAsync("admin", OwnerPassword);
        var services = new StreamServices(limits, time, new OutboxPump(), new Watchdog(time), new SessionMetrics(), new TestLog());
        var network = new SoulseekServer(community, options, services);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new Handler(network));
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseConnectionHandler<Handler>()));
        var app = builder.Build();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new TestServer(app, community, network, services, new IPEndPoint(IPAddress.Loopback, new Uri(address).Port), own);
    }

    /// <summary>A client that is logged in and has read everything that follows a login.</summary>
    public async Task<RawSoulseek> LogInAsync(string name, string password = "secret", uint port = 2234)
    {
        var client = await RawSoulseek.LogInAsync(Soulseek, name, password, port);
        await client.QuietAsync();
        return client;
    }

    /// <summary>The owner, logged in.</summary>
    public Task<RawSoulseek> OwnerAsync() => LogInAsync("admin", OwnerPassword);

    /// <summary>Several clients, logged in one after the other.</summary>
    public async Task<RawSoulseek[]> LogInAllAsync(params string[] names)
    {
        var all = new List<RawSoulseek>();
        foreach (var name in names)
        {
            all.Add(await LogInAsync(name));
        }

        return [.. all];
    }

    public async ValueTask DisposeAsync()
    {
        network.Stop();
        await app.DisposeAsync();
        network.Dispose();
        services.Watchdog.Dispose();
        services.Metrics.Dispose();
        own?.Stop();
        Log.Faults.ShouldBeEmpty();
    }

    private sealed class Handler(SoulseekServer network) : ConnectionHandler
    {
        public override Task OnConnectedAsync(ConnectionContext connection) => network.Open(
            new StreamLink(connection.Transport, (IPEndPoint)connection.RemoteEndPoint!, (IPEndPoint)connection.LocalEndPoint!, connection.Abort)).RunAsync();
    }
}
