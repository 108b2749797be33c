using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Parlance.Soulseek;

/// <summary>Puts a <see cref="SoulseekClient"/> together, for programs without dependency injection.</summary>
public sealed class SoulseekClientBuilder
{
    private SoulseekClientOptions options = new();
    private ILoggerFactory? loggers;
    private TimeProvider? time;
    private IMeterFactory? meters;

    /// <summary>Sets the server.</summary>
    /// <param name="host">Name or address of its host.</param>
    /// <param name="port">Its TCP port.</param>
    public SoulseekClientBuilder WithServer(string host, int port = 2242) => With(o => o with { Host = host, Port = port });

    /// <summary>Sets who logs in.</summary>
    /// <param name="username">The name; one nobody has is registered.</param>
    /// <param name="password">The password.</param>
    public SoulseekClientBuilder WithUser(string username, string password) => With(o => o with { Username = username, Password = password });

    /// <summary>Changes any options.</summary>
    /// <param name="change">Gives the changed options, by a <c>with</c> expression.</param>
    public SoulseekClientBuilder With(Func<SoulseekClientOptions, SoulseekClientOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        options = change(options);
        return this;
    }

    /// <summary>Sets where it logs.</summary>
    /// <param name="factory">Makes the logger.</param>
    public SoulseekClientBuilder WithLogging(ILoggerFactory factory)
    {
        loggers = factory;
        return this;
    }

    /// <summary>Sets its clock.</summary>
    /// <param name="clock">The clock.</param>
    public SoulseekClientBuilder WithTime(TimeProvider clock)
    {
        time = clock;
        return this;
    }

    /// <summary>Sets what makes its meter.</summary>
    /// <param name="factory">Makes the meter.</param>
    public SoulseekClientBuilder WithMetrics(IMeterFactory factory)
    {
        meters = factory;
        return this;
    }

    /// <summary>Makes the client.</summary>
    /// <exception cref="ArgumentException">An option cannot be used.</exception>
    public SoulseekClient Build() => new(options, loggers, time, meters);
}
