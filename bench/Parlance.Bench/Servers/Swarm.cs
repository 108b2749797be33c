using System.Net;
using System.Net.Sockets;

namespace Parlance.Bench.Servers;

/// <summary>Many connections that read and count.</summary>
internal sealed class Swarm : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly List<Socket> sockets = [];
    private long received;

    /// <summary>Bytes received by all of them.</summary>
    public long Received => Interlocked.Read(ref received);

    public IReadOnlyList<Socket> Sockets => sockets;

    public async Task<Socket> AddAsync(IPEndPoint endpoint, ReadOnlyMemory<byte> hello)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(endpoint);
        if (hello.Length > 0)
        {
            await socket.SendAsync(hello);
        }

        lock (sockets)
        {
            sockets.Add(socket);
        }

        _ = Task.Run(() => CountAsync(socket));
        return socket;
    }

    /// <summary>Waits until nothing has come for a while.</summary>
    public async Task QuietAsync()
    {
        long before;
        do
        {
            before = Received;
            await Task.Delay(300);
        }
        while (before != Received);
    }

    /// <summary>Waits until everybody is in the room: a line of the first reaches all.</summary>
    public async Task CompleteAsync(ReadOnlyMemory<byte> line, int heard)
    {
        long before;
        do
        {
            await QuietAsync();
            before = Received;
            await sockets[0].SendAsync(line);
            await QuietAsync();
        }
        while (Received - before != (long)heard * sockets.Count);
    }

    /// <summary>Waits until a number of bytes has come, as long as any come.</summary>
    public async Task ReachAsync(long bytes)
    {
        var (last, lastAt) = (Received, DateTime.UtcNow);
        for (var spins = 0; Received < bytes; spins++)
        {
            if (Received != last)
            {
                (last, lastAt) = (Received, DateTime.UtcNow);
            }
            else if (DateTime.UtcNow - lastAt > Patience)
            {
                throw new InvalidOperationException($"{bytes - Received} bytes did not come.");
            }

            if (spins < 50)
            {
                await Task.Yield();
            }
            else
            {
                await Task.Delay(1);
            }
        }
    }

    public void Dispose()
    {
        foreach (var socket in sockets)
        {
            socket.Dispose();
        }
    }

    private async Task CountAsync(Socket socket)
    {
        var buffer = GC.AllocateUninitializedArray<byte>(16 * 1024);
        try
        {
            while (await socket.ReceiveAsync(buffer) is var got && got > 0)
            {
                Interlocked.Add(ref received, got);
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The connection ended.
        }
    }
}
