using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Parlance.Core.Bridging;
using Parlance.Core.Limits;
using Parlance.Server.Configuration;
using Parlance.Server.Listening;
using Parlance.Server.Operations;
using Parlance.Server.Pages;
using Parlance.Web;

namespace Parlance.Server.Running;

/// <summary>Builds the host: configuration, logs, domain, networks, Kestrel.</summary>
internal static class ParlanceApp
{
    /// <summary>How long a stop waits for what is still to be sent; what the journal still has is written after that.</summary>
    public static readonly TimeSpan Drain = TimeSpan.FromSeconds(8);

    /// <summary>Builds it from the command line.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="change">Replaces services, for tests that need another clock; null for nothing.</param>
    /// <exception cref="ConfigurationException">The configuration makes no sense.</exception>
    public static WebApplication Build(string[] args, Action<IServiceCollection>? change = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddParlance(args);
        builder.Logging.AddParlance(builder.Configuration);
        builder.Services.Configure<HostOptions>(host => (host.ShutdownTimeout, host.ServicesStopConcurrently) = (Drain, true));
        builder.Services.AddRoutingCore();
        builder.AddListeners(AddServer(builder.Services, new Settings(builder.Configuration)));
        change?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseParlanceWeb();
        app.MapGet("/healthz", HealthPage.Show).ExcludeFromDescription();
        app.MapGet("/metrics", MetricsPage.Show).ExcludeFromDescription();
        app.MapParlanceWeb();
        return app;
    }

    /// <summary>Binds every section and registers what it configures. Returns where the web port is.</summary>
    public static IPEndPoint AddServer(IServiceCollection services, Settings settings)
    {
        var storage = settings.Bind<StorageSettings>("Storage");
        var web = settings.Bind<WebOptions>("Web");
        var accounts = settings.Bind<AccountSettings>("Accounts");
        services.AddNetworks(settings);
        services.AddDomain(storage, accounts, BindLimits(settings), settings.Bind<BridgeOptions>("Bridge"));
        services.AddParlanceWeb(web);
        services.AddOperations();
        services.AddSingleton(settings).AddSingleton(storage).AddSingleton(accounts).AddSingleton<MetricsRecorder>().AddSingleton<ServerState>();
        return Endpoints.Parse("Web:Endpoint", web.Endpoint);
    }

    private static ServerLimits BindLimits(Settings settings)
    {
        var limits = settings.Bind<ServerLimits>("Limits");
        foreach (var (range, i) in limits.TrustedNetworks.Select((range, i) => (range, i)))
        {
            if (!Networks.TryParse(range, out _))
            {
                throw new ConfigurationException($"Limits:TrustedNetworks:{i}: '{range}' is not an address or a range like 10.0.0.0/8.");
            }
        }

        return limits;
    }

    private static void AddListeners(this WebApplicationBuilder builder, IPEndPoint web)
    {
        builder.Services.AddSingleton<ConnectionGate>();
        builder.Services.AddSingleton<ConnectionBudget>();
        builder.Services.AddSingleton<ListenerMetrics>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenForWeb(web);
            foreach (var endpoint in kestrel.ApplicationServices.GetServices<StreamEndpoint>())
            {
                kestrel.ListenFor(endpoint);
            }

            foreach (var tunnel in kestrel.ApplicationServices.GetServices<TunnelEndpoint>())
            {
                kestrel.ListenFor(tunnel);
            }
        });
        builder.Services.AddSingleton<ListenerFactory>();
        builder.Services.AddSingleton<IConnectionListenerFactory>(provider => provider.GetRequiredService<ListenerFactory>());
    }

    private static void ListenFor(this KestrelServerOptions kestrel, StreamEndpoint endpoint)
    {
        var services = kestrel.ApplicationServices;
        var server = endpoint.Server(services);
        var handler = new StreamHandler(server, services.GetRequiredService<ConnectionGate>(), services.GetRequiredService<ConnectionBudget>(), services.GetRequiredService<ServerState>());
        kestrel.Listen(services.Door(endpoint.Name, endpoint.Address, server.Stop), listen => listen.Run(handler.OnConnectedAsync));
    }

    private static void ListenFor(this KestrelServerOptions kestrel, TunnelEndpoint tunnel)
    {
        var services = kestrel.ApplicationServices;
        var handler = new TunnelHandler(tunnel.Serve(services), services.GetRequiredService<ConnectionGate>(), services.GetRequiredService<ConnectionBudget>());
        kestrel.Listen(services.Door(tunnel.Name, tunnel.Address, tunnel.Close(services)), listen => listen.Run(handler.OnConnectedAsync));
    }

    private static DoorEndPoint Door(this IServiceProvider services, string name, IPEndPoint address, Action goodbye) => new(name, address)
    {
        Gate = services.GetRequiredService<ConnectionGate>(),
        Places = services.GetRequiredService<ConnectionBudget>().Streams,
        Goodbye = goodbye,
    };

    /// <summary>The web port has a limit of its own, and counts no new connections: browsers come often.</summary>
    private static void ListenForWeb(this KestrelServerOptions kestrel, IPEndPoint web)
    {
        var services = kestrel.ApplicationServices;
        var places = services.GetRequiredService<ConnectionBudget>().Web;
        var gate = new ConnectionGate(WebLimits(services), services.GetRequiredService<TimeProvider>());
        kestrel.Listen(new DoorEndPoint("Web", web) { Gate = gate, Places = places }, listen => listen.Use(next => async connection =>
        {
            try
            {
                await next(connection);
            }
            finally
            {
                gate.Leave(((IPEndPoint)connection.RemoteEndPoint!).Address);
                places.Release();
            }
        }));
    }

    private static ServerLimits WebLimits(IServiceProvider services) => new()
    {
        TrustedNetworks = services.GetRequiredService<ServerLimits>().TrustedNetworks,
        ConnectionsPerAddress = services.GetRequiredService<WebOptions>().ConnectionsPerAddress,
        NewConnectionsPerAddress = int.MaxValue,
    };
}
