using System.Net;
using System.Net.Sockets;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.Icq;

/// <summary>Something another user offers, to be accepted or refused.</summary>
public abstract class IcqOffer
{
    private readonly TaskCompletionSource withdrawn = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ToPeer.Message message;
    private int settled;

    private protected IcqOffer(IcqPeer peer, IcqPeerLink link, in ToPeer.Message message) => (Peer, Link, this.message) = (peer, link, message);

    /// <summary>UIN of the user who offers.</summary>
    public uint From => Link.Uin;

    /// <summary>What they say of it.</summary>
    public string Words => Peer.Options.Codepage.Decode(message.Text).ReplaceLineEndings("\n");

    /// <summary>Completes when the other user has withdrawn the offer or is gone.</summary>
    public Task Withdrawn => withdrawn.Task;

    internal IcqPeer Peer { get; }

    internal IcqPeerLink Link { get; }

    private protected ToPeer.Message Message => message;

    /// <summary>Refuses. Does nothing when the offer has been accepted, refused or withdrawn.</summary>
    /// <param name="reason">Why; may be empty.</param>
    public Task RefuseAsync(string reason = "") =>
        TrySettle() ? Link.AnswerAsync(message, PeerWords.Refused, reason, IcqPeerLink.Empty.File, IcqPeerLink.Empty.Chat) : Task.CompletedTask;

    internal abstract void Announce();

    internal void Withdraw() => withdrawn.TrySetResult();

    private protected bool TrySettle() => Interlocked.Exchange(ref settled, 1) == 0 && !withdrawn.Task.IsCompleted;

    /// <summary>Answers with a port of its own and waits for the user who offered to connect to it, from the address the offer came from.</summary>
    /// <returns>The connection, with the introduction read; null when nobody comes.</returns>
    private protected async Task<FrameStream?> InviteAsync(Func<ushort, Task<bool>> answer, CancellationToken cancellation)
    {
        using var patience = Peer.Patience(Peer.Options.AnswerTimeout, cancellation);
        try
        {
            return await PeerWords.Sockets.InviteAsync(
                Peer.Options.Listen.Address, answer, (stream, from) => IsWantedAsync(stream, from, patience.Token), patience.Token).ConfigureAwait(false);
        }
        catch (Exception late) when (late is SocketException || (late is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return null;
        }
    }

    private async Task<bool> IsWantedAsync(FrameStream stream, IPAddress from, CancellationToken cancellation)
    {
        try
        {
            return from.Equals(Link.From) && await Peer.IntroducedAsync(stream, from, cancellation).ConfigureAwait(false) is { } who && who.Uin == From;
        }
        catch (Exception broken) when (broken is IOException or WireException)
        {
            Peer.Log.Broken(from, broken.Message);
            return false;
        }
    }
}
