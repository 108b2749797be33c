using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parlance.Soulseek;

/// <summary>Opens TCP connections, from the bind address and through the proxy when there is one.</summary>
internal sealed class TcpConnector(ProxyOptions? proxy, IPAddress? bindAddress)
{
    private const int LongestReply = 4 + 1 + 255 + 2;

    /// <summary>Connects.</summary>
    /// <exception cref="SocketException">It cannot be reached.</exception>
    /// <exception cref="IOException">The proxy ended the connection.</exception>
    /// <exception cref="SoulseekException">The proxy refused.</exception>
    public async Task<Socket> ConnectAsync(string host, int port, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(timeout);
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await OpenAsync(socket, host, port, patience.Token);
            return socket;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            socket.Dispose();
            throw new SocketException((int)SocketError.TimedOut);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task OpenAsync(Socket socket, string host, int port, CancellationToken cancellationToken)
    {
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        if (bindAddress is not null)
        {
            socket.Bind(new IPEndPoint(bindAddress, 0));
        }

        if (proxy is null)
        {
            await socket.ConnectAsync(host, port, cancellationToken);
            return;
        }

        await socket.ConnectAsync(proxy.Host, proxy.Port, cancellationToken);
        using var stream = new NetworkStream(socket, ownsSocket: false);
        await GreetAsync(stream, cancellationToken);
        await AskAsync(stream, host, port, cancellationToken);
    }

    /// <summary>Agrees on how to prove who we are. Source: RFC 1928 section 3.</summary>
    private async Task GreetAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        byte[] greeting = proxy!.User is null ? [5, 1, 0] : [5, 2, 0, 2];
        await stream.WriteAsync(greeting, cancellationToken);
        var reply = await ReadAsync(stream, 2, cancellationToken);
        switch (reply)
        {
            case [5, 0]:
                return;
            case [5, 2] when proxy.User is not null:
                await AuthenticateAsync(stream, cancellationToken);
                return;
            default:
                throw new SoulseekException("The proxy accepts no way of logging in that is known here.");
        }
    }

    /// <summary>User and password. Source: RFC 1929.</summary>
    private async Task AuthenticateAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var (user, password) = (Encoding.UTF8.GetBytes(proxy!.User!), Encoding.UTF8.GetBytes(proxy.Password ?? string.Empty));
        await stream.WriteAsync(new byte[] { 1, checked((byte)user.Length) }.Concat(user).Append(checked((byte)password.Length)).Concat(password).ToArray(), cancellationToken);
        if (await ReadAsync(stream, 2, cancellationToken) is not [_, 0])
        {
            throw new SoulseekException("The proxy refused the user or the password.");
        }
    }

    /// <summary>Asks for the connection. Source: RFC 1928 sections 4 to 6.</summary>
    private static async Task AskAsync(NetworkStream stream, string host, int port, CancellationToken cancellationToken)
    {
        var target = IPAddress.TryParse(host, out var address) && address.AddressFamily == AddressFamily.InterNetwork
            ? [1, .. address.GetAddressBytes()]
            : new byte[] { 3, checked((byte)Encoding.ASCII.GetByteCount(host)) }.Concat(Encoding.ASCII.GetBytes(host)).ToArray();
        await stream.WriteAsync(new byte[] { 5, 1, 0 }.Concat(target).Append((byte)(port >> 8)).Append((byte)port).ToArray(), cancellationToken);
        var reply = await ReadAsync(stream, 4, cancellationToken);
        if (reply is not [5, 0, ..])
        {
            throw new SoulseekException($"The proxy could not connect; its code is {reply[1]}.");
        }

        var rest = reply[3] switch
        {
            1 => 4,
            4 => 16,
            3 => (await ReadAsync(stream, 1, cancellationToken))[0],
            _ => throw new SoulseekException("The proxy answered with an address of unknown kind."),
        };
        await ReadAsync(stream, rest + 2, cancellationToken);
    }

    private static async Task<byte[]> ReadAsync(NetworkStream stream, int count, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, LongestReply);
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
