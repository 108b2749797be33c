using System.Diagnostics.CodeAnalysis;
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

    /// <summary>Answers with a port of its own and waits for the other client to connect to it.</summary>
    /// <returns>The connection, with the introduction read; null when nobody comes, or somebody else.</returns>
    private protected async Task<FrameStream?> InviteAsync(Func<ushort, Task<bool>> answer, CancellationToken cancellation)
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(Peer.Options.Listen.Address, 0));
        listener.Listen(1);
        if (!await answer((ushort)((IPEndPoint)listener.LocalEndPoint!).Port).ConfigureAwait(false))
        {
            return null;
        }

        using var patience = Peer.Patience(Peer.Options.AnswerTimeout, cancellation);
        while (true)
        {
            try
            {
                var socket = await listener.AcceptAsync(patience.Token).ConfigureAwait(false);
                if (await IsWantedAsync(socket, patience.Token).ConfigureAwait(false) is { } stream)
                {
                    return stream;
                }
            }
            catch (Exception late) when (late is SocketException || (late is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                return null;
            }
        }
    }

    /// <summary>Only the user who offered, from the address the offer came from, is let in.</summary>
    [SuppressMessage("Reliability", "CA2000", Justification = "The stream is handed to the caller or disposed.")]
    private async Task<FrameStream?> IsWantedAsync(Socket socket, CancellationToken cancellation)
    {
        socket.NoDelay = true;
        var from = ((IPEndPoint)socket.RemoteEndPoint!).Address;
        var stream = PeerWords.Stream(socket);
        var isWanted = false;
        try
        {
            isWanted = from.Equals(Link.From) && await Peer.IntroducedAsync(stream, from, cancellation).ConfigureAwait(false) is { } who && who.Uin == From;
            return isWanted ? stream : null;
        }
        catch (Exception broken) when (broken is IOException or WireException)
        {
            Peer.Log.Broken(from, broken.Message);
            return null;
        }
        finally
        {
            if (!isWanted)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
