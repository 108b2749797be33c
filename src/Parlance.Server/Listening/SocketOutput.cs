using System.Net.Sockets;
using Parlance.Sessions;

namespace Parlance.Server.Listening;

/// <summary>Sends on a connection's socket itself. Kestrel goes on reading from it and closes it; what it would send, it is never given.</summary>
internal sealed class SocketOutput : IDirectOutput
{
    private readonly Socket socket;

    /// <summary>Takes over sending on a socket.</summary>
    public SocketOutput(Socket socket)
    {
        this.socket = socket;
        socket.Blocking = false; // a send that would wait says so instead
    }

    public int SendNow(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var sent = socket.Send(bytes, SocketFlags.None, out var error);
            return error switch
            {
                SocketError.Success => sent,
                SocketError.WouldBlock or SocketError.NoBufferSpaceAvailable => 0,
                _ => -1,
            };
        }
        catch (ObjectDisposedException)
        {
            return -1;
        }
    }

    public async Task<bool> SendAsync(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            while (!bytes.IsEmpty)
            {
                bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None)..];
            }

            return true;
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            return false;
        }
    }
}
