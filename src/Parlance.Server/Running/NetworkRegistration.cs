using System.Diagnostics.CodeAnalysis;
using Parlance.Server.Configuration;
using Parlance.Server.Listening;
using Parlance.Server.Wiring;
using Parlance.Sessions;
using Parlance.Soulseek.Server;

namespace Parlance.Server.Running;

/// <summary>The networks, one line each.</summary>
internal static class NetworkRegistration
{
    public static void AddNetworks(this IServiceCollection services, Settings settings)
    {
        services.AddStreams<SoulseekServer, SoulseekOptions>(settings, "Soulseek", options => options.Enabled ? [("Soulseek", options.Endpoint)] : []);
        services.AddAres(settings);
        services.AddIcq(settings);
        services.AddMyIcq(settings);
    }

    /// <summary>A network over streams: its options, its server, and the addresses it listens on, by name.</summary>
    private static void AddStreams<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TServer, TOptions>(
        this IServiceCollection services, Settings settings, string section, Func<TOptions, IEnumerable<(string Name, string Endpoint)>> listening)
        where TServer : class, IStreamServer
        where TOptions : class, new()
    {
        var options = settings.Bind<TOptions>(section);
        services.AddSingleton(options);
        services.AddSingleton<TServer>();
        foreach (var (name, endpoint) in listening(options))
        {
            services.AddSingleton(new StreamEndpoint(name, Endpoints.Parse(section + ":Endpoint", endpoint), provider => provider.GetRequiredService<TServer>()));
        }
    }
}
