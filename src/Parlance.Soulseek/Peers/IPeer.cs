using System.Net;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Somebody who speaks on a message connection (type <c>P</c>).</summary>
internal interface IPeer
{
    /// <summary>The name he claims. Only <see cref="IPeerNetwork.OpenFileConnectionAsync"/> and messages sent by name go to the address the server knows for it.</summary>
    string Username { get; }

    /// <summary>Where the connection comes from.</summary>
    IPAddress Address { get; }

    /// <summary>Sends a message on this very connection; waits while more than the connection's share is on its way.</summary>
    /// <returns>False when the connection is gone.</returns>
    ValueTask<bool> SendAsync<T>(T message, CancellationToken cancellationToken = default)
        where T : struct, IMessage<T>;
}
