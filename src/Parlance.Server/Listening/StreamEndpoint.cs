using System.Net;
using Parlance.Sessions;

namespace Parlance.Server.Listening;

/// <summary>An address on which a network listens for streams.</summary>
/// <param name="Name">Name of the network, and of the room where it has one port a room.</param>
/// <param name="Address">Where.</param>
/// <param name="Server">Who serves what connects.</param>
internal sealed record StreamEndpoint(string Name, IPEndPoint Address, Func<IServiceProvider, IStreamServer> Server);

/// <summary>The same as Kestrel sees it: tells <see cref="ListenerFactory"/> which of its endpoints are ours.</summary>
/// <param name="name">Name of the network.</param>
/// <param name="address">Where.</param>
/// <param name="goodbye">Says goodbye to everybody.</param>
internal sealed class ChatEndPoint(string name, IPEndPoint address, Action goodbye) : IPEndPoint(address.Address, address.Port)
{
    /// <summary>Name of the network.</summary>
    public string Name => name;

    /// <summary>Says goodbye to everybody; called when nobody new can come in.</summary>
    public void SayGoodbye() => goodbye();
}
