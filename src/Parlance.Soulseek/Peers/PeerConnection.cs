using System.Net;
using System.Net.Sockets;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>A message connection (type <c>P</c>).</summary>
internal sealed class PeerConnection : IPeer
{
    private const int Backlog = 1024 * 1024;
    private readonly PeerSocket socket;
    private readonly NetworkStream stream;
    private readonly FrameReader reader;
    private readonly FrameWriter writer;
    private readonly TimeProvider time;
    private readonly CancellationTokenSource stop = new();
    private readonly Task writing;
    private long active;
    private int busy;

    public PeerConnection(PeerSocket socket, TimeProvider time)
    {
        (this.socket, this.time) = (socket, time);
        stream = new NetworkStream(socket.Socket, ownsSocket: true);
        reader = new FrameReader(stream, SoulseekFrames.Peer, socket.IsHidden);
        writer = new FrameWriter(stream, SoulseekFrames.Peer, Backlog, socket.IsHidden);
        IsKnown = socket.IsKnown;
        HasSpoken = socket.IsOurs;
        Touch();
        writing = WriteAsync();
    }

    public string Username => socket.Username;

    public IPAddress Address => socket.Address;

    /// <summary>Whether the name is more than a claim, so that messages to the user may go this way.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Whether anything came after the introduction, or this client asked for the connection.</summary>
    public bool HasSpoken { get; private set; }

    /// <summary>Whether the connection is at its end.</summary>
    public bool IsClosed => IsRetired || stop.IsCancellationRequested;

    /// <summary>Set when the connection is about to be closed, so that nothing more is sent on it.</summary>
    public bool IsRetired { get; set; }

    /// <summary>For how long nothing went either way.</summary>
    public TimeSpan Idle => Volatile.Read(ref busy) > 0 ? TimeSpan.Zero : time.GetElapsedTime(Volatile.Read(ref active));

    public async ValueTask<bool> SendAsync<T>(T message, CancellationToken cancellationToken = default)
        where T : struct, IMessage<T>
    {
        Touch();
        return !IsClosed && await writer.SendAsync(message, cancellationToken);
    }

    /// <summary>Sends a message whose body comes from a stream.</summary>
    public async ValueTask SendBodyAsync(uint code, Stream body, CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop.Token, cancellationToken);
        using (Busy())
        {
            await writer.SendBodyAsync(code, body, both.Token);
        }
    }

    /// <summary>Keeps the connection from being closed as idle.</summary>
    public IDisposable Busy() => new BusyMark(this);

    /// <summary>Reads until the connection ends.</summary>
    /// <returns>Why it ended.</returns>
    public async Task<string> RunAsync(PeerMessages messages)
    {
        try
        {
            while (await reader.NextAsync(stop.Token))
            {
                HasSpoken = true;
                Touch();
                using (Busy())
                {
                    await messages.HandleAsync(this, reader, stop.Token);
                }
            }

            return "the other side closed it";
        }
        catch (Exception ended) when (ended is IOException or SocketException or WireException or OperationCanceledException or ObjectDisposedException)
        {
            return ended.Message;
        }
        finally
        {
            await CloseAsync();
            await writing;
            await stream.DisposeAsync();
            reader.Dispose();
            writer.Dispose();
        }
    }

    /// <summary>Sends what waits and ends the connection.</summary>
    public async Task CloseAsync()
    {
        if (!stop.IsCancellationRequested)
        {
            await writer.FlushQuietlyAsync();
            writer.Close();
            await stop.CancelAsync();
        }
    }

    private void Touch() => Volatile.Write(ref active, time.GetTimestamp());

    private async Task WriteAsync()
    {
        try
        {
            await writer.RunAsync(stop.Token);
        }
        catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            await stop.CancelAsync();
        }
    }

    private sealed class BusyMark : IDisposable
    {
        private readonly PeerConnection owner;

        public BusyMark(PeerConnection owner)
        {
            this.owner = owner;
            Interlocked.Increment(ref owner.busy);
        }

        public void Dispose()
        {
            owner.Touch();
            Interlocked.Decrement(ref owner.busy);
        }
    }
}
