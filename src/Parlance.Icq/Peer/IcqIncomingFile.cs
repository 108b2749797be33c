namespace Parlance.Icq;

/// <summary>Files that another user offers.</summary>
public sealed class IcqIncomingFile : IcqOffer
{
    internal IcqIncomingFile(IcqPeer peer, IcqPeerLink link, in ToPeer.Message message)
        : base(peer, link, message)
    {
    }

    /// <summary>What the sender calls the file; a text for several. Never a path: see <see cref="AcceptAsync"/> for what it becomes.</summary>
    public string Name => Peer.Options.Codepage.Decode(Message.File.Name);

    /// <summary>Bytes of all files together. More is not taken.</summary>
    public long Size => Message.File.Size;

    /// <summary>Accepts, and takes the files.</summary>
    /// <param name="folder">Where to. Files are named as the sender names them, made fit for any file system and without folders; a name that is taken gets a number.</param>
    /// <param name="progress">Told of how far it is.</param>
    /// <param name="cancellation">Breaks the transfer off; what is there is kept.</param>
    /// <returns>What came of it. A transfer that broke goes on where it stopped when the same sender offers the same file again and it is accepted into the same folder.</returns>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public async Task<IcqFileResult> AcceptAsync(string folder, IProgress<IcqFileProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        if (!TrySettle())
        {
            return new IcqFileResult(IcqFileOutcome.Withdrawn, [], 0, string.Empty);
        }

        Directory.CreateDirectory(folder);
        var stream = await InviteAsync(Answer, cancellation).ConfigureAwait(false);
        if (stream is null)
        {
            return new IcqFileResult(IcqFileOutcome.NotReached, [], 0, "nobody came");
        }

        await using (stream.ConfigureAwait(false))
        {
            return await new FileReceiving(Peer, stream, From, Size, folder, progress).RunAsync(cancellation).ConfigureAwait(false);
        }
    }

    internal override void Announce() => Peer.Events.Publish(new IcqPeerEvent.FileOffered(From, Link.IsVerified, this));

    private Task<bool> Answer(ushort port) =>
        Link.AnswerAsync(Message, PeerWords.Accepted, string.Empty, new IcqFileOffer(PeerWords.Swap(port), string.Empty, 0, port), IcqPeerLink.Empty.Chat);
}
