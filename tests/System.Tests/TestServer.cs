using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Core.Limits;
using Parlance.Core.Services;
using Parlance.Core.Tests;
using Parlance.Sessions;
using Parlance.Soulseek.Server;

namespace Parlance.System.Tests;

/// <summary>The server on port 0.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private TestServer(WebApplication app, Community community, IPEndPoint soulseek)
    {
        this.app = app;
        Community = community;
        Soulseek = soulseek;
    }

    public Community Community { get; }

    public IPEndPoint Soulseek { get; }

    public static async Task<TestServer> StartAsync(Action<SoulseekOptions>? soulseek = null, Action<ServerLimits>? change = null, MemoryStore? store = null)
    {
        var limits = new ServerLimits { HashRounds = 1000, TrustedNetworks = { "127.0.0.0/8" } };
        change?.Invoke(limits);
        var options = new SoulseekOptions { Flood = { Burst = 100_000, PerSecond = 100_000 } };
        soulseek?.Invoke(options);
        var community = await (store ?? new MemoryStore()).StartAsync(TimeProvider.System, limits);
        var services = new StreamServices(limits, TimeProvider.System, new OutboxPump(), new Watchdog(TimeProvider.System), new SessionMetrics(), NullLogger<StreamSession>.Instance);
        var network = new SoulseekServer(community, options, services);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new Handler(network));
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0, l => l.UseConnectionHandler<Handler>()));
        var app = builder.Build();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return new TestServer(app, community, new IPEndPoint(IPAddress.Loopback, new Uri(address).Port));
    }

    public async ValueTask DisposeAsync() => await app.DisposeAsync();

    private sealed class Handler(SoulseekServer network) : ConnectionHandler
    {
        public override Task OnConnectedAsync(ConnectionContext connection) => network.Open(
            new StreamLink(connection.Transport, (IPEndPoint)connection.RemoteEndPoint!, (IPEndPoint)connection.LocalEndPoint!, connection.Abort)).RunAsync();
    }
}
