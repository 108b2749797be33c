using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Parlance.Bench.Servers;

/// <summary>Many connections that read and count.</summary>
internal sealed class Swarm : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly List<Socket> sockets = [];
    private long received;
    private volatile Mark[] marks = [];

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

    /// <summary>Tells when so many bytes have come, to the moment: those who read say so themselves. Replaces what was waited for before.</summary>
    public Task<long[]> WhenAsync(params long[] bytes)
    {
        var awaited = Array.ConvertAll(bytes, count => new Mark(count));
        marks = awaited;
        return Task.WhenAll(awaited.Select(mark => mark.At)).WaitAsync(Patience);
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
                var now = Interlocked.Add(ref received, got);
                foreach (var mark in marks)
                {
                    mark.Passed(now);
                }
            }
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The connection ended.
        }
    }

    private sealed class Mark(long bytes)
    {
        private readonly TaskCompletionSource<long> at = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<long> At => at.Task;

        public void Passed(long received)
        {
            if (received >= bytes)
            {
                at.TrySetResult(Stopwatch.GetTimestamp());
            }
        }
    }
}
