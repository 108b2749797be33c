using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Parlance.Server.Listening;

/// <summary>Listens: refuses at the door, sets what sockets need, and waits when the process has no handles left.</summary>
internal sealed class ListenerFactory(ListenerMetrics metrics, TimeProvider time, ILoggerFactory logs) : IConnectionListenerFactory, IConnectionListenerFactorySelector
{
    private const int Backlog = 512;
    private const int SendBuffer = 64 * 1024;
    private const int ReadBuffer = 128 * 1024;
    private const int IdleSeconds = 60;
    private const int ProbeSeconds = 5;
    private const int Probes = 10;

    public bool CanBind(EndPoint endpoint) => endpoint is DoorEndPoint;

    [SuppressMessage("Reliability", "CA2000", Justification = "The listener owns them, and Kestrel the listener.")]
    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var door = (DoorEndPoint)endpoint;
        var socket = Open(door);
        var connections = new SocketConnectionContextFactory(new SocketConnectionFactoryOptions { MaxReadBufferSize = ReadBuffer }, logs.CreateLogger<SocketConnectionContextFactory>());
        return ValueTask.FromResult<IConnectionListener>(new Listener(socket, door, connections, metrics, time, logs.CreateLogger<Listener>()));
    }

    /// <summary>What is set here is inherited by every connection. The small send buffer is what makes a client that does not read noticed early.</summary>
    private static Socket Open(DoorEndPoint endpoint)
    {
        var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (endpoint.Address.Equals(IPAddress.IPv6Any))
            {
                socket.DualMode = true;
            }

            socket.NoDelay = true;
            socket.SendBufferSize = SendBuffer;
            socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, IdleSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, ProbeSeconds);
            socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, Probes);
            socket.Bind(endpoint);
            socket.Listen(Backlog);
            return socket;
        }
        catch (SocketException problem)
        {
            socket.Dispose();
            throw new IOException($"{endpoint.Name} cannot listen on {endpoint}: {problem.Message}.", problem);
        }
    }
}
