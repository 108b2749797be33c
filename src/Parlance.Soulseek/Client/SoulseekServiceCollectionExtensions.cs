using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Parlance.Soulseek;

/// <summary>Adds a client to a container.</summary>
public static class SoulseekServiceCollectionExtensions
{
    /// <summary>Adds one <see cref="SoulseekClient"/>, which the container disposes of. It takes <see cref="ILoggerFactory"/>, <see cref="TimeProvider"/> and <see cref="IMeterFactory"/> from the container when they are there, and connects when <see cref="SoulseekClient.ConnectAsync"/> is called.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Gives the options, by a <c>with</c> expression on the default ones.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddSoulseekClient(this IServiceCollection services, Func<SoulseekClientOptions, SoulseekClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddSoulseekClient((_, options) => configure(options));
    }

    /// <summary>Adds one <see cref="SoulseekClient"/> whose options depend on other services.</summary>
    /// <param name="services">The container.</param>
    /// <param name="configure">Gives the options.</param>
    /// <returns>The container.</returns>
    public static IServiceCollection AddSoulseekClient(this IServiceCollection services, Func<IServiceProvider, SoulseekClientOptions, SoulseekClientOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.Add(ServiceDescriptor.Singleton(provider => new SoulseekClient(
            configure(provider, new SoulseekClientOptions()),
            provider.GetService(typeof(ILoggerFactory)) as ILoggerFactory,
            provider.GetService(typeof(TimeProvider)) as TimeProvider,
            provider.GetService(typeof(IMeterFactory)) as IMeterFactory)));
        return services;
    }
}
