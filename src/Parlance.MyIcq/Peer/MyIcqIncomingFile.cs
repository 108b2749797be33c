using System.Net.Sockets;
using Parlance.Wire.Clients;

namespace Parlance.MyIcq;

/// <summary>A file that another user offers.</summary>
public sealed class MyIcqIncomingFile
{
    private readonly MyIcqPeer peer;
    private readonly MyIcqMessage.SessionRequest request;
    private int settled;

    internal MyIcqIncomingFile(MyIcqPeer peer, uint from, MyIcqMessage.SessionRequest request) => (this.peer, From, this.request) = (peer, from, request);

    /// <summary>Number of the user who offers.</summary>
    public uint From { get; }

    /// <summary>What the sender calls the file. Never a path: see <see cref="AcceptAsync"/> for what it becomes.</summary>
    public string Name => request.Reason;

    /// <summary>The sender waits for our connection, instead of connecting to us.</summary>
    public bool IsReverse => request.Port != 0;

    /// <summary>Accepts, and takes the file.</summary>
    /// <param name="folder">Where to. The file is named as the sender names it, made fit for any file system and without folders; a name that is taken gets a number.</param>
    /// <param name="most">Most bytes to take: the size is told only by the sender's client, after this.</param>
    /// <param name="progress">Told of how far it is.</param>
    /// <param name="cancellation">Breaks the transfer off; nothing is left of it.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="MyIcqException">There is no session with the server.</exception>
    public async Task<MyIcqFileResult> AcceptAsync(
        string folder, long most = uint.MaxValue, IProgress<MyIcqFileProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!TrySettle())
        {
            return new MyIcqFileResult(MyIcqFileOutcome.Settled, string.Empty, 0, string.Empty);
        }

        Directory.CreateDirectory(folder);
        var stream = IsReverse ? await ConnectAsync(cancellation).ConfigureAwait(false) : await WaitAsync(cancellation).ConfigureAwait(false);
        if (stream is null)
        {
            return new MyIcqFileResult(MyIcqFileOutcome.NotReached, string.Empty, 0, string.Empty);
        }

        await using (stream.ConfigureAwait(false))
        {
            return await new FileSession(peer, stream, progress).ReceiveAsync(From, folder, most, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Refuses. Clients do that by saying nothing; the word there is for it is sent all the same. Does nothing when the offer is settled.</summary>
    /// <exception cref="MyIcqException">There is no session with the server.</exception>
    public Task RefuseAsync() => TrySettle() ? peer.Client.Messages.SendAsync(From, new MyIcqMessage.SessionRejected()) : Task.CompletedTask;

    private bool TrySettle()
    {
        var isFirst = Interlocked.Exchange(ref settled, 1) == 0;
        if (isFirst)
        {
            peer.Settled();
        }

        return isFirst;
    }

    /// <summary>The sender waits: connect as the one who receives, and say that it was done.</summary>
    private async Task<FrameStream?> ConnectAsync(CancellationToken cancellation)
    {
        var stream = await peer.ConnectForFileAsync(From, request.Port, isSending: false, cancellation).ConfigureAwait(false);
        if (stream is not null)
        {
            await peer.Client.Messages.SendAsync(From, new MyIcqMessage.SessionAccepted(request.Session, 0), cancellation).ConfigureAwait(false);
        }

        return stream;
    }

    /// <summary>The sender connects: wait for it, and say where.</summary>
    private async Task<FrameStream?> WaitAsync(CancellationToken cancellation)
    {
        using var patience = peer.Patience(peer.Options.HelloTimeout, cancellation);
        try
        {
            return await PeerFrames.Sockets.InviteAsync(
                peer.Options.Listen.Address,
                async port =>
                {
                    await peer.Client.Messages.SendAsync(From, new MyIcqMessage.SessionAccepted(request.Session, port), patience.Token).ConfigureAwait(false);
                    return true;
                },
                (stream, from) => peer.IsExpectedAsync(stream, from, From, isSending: true, patience.Token),
                patience.Token).ConfigureAwait(false);
        }
        catch (Exception late) when (late is SocketException || (late is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }
}
