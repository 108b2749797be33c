using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Parlance.Bench.Servers;

/// <summary>What a fan-out costs when nothing is done but it: every frame (four bytes of length, then as many bytes) goes to all connections.</summary>
[SuppressMessage("Reliability", "CA2025", Justification = "The reader disposes the socket; the process is killed by the driver.")]
internal static class BareServers
{
    public static Task RunAsync(string kind, int port) => kind switch
    {
        "kestrel" => KestrelAsync(port),
        "udp" => UdpAsync(port),
        "direct" => Task.Run(() => Direct(port)),
        _ => SocketAsync(port),
    };

    /// <summary>One thread that receives datagrams and answers each with its first six bytes.</summary>
    private static Task UdpAsync(int port) => Task.Run(() =>
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        Console.WriteLine("ready");
        var buffer = new byte[2048];
        var from = new SocketAddress(AddressFamily.InterNetwork);
        while (true)
        {
            var length = socket.ReceiveFrom(buffer, SocketFlags.None, from);
            socket.SendTo(buffer.AsSpan(0, Math.Min(6, length)), SocketFlags.None, from);
        }
    });

    /// <summary>Kestrel, written to under a lock, flushed once per batch that was read.</summary>
    private static async Task KestrelAsync(int port)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<KestrelFanOut>();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, port, l => l.UseConnectionHandler<KestrelFanOut>()));
        var app = builder.Build();
        await app.StartAsync();
        Console.WriteLine("ready");
        await Task.Delay(Timeout.Infinite);
    }

    /// <summary>One thread per connection that reads, and sends to all connections one after the other: no queue, no pipe, no other thread.</summary>
    private static void Direct(int port)
    {
        var all = new ConcurrentDictionary<Socket, byte>();
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        listener.Listen(512);
        Console.WriteLine("ready");
        while (true)
        {
            var socket = listener.Accept();
            socket.NoDelay = true;
            all.TryAdd(socket, 0);
            new Thread(() => Relay(socket, all)) { IsBackground = true }.Start();
        }
    }

    private static void Relay(Socket own, ConcurrentDictionary<Socket, byte> all)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (own.Receive(buffer) is var got && got > 0)
            {
                foreach (var (socket, _) in all)
                {
                    socket.Send(buffer.AsSpan(0, got));
                }
            }
        }
        catch (SocketException)
        {
            // The load driver went away.
        }

        all.TryRemove(own, out _);
        own.Dispose();
    }

    /// <summary>Sockets, each with a channel and a task that writes all that has queued.</summary>
    private static async Task SocketAsync(int port)
    {
        var all = new ConcurrentDictionary<Channel<byte[]>, byte>();
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, port));
        listener.Listen(512);
        Console.WriteLine("ready");
        while (true)
        {
            var socket = await listener.AcceptAsync();
            socket.NoDelay = true;
            var outbox = Channel.CreateUnbounded<byte[]>(new UnboundedChannelOptions { SingleReader = true });
            all.TryAdd(outbox, 0);
            _ = WriteAsync(socket, outbox.Reader);
            _ = ReadAsync(socket, outbox, all);
        }
    }

    private static async Task ReadAsync(Socket socket, Channel<byte[]> own, ConcurrentDictionary<Channel<byte[]>, byte> all)
    {
        var buffer = new byte[64 * 1024];
        var have = 0;
        try
        {
            while (await socket.ReceiveAsync(buffer.AsMemory(have)) is var got && got > 0)
            {
                have += got;
                var at = 0;
                while (have - at >= 4 && have - at >= 4 + BitConverter.ToInt32(buffer, at))
                {
                    var length = 4 + BitConverter.ToInt32(buffer, at);
                    var frame = buffer.AsSpan(at, length).ToArray();
                    at += length;
                    foreach (var (outbox, _) in all)
                    {
                        outbox.Writer.TryWrite(frame);
                    }
                }

                buffer.AsSpan(at, have - at).CopyTo(buffer);
                have -= at;
            }
        }
        catch (SocketException)
        {
            // The load driver went away.
        }

        all.TryRemove(own, out _);
        own.Writer.TryComplete();
        socket.Dispose();
    }

    private static async Task WriteAsync(Socket socket, ChannelReader<byte[]> outbox)
    {
        var batch = new ArrayBufferWriter<byte>(4096);
        try
        {
            while (await outbox.WaitToReadAsync())
            {
                batch.ResetWrittenCount();
                while (outbox.TryRead(out var frame))
                {
                    batch.Write(frame);
                }

                await socket.SendAsync(batch.WrittenMemory);
            }
        }
        catch (SocketException)
        {
            // The load driver went away.
        }
    }

    private sealed class KestrelFanOut : ConnectionHandler
    {
        private readonly ConcurrentDictionary<PipeWriter, byte> all = [];

        public override async Task OnConnectedAsync(ConnectionContext connection)
        {
            all.TryAdd(connection.Transport.Output, 0);
            try
            {
                while (true)
                {
                    var read = await connection.Transport.Input.ReadAsync();
                    connection.Transport.Input.AdvanceTo(FanOut(read.Buffer), read.Buffer.End);
                    if (read.IsCompleted)
                    {
                        break;
                    }
                }
            }
            catch (ConnectionResetException)
            {
                // The load driver went away.
            }

            all.TryRemove(connection.Transport.Output, out _);
        }

        private SequencePosition FanOut(ReadOnlySequence<byte> input)
        {
            var frames = new List<byte[]>();
            while (input.Length >= 4)
            {
                var length = 4 + BitConverter.ToInt32(input.Slice(0, 4).ToArray());
                if (input.Length < length)
                {
                    break;
                }

                frames.Add(input.Slice(0, length).ToArray());
                input = input.Slice(length);
            }

            foreach (var (output, _) in frames.Count > 0 ? all : [])
            {
                lock (output)
                {
                    foreach (var frame in frames)
                    {
                        frame.CopyTo(output.GetSpan(frame.Length));
                        output.Advance(frame.Length);
                    }

                    _ = output.FlushAsync().AsTask();
                }
            }

            return input.Start;
        }
    }
}
