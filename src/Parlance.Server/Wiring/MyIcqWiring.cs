using Parlance.MyIcq.Server;
using Parlance.Server.Configuration;
using Parlance.Server.Listening;

namespace Parlance.Server.Wiring;

/// <summary>MyICQ: a UDP port, and a TCP port for clients behind an HTTP proxy where one is configured.</summary>
internal static class MyIcqWiring
{
    private const string Section = "MyIcq";

    public static void AddMyIcq(this IServiceCollection services, Settings settings)
    {
        var options = settings.Bind<MyIcqOptions>(Section);
        services.AddSingleton(options);
        if (!options.Enabled)
        {
            return;
        }

        var endpoint = Endpoints.Parse($"{Section}:{nameof(options.Endpoint)}", options.Endpoint);
        services.AddSingleton<MyIcqServer>();
        services.AddSingleton(provider => new MyIcqNetwork(provider.GetRequiredService<MyIcqServer>(), endpoint));
        services.AddSingleton<INetworkServer>(provider => provider.GetRequiredService<MyIcqNetwork>());
        services.AddSingleton<IHostedService>(provider => new HostedNetwork(provider.GetRequiredService<MyIcqNetwork>()));
        if (options.TunnelEndpoint.Length > 0)
        {
            var tunnel = Endpoints.Parse($"{Section}:{nameof(options.TunnelEndpoint)}", options.TunnelEndpoint);
            services.AddSingleton(new TunnelEndpoint(
                "MyICQ tunnel", tunnel, provider => provider.GetRequiredService<MyIcqServer>().RunTunnelAsync, provider => provider.GetRequiredService<MyIcqServer>().CloseTunnels));
        }
    }
}
