using System.Net;
using Parlance.Sessions;

namespace Parlance.Server.Listening;

/// <summary>An address on which a network listens for streams.</summary>
/// <param name="Name">Name of the network, and of the room where it has one port a room.</param>
/// <param name="Address">Where.</param>
/// <param name="Server">Who serves what connects.</param>
internal sealed record StreamEndpoint(string Name, IPEndPoint Address, Func<IServiceProvider, IStreamServer> Server);

/// <summary>The same as Kestrel sees it: tells <see cref="ListenerFactory"/> which of its endpoints are ours.</summary>
/// <param name="endpoint">The address and its network's name.</param>
/// <param name="server">Who serves what connects.</param>
internal sealed class ChatEndPoint(StreamEndpoint endpoint, IStreamServer server) : IPEndPoint(endpoint.Address.Address, endpoint.Address.Port)
{
    /// <summary>Name of the network.</summary>
    public string Name => endpoint.Name;

    /// <summary>Says goodbye to everybody; called when nobody new can come in.</summary>
    public void SayGoodbye() => server.Stop();
}
