using Parlance.Icq.Server;
using Parlance.Server.Configuration;
using Parlance.Server.Listening;

namespace Parlance.Server.Wiring;

/// <summary>ICQ: a UDP port.</summary>
internal static class IcqWiring
{
    private const string Section = "Icq";

    public static void AddIcq(this IServiceCollection services, Settings settings)
    {
        var options = settings.Bind<IcqOptions>(Section);
        services.AddSingleton(options);
        if (!options.Enabled)
        {
            return;
        }

        var endpoint = Endpoints.Parse($"{Section}:{nameof(options.Endpoint)}", options.Endpoint);
        services.AddSingleton<IcqServer>();
        services.AddSingleton(provider => new IcqNetwork(provider.GetRequiredService<IcqServer>(), endpoint));
        services.AddSingleton<INetworkServer>(provider => provider.GetRequiredService<IcqNetwork>());
        services.AddSingleton<IHostedService>(provider => new HostedNetwork(provider.GetRequiredService<IcqNetwork>()));
    }
}
