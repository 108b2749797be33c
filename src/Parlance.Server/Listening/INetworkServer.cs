namespace Parlance.Server.Listening;

/// <summary>A network that does its own listening (UDP). Streams are listened to by Kestrel; see <see cref="StreamEndpoint"/>.</summary>
internal interface INetworkServer
{
    /// <summary>Name of the network.</summary>
    string Name { get; }

    /// <summary>Where it listens, once started, as <c>127.0.0.1:4000 (UDP)</c>.</summary>
    IReadOnlyList<string> Listening { get; }

    /// <summary>Binds and begins.</summary>
    /// <exception cref="IOException">The port is taken.</exception>
    Task StartAsync(CancellationToken cancellation);

    /// <summary>Takes nothing new, says goodbye, drains until the token says it is time.</summary>
    Task StopAsync(CancellationToken cancellation);
}

/// <summary>Starts and stops a network with the host.</summary>
internal sealed class HostedNetwork(INetworkServer network) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => network.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => network.StopAsync(cancellationToken);
}
