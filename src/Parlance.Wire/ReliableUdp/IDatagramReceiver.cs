using System.Net;

namespace Parlance.Wire;

/// <summary>Who gets the datagrams of a <see cref="DatagramSocket"/>, one after the other on its thread.</summary>
public interface IDatagramReceiver
{
    /// <summary>A datagram came. Both arguments are reused for the next one: copy what is to be kept.</summary>
    void Received(ReadOnlySpan<byte> datagram, SocketAddress from);

    /// <summary>Handling a datagram, or receiving one, failed; the socket goes on.</summary>
    void Failed(Exception error);
}
