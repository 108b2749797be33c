using System.Net;
using Parlance.Sessions;

namespace Parlance.Server.Listening;

/// <summary>An address on which a network listens for streams.</summary>
/// <param name="Name">Name of the network, and of the room where it has one port a room.</param>
/// <param name="Address">Where.</param>
/// <param name="Server">Who serves what connects.</param>
internal sealed record StreamEndpoint(string Name, IPEndPoint Address, Func<IServiceProvider, IStreamServer> Server);
