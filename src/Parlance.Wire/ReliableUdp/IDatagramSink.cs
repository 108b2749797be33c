using System.Net;

namespace Parlance.Wire;

/// <summary>Where datagrams go: a socket, or a test's network.</summary>
public interface IDatagramSink
{
    /// <summary>Sends one datagram, or loses it: nothing is reported and nothing blocks for long. May be called from several threads at once.</summary>
    void Send(ReadOnlySpan<byte> datagram, SocketAddress to);
}
