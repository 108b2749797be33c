using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Ares.Server;
using Parlance.Core.Limits;
using Parlance.Core.Services;
using Parlance.Sessions;
using Parlance.Soulseek.Server;
using Parlance.Storage;

namespace Parlance.System.Tests.Ares;

/// <summary>One Ares room, and Soulseek beside it, on port 0 over a real store that outlives a restart.</summary>
internal sealed class AresHost : IAsyncDisposable
{
    public const string OwnerPassword = "ownerpass1";

    private readonly WebApplication app;
    private readonly SqliteStorage storage;
    private readonly bool keeps;

    private AresHost(WebApplication app, SqliteStorage storage, string path, bool keeps, Community community, AresServer room)
    {
        (this.app, this.storage, this.keeps) = (app, storage, keeps);
        (Path, Community, Room) = (path, community, room);
        var ports = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Select(a => new Uri(a).Port).ToArray();
        Ares = new IPEndPoint(IPAddress.Loopback, ports[0]);
        Soulseek = new IPEndPoint(IPAddress.Loopback, ports[1]);
        room.Port = (ushort)ports[0];
    }

    public string Path { get; }

    public Community Community { get; }

    public AresServer Room { get; }

    public IPEndPoint Ares { get; }

    public IPEndPoint Soulseek { get; }

    public static async Task<AresHost> StartAsync(
        Action<AresRoomOptions>? room = null, Action<AresOptions>? network = null, Action<ServerLimits>? change = null, string? path = null, bool keeps = false, TimeProvider? time = null)
    {
        var clock = time ?? TimeProvider.System;
        var limits = new ServerLimits { HashRounds = 1000, TrustedNetworks = { "127.0.0.0/8" } };
        change?.Invoke(limits);
        var options = new AresOptions { Flood = { Burst = 100_000, PerSecond = 100_000 } };
        network?.Invoke(options);
        var roomOptions = new AresRoomOptions { Topic = "welcome to the test room" };
        room?.Invoke(roomOptions);
        path ??= Directory.CreateTempSubdirectory("parlance-ares-").FullName;
        var storage = SqliteStorage.Open(new SqliteOptions { Path = path }, TimeProvider.System, NullLogger<SqliteStorage>.Instance);
        var community = await CommunityOf(storage, limits, clock);
        var services = new StreamServices(limits, clock, new OutboxPump(), new Watchdog(clock), new SessionMetrics(), NullLogger<StreamSession>.Instance);
        var ares = new AresServer(community, options, roomOptions, services, new Random(5));
        var soulseek = new SoulseekServer(community, new SoulseekOptions { Flood = { Burst = 100_000, PerSecond = 100_000 } }, services);
        return new AresHost(await ListenAsync(ares, soulseek), storage, path, keeps, community, ares);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await storage.DisposeAsync();
        if (!keeps)
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    private static async Task<Community> CommunityOf(SqliteStorage storage, ServerLimits limits, TimeProvider clock)
    {
        var moderation = new Moderation(storage.Moderation, limits, clock);
        var accounts = new Accounts(storage.Accounts, storage.Journal, new PasswordHashing(limits), moderation, new LoginGuard(limits, clock), clock, storage.Secrets);
        var community = new Community(storage.Accounts, storage.Rooms, storage.Mailbox, moderation, accounts, limits, clock);
        await community.LoadAsync(CancellationToken.None);
        await accounts.EnsureOwnerAsync("admin", OwnerPassword);
        return community;
    }

    private static async Task<WebApplication> ListenAsync(AresServer ares, SoulseekServer soulseek)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(new AresHandler(ares)).AddSingleton(new SoulseekHandler(soulseek));
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.Listen(IPAddress.Loopback, 0, l => l.UseConnectionHandler<AresHandler>());
            k.Listen(IPAddress.Loopback, 0, l => l.UseConnectionHandler<SoulseekHandler>());
        });
        var app = builder.Build();
        await app.StartAsync();
        return app;
    }

    private static Task RunAsync(IStreamServer network, ConnectionContext connection) => network.Open(
        new StreamLink(connection.Transport, (IPEndPoint)connection.RemoteEndPoint!, (IPEndPoint)connection.LocalEndPoint!, connection.Abort)).RunAsync();

    private sealed class AresHandler(AresServer network) : ConnectionHandler
    {
        public override Task OnConnectedAsync(ConnectionContext connection) => RunAsync(network, connection);
    }

    private sealed class SoulseekHandler(SoulseekServer network) : ConnectionHandler
    {
        public override Task OnConnectedAsync(ConnectionContext connection) => RunAsync(network, connection);
    }
}
