using System.Net.Sockets;
using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>A connection of type <c>D</c>. Plain after its first frame, also on an obfuscated port. What does not fit into its backlog at once is not waited for.</summary>
internal sealed class DistributedPeer
{
    private readonly NetworkStream stream;
    private readonly FrameReader reader;
    private readonly CancellationTokenSource stop;
    private readonly Task writing;
    private readonly Lock gate = new();
    private bool ended;

    public DistributedPeer(PeerSocket socket, int backlog, CancellationToken cancellationToken)
    {
        Username = socket.Username;
        stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stream = new NetworkStream(socket.Socket, ownsSocket: true);
        reader = new FrameReader(stream, SoulseekFrames.Distributed);
        Writer = new FrameWriter(stream, SoulseekFrames.Distributed, backlog);
        writing = WriteAsync();
    }

    public string Username { get; }

    public FrameWriter Writer { get; }

    /// <summary>His level, once told; -1 before.</summary>
    public int Level { get; set; } = -1;

    /// <summary>His root, once told or known; empty before.</summary>
    public string Root { get; set; } = string.Empty;

    /// <summary>Ends the connection.</summary>
    public void Close() => Stop(source => source.Cancel());

    /// <summary>Ends it after a while, unless <see cref="KeepOn"/> is called.</summary>
    public void CloseAfter(TimeSpan patience) => Stop(source => source.CancelAfter(patience));

    public void KeepOn() => Stop(source => source.CancelAfter(Timeout.InfiniteTimeSpan));

    /// <summary>Reads until the connection ends.</summary>
    /// <returns>Why it ended.</returns>
    public async Task<string> RunAsync(Action<DistributedPeer, uint, ReadOnlyMemory<byte>> handle)
    {
        try
        {
            while (await reader.NextAsync(stop.Token))
            {
                handle(this, reader.Code, await reader.BodyAsync(stop.Token));
            }

            return "the other side closed it";
        }
        catch (Exception ended) when (ended is IOException or SocketException or WireException or OperationCanceledException or ObjectDisposedException)
        {
            return ended.Message;
        }
        finally
        {
            await stop.CancelAsync();
            await writing;
            await stream.DisposeAsync();
            reader.Dispose();
            Writer.Dispose();
            lock (gate)
            {
                ended = true;
                stop.Dispose();
            }
        }
    }

    private void Stop(Action<CancellationTokenSource> how)
    {
        lock (gate)
        {
            if (!ended)
            {
                how(stop);
            }
        }
    }

    private async Task WriteAsync()
    {
        try
        {
            await Writer.RunAsync(stop.Token);
        }
        catch (Exception ended) when (ended is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            Writer.Close();
        }
    }
}
