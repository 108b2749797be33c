using System.Net;
using System.Net.Sockets;

namespace Parlance.Soulseek;

/// <summary>A connection with another client whose first frame has passed.</summary>
/// <param name="Username">With whom; a claim unless <paramref name="IsKnown"/>.</param>
/// <param name="Socket">The socket.</param>
/// <param name="IsHidden">Whether it came over an obfuscated port: then frames of type <c>P</c> stay hidden.</param>
/// <param name="IsKnown">Whether the server vouches for the name, because it gave the address or passed the token on.</param>
/// <param name="IsOurs">Whether this client asked for the connection.</param>
internal sealed record PeerSocket(string Username, Socket Socket, bool IsHidden, bool IsKnown, bool IsOurs) : IDisposable
{
    public IPAddress Address { get; } = (Socket.RemoteEndPoint as IPEndPoint)?.Address ?? IPAddress.None;

    public void Dispose() => Socket.Dispose();
}
