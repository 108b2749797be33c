namespace Parlance.Icq;

/// <summary>A chat that another user asks for.</summary>
public sealed class IcqIncomingChat : IcqOffer
{
    internal IcqIncomingChat(IcqPeer peer, IcqPeerLink link, in ToPeer.Message message)
        : base(peer, link, message)
    {
    }

    /// <summary>Accepts.</summary>
    /// <param name="cancellation">Ends the waiting for the other client to connect.</param>
    /// <returns>The chat; null when the other client does not come, or the question was withdrawn.</returns>
    public async Task<IcqChat?> AcceptAsync(CancellationToken cancellation = default) =>
        TrySettle() && await InviteAsync(Answer, cancellation).ConfigureAwait(false) is { } stream
            ? await IcqChat.AcceptedAsync(Peer, stream, From, cancellation).ConfigureAwait(false)
            : null;

    internal override void Announce() => Peer.Events.Publish(new IcqPeerEvent.ChatOffered(From, Link.IsVerified, this));

    private Task<bool> Answer(ushort port) => Link.AnswerAsync(
        Message, PeerWords.Accepted, string.Empty, IcqPeerLink.Empty.File, new IcqChatOffer(string.Empty, PeerWords.Swap(port), port));
}
