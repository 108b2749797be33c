using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Parlance.System.Tests.Soulseek.Client;

/// <summary>A proxy of RFC 1928 that asks for user and password (RFC 1929) and connects to loopback only.</summary>
internal sealed class SocksProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentBag<Task> running = [];
    private readonly byte[] login;

    public SocksProxy(string user, string password)
    {
        login = [1, (byte)user.Length, .. Encoding.ASCII.GetBytes(user), (byte)password.Length, .. Encoding.ASCII.GetBytes(password)];
        listener.Start();
        running.Add(AcceptAsync());
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Ports that were asked for.</summary>
    public ConcurrentBag<int> Targets { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await Task.WhenAll(running);
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                running.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            stop.IsCancellationRequested.ShouldBeTrue();
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var near = client;
        using var far = new TcpClient();
        try
        {
            var stream = near.GetStream();
            (await ReadAsync(stream, 4)).ShouldBe([5, 2, 0, 2]);
            await stream.WriteAsync(new byte[] { 5, 2 });
            var knows = (await ReadAsync(stream, login.Length)).AsSpan().SequenceEqual(login);
            await stream.WriteAsync(new byte[] { 1, (byte)(knows ? 0 : 1) });
            if (!knows)
            {
                return;
            }

            var port = BinaryPrimitives.ReadUInt16BigEndian((await ReadAsync(stream, 10)).AsSpan(8));
            Targets.Add(port);
            await far.ConnectAsync(IPAddress.Loopback, port);
            await stream.WriteAsync(new byte[] { 5, 0, 0, 1, 0, 0, 0, 0, 0, 0 });
            await Task.WhenAny(stream.CopyToAsync(far.GetStream(), stop.Token), far.GetStream().CopyToAsync(stream, stop.Token));
        }
        catch (Exception over) when (over is IOException or SocketException or OperationCanceledException)
        {
            // One of the two sides is gone; both are closed.
        }
    }

    private async Task<byte[]> ReadAsync(NetworkStream stream, int count)
    {
        var bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes, stop.Token);
        return bytes;
    }
}
