using System.IO.Pipelines;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Parlance.Wire;

namespace Parlance.Ares.Client;

/// <summary>One connection to a room: frames in, bytes out. What is sent waits in a bounded queue; nobody waits for the socket itself.</summary>
internal sealed class RoomConnection : IDisposable
{
    private const int MostQueued = 4096;
    private readonly Socket socket;
    private readonly Channel<byte[]> outgoing = Channel.CreateBounded<byte[]>(new BoundedChannelOptions(MostQueued) { SingleReader = true });

    private RoomConnection(Socket socket)
    {
        this.socket = socket;
        Server = Ip4.From((socket.RemoteEndPoint as IPEndPoint)?.Address);
    }

    /// <summary>Address of the room, which is part of the hash of a password.</summary>
    public Ip4 Server { get; }

    /// <summary>Encrypts texts once the room has sent its key.</summary>
    public AresCipher? Cipher { get; set; }

    public static async Task<RoomConnection> OpenAsync(AresClientOptions options, string host, ushort port, TimeProvider time, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(options.ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            if (options.Bind is { } local)
            {
                socket.Bind(new IPEndPoint(local, 0));
            }

            await socket.ConnectAsync(host, port, either.Token);
            return new RoomConnection(socket);
        }
        catch (Exception gone) when (gone is SocketException or OperationCanceledException)
        {
            socket.Dispose();
            cancel.ThrowIfCancellationRequested();
            throw new AresException($"{host}:{port} cannot be reached", gone);
        }
    }

    /// <summary>Queues bytes; false when the connection is gone, or the room reads nothing.</summary>
    public bool Send(byte[] bytes)
    {
        if (outgoing.Writer.TryWrite(bytes))
        {
            return true;
        }

        socket.Dispose();
        return false;
    }

    /// <summary>Queues bytes, and waits for room in the queue.</summary>
    /// <exception cref="AresException">The connection is gone.</exception>
    public async ValueTask SendAsync(byte[] bytes, CancellationToken cancel)
    {
        try
        {
            await outgoing.Writer.WriteAsync(bytes, cancel);
        }
        catch (ChannelClosedException gone)
        {
            throw new AresException("the connection to the room is gone", gone);
        }
    }

    public bool Send<T>(in T message)
        where T : struct, IMessage<T> => Send(AresFrames.ToBytes(message, Cipher));

    /// <summary>Hands every frame to <paramref name="handle"/> until the connection ends.</summary>
    /// <returns>Why it ended.</returns>
    public async Task<string> RunAsync(FrameHandler handle)
    {
        var writing = WriteAsync();
        var reason = await ReadAsync(handle);
        outgoing.Writer.TryComplete();
        socket.Dispose();
        var complaint = await writing;
        return reason.Length > 0 ? reason : complaint;
    }

    public void Dispose() => socket.Dispose();

    private async Task<string> ReadAsync(FrameHandler handle)
    {
        await using var stream = new NetworkStream(socket);
        var pipe = PipeReader.Create(stream);
        using var framer = new Framer(AresFrames.Format);
        try
        {
            while (true)
            {
                var read = await pipe.ReadAsync();
                var bytes = read.Buffer;
                while (framer.TryRead(ref bytes, AresLimits.Frame, out var code, out var body))
                {
                    handle((byte)code, body);
                }

                pipe.AdvanceTo(bytes.Start, bytes.End);
                if (read.IsCompleted)
                {
                    return string.Empty;
                }
            }
        }
        catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException)
        {
            return gone.Message;
        }
    }

    private async Task<string> WriteAsync()
    {
        try
        {
            await foreach (var bytes in outgoing.Reader.ReadAllAsync())
            {
                for (var sent = 0; sent < bytes.Length;)
                {
                    sent += await socket.SendAsync(bytes.AsMemory(sent), SocketFlags.None);
                }
            }

            return string.Empty;
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            outgoing.Writer.TryComplete();
            socket.Dispose();
            return gone.Message;
        }
    }
}

/// <summary>Takes one frame; the body is valid during the call only.</summary>
internal delegate void FrameHandler(byte code, ReadOnlySpan<byte> body);
