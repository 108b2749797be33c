using System.Net;
using System.Net.Sockets;

namespace Parlance.Wire;

/// <summary>A bound IPv4 UDP socket with one thread of its own that receives synchronously and without allocating.</summary>
/// <remarks>The one place under the protocols where a socket is; everything else is given bytes.</remarks>
public sealed class DatagramSocket : IDatagramSink, IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly IDatagramReceiver receiver;
    private readonly Thread thread;
    private readonly int maxDatagram;
    private volatile bool isStopping;
    private long oversized;
    private long unsent;

    /// <summary>Binds; <see cref="Start"/> begins to receive.</summary>
    /// <param name="endpoint">Where to bind.</param>
    /// <param name="receiver">Who gets the datagrams.</param>
    /// <param name="maxDatagram">Longest datagram in bytes; longer ones are dropped and counted.</param>
    /// <param name="name">Name of the thread.</param>
    /// <exception cref="SocketException">The address cannot be bound.</exception>
    public DatagramSocket(IPEndPoint endpoint, IDatagramReceiver receiver, int maxDatagram = 2048, string name = "UDP")
    {
        (this.receiver, this.maxDatagram) = (receiver, maxDatagram);
        try
        {
            socket.ReceiveBufferSize = 4 << 20;
            socket.SendBufferSize = 1 << 20;
            socket.Bind(endpoint);
            LocalEndPoint = (IPEndPoint)socket.LocalEndPoint!;
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        thread = new Thread(Receive) { IsBackground = true, Name = name };
    }

    /// <summary>Where the socket is bound; the port is the real one when 0 was asked for.</summary>
    public IPEndPoint LocalEndPoint { get; }

    /// <summary>Datagrams dropped because they were longer than allowed.</summary>
    public long Oversized => Interlocked.Read(ref oversized);

    /// <summary>Datagrams that the system refused to send.</summary>
    public long Unsent => Interlocked.Read(ref unsent);

    /// <summary>Starts the thread.</summary>
    public void Start() => thread.Start();

    /// <inheritdoc/>
    public void Send(ReadOnlySpan<byte> datagram, SocketAddress to)
    {
        try
        {
            socket.SendTo(datagram, SocketFlags.None, to);
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            Interlocked.Increment(ref unsent);
        }
    }

    /// <summary>Closes the socket and waits for the thread to end.</summary>
    public void Dispose()
    {
        if (isStopping)
        {
            return;
        }

        isStopping = true;
        socket.Dispose();
        if (thread.IsAlive && Thread.CurrentThread != thread)
        {
            thread.Join();
        }
    }

    private void Receive()
    {
        var buffer = new byte[maxDatagram + 1];
        var from = new SocketAddress(AddressFamily.InterNetwork);
        while (!isStopping)
        {
            try
            {
                var length = socket.ReceiveFrom(buffer, SocketFlags.None, from);
                if (length > maxDatagram)
                {
                    Interlocked.Increment(ref oversized);
                    continue;
                }

                receiver.Received(buffer.AsSpan(0, length), from);
            }
            catch (Exception error) when (isStopping && error is SocketException or ObjectDisposedException)
            {
                return;
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.MessageSize)
            {
                Interlocked.Increment(ref oversized);
            }
            catch (SocketException error) when (error.SocketErrorCode is SocketError.ConnectionReset or SocketError.ConnectionRefused)
            {
                Interlocked.Increment(ref unsent);
            }
#pragma warning disable CA1031 // One datagram's failure must not end the thread that serves everybody; the receiver logs it.
            catch (Exception error)
#pragma warning restore CA1031
            {
                receiver.Failed(error);
            }
        }
    }
}
