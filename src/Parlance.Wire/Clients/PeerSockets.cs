using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;

namespace Parlance.Wire.Clients;

/// <summary>TCP connections between clients, framed by two bytes of length.</summary>
/// <param name="IsBigEndian">The length has its most significant byte first.</param>
/// <param name="Most">Most bytes of a frame without its length.</param>
public sealed record PeerSockets(bool IsBigEndian, int Most)
{
    /// <summary>The frames of a connection, which is closed with them.</summary>
    /// <param name="socket">The connection.</param>
    [SuppressMessage("Reliability", "CA2000", Justification = "The stream is closed with the frames.")]
    public FrameStream Over(Socket socket)
    {
        ArgumentNullException.ThrowIfNull(socket);
        socket.NoDelay = true;
        return new FrameStream(new NetworkStream(socket, ownsSocket: true), IsBigEndian, Most, () => socket.Shutdown(SocketShutdown.Send));
    }

    /// <summary>Connects.</summary>
    /// <param name="to">Where to.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    /// <exception cref="SocketException">Nobody takes the connection.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The socket is the stream's, which is the caller's, or disposed.")]
    public async Task<FrameStream> ConnectAsync(IPEndPoint to, CancellationToken cancellation = default)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(to, cancellation).ConfigureAwait(false);
            return Over(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Opens a port for one connection, tells of it, and waits for the one that is wanted; others are closed.</summary>
    /// <param name="local">Where to listen; the port is any.</param>
    /// <param name="tell">Tells the other side of the port; false when that fails.</param>
    /// <param name="isWanted">Whether a connection from an address is the one; may read from it.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The connection; null when the other side could not be told.</returns>
    [SuppressMessage("Reliability", "CA2000", Justification = "The stream is the caller's, or disposed.")]
    public async Task<FrameStream?> InviteAsync(
        IPAddress local, Func<ushort, Task<bool>> tell, Func<FrameStream, IPAddress, Task<bool>> isWanted, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tell);
        ArgumentNullException.ThrowIfNull(isWanted);
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(local, 0));
        listener.Listen(1);
        if (!await tell((ushort)((IPEndPoint)listener.LocalEndPoint!).Port).ConfigureAwait(false))
        {
            return null;
        }

        while (true)
        {
            var socket = await listener.AcceptAsync(cancellation).ConfigureAwait(false);
            var from = ((IPEndPoint)socket.RemoteEndPoint!).Address;
            var stream = Over(socket);
            var isIt = false;
            try
            {
                isIt = await isWanted(stream, from).ConfigureAwait(false);
            }
            finally
            {
                if (!isIt)
                {
                    await stream.DisposeAsync().ConfigureAwait(false);
                }
            }

            if (isIt)
            {
                return stream;
            }
        }
    }
}
