using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.MyIcq;

/// <summary>Files: who listens and who connects is agreed upon by messages through the server.</summary>
public sealed partial class MyIcqPeer
{
    private readonly ConcurrentDictionary<uint, TaskCompletionSource<ushort>> asking = [];
    private int offers;

    /// <summary>
    /// Offers a file to another user and sends it once that is accepted. When the other client is behind a router this one waits for its connection (reverse connection), else
    /// it connects itself.
    /// </summary>
    /// <param name="to">Number of the other user.</param>
    /// <param name="path">The file, less than 4 GiB.</param>
    /// <param name="progress">Told of how far it is.</param>
    /// <param name="cancellation">Gives the offer up, or breaks the transfer off. The protocol has no word to withdraw an offer.</param>
    /// <returns>What came of it.</returns>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="ArgumentException">The file has 4 GiB or more.</exception>
    /// <exception cref="MyIcqException">There is no session, or another file is being offered to this user.</exception>
    public async Task<MyIcqFileResult> SendFileAsync(uint to, string path, IProgress<MyIcqFileProgress>? progress = null, CancellationToken cancellation = default)
    {
        var file = new FileInfo(path);
        if (file.Length > uint.MaxValue)
        {
            throw new ArgumentException("The file has 4 GiB or more.", nameof(path));
        }

        var answer = new TaskCompletionSource<ushort>(TaskCreationOptions.RunContinuationsAsynchronously);
        if (!asking.TryAdd(to, answer))
        {
            throw new MyIcqException("Another file is being offered to this user.");
        }

        using var patience = Patience(options.OfferTimeout, cancellation);
        try
        {
            var stream = options.WaitsForReceiver ?? IsBehindRouter(to)
                ? await WaitForAsync(to, file.Name, answer.Task, patience.Token).ConfigureAwait(false)
                : await ConnectToAsync(to, file.Name, answer.Task, patience.Token).ConfigureAwait(false);
            if (stream is null)
            {
                return new MyIcqFileResult(MyIcqFileOutcome.NotReached, string.Empty, 0, string.Empty);
            }

            await using (stream.ConfigureAwait(false))
            {
                return await new FileSession(this, stream, progress).SendAsync(file, cancellation).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new MyIcqFileResult(MyIcqFileOutcome.Refused, string.Empty, 0, string.Empty);
        }
        finally
        {
            asking.TryRemove(to, out _);
        }
    }

    /// <summary>Connects for a file and says hello; null when nobody takes the connection.</summary>
    internal async Task<FrameStream?> ConnectForFileAsync(uint uin, ushort port, bool isSending, CancellationToken cancellation)
    {
        if (Endpoint(uin, port) is not { } where)
        {
            return null;
        }

        FrameStream? stream = null;
        using var patience = Patience(options.ConnectTimeout, cancellation);
        try
        {
            stream = await PeerFrames.Sockets.ConnectAsync(where, patience.Token).ConfigureAwait(false);
            await stream.SayHelloAsync(isSending, Client, options.Face, patience.Token).ConfigureAwait(false);
            return stream;
        }
        catch (Exception unreachable) when (unreachable is SocketException or IOException || (unreachable is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            log.NotReached(uin, unreachable.Message);
            if (stream is not null)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }

            return null;
        }
    }

    /// <summary>Whether somebody who has connected for a file is the one who is waited for: says the right hello from a right address.</summary>
    internal async Task<bool> IsExpectedAsync(FrameStream stream, IPAddress from, uint uin, bool isSending, CancellationToken cancellation)
    {
        try
        {
            using var patience = Patience(options.HelloTimeout, cancellation);
            var (claimed, hello) = await stream.ExpectAsync<Messages.ToPeer.Hello>(patience.Token).ConfigureAwait(false);
            return claimed == uin && hello.IsSending == isSending && MayBe(uin, from, out _);
        }
        catch (Exception broken) when (broken is IOException or WireException || (broken is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            log.Broken(from, broken.Message);
            return false;
        }
    }

    internal void Settled() => Interlocked.Decrement(ref offers);

    /// <summary>gaim takes a client whose two addresses differ for one behind a router; only then the sender waits.</summary>
    private bool IsBehindRouter(uint uin) =>
        Client.Contacts[uin] is { Outer: { } outer, Inner: { } inner } && !outer.Equals(inner) && !outer.Equals(Client.OuterAddress);

    /// <summary>The other client waits for our connection and says where.</summary>
    private async Task<FrameStream?> ConnectToAsync(uint to, string name, Task<ushort> answer, CancellationToken cancellation)
    {
        await Client.Messages.SendAsync(to, new MyIcqMessage.SessionRequest(TcpRequestBody.SendFile, name, 0), cancellation).ConfigureAwait(false);
        var port = await answer.WaitAsync(cancellation).ConfigureAwait(false);
        return await ConnectForFileAsync(to, port, isSending: true, cancellation).ConfigureAwait(false);
    }

    /// <summary>We wait for the connection of the other client.</summary>
    private Task<FrameStream?> WaitForAsync(uint to, string name, Task<ushort> answer, CancellationToken cancellation) => PeerFrames.Sockets.InviteAsync(
        options.Listen.Address,
        async port =>
        {
            await Client.Messages.SendAsync(to, new MyIcqMessage.SessionRequest(TcpRequestBody.SendFile, name, port), cancellation).ConfigureAwait(false);
            return !answer.IsFaulted;
        },
        (stream, from) => IsExpectedAsync(stream, from, to, isSending: false, cancellation),
        cancellation);

    /// <summary>What the server brings about connections: offers of files, and answers to ours. Called on the socket's thread.</summary>
    private bool Take(uint from, MyIcqMessage message)
    {
        switch (message)
        {
            case MyIcqMessage.SessionRequest { Session: TcpRequestBody.SendFile } request:
                Offer(from, request);
                return true;
            case MyIcqMessage.SessionAccepted { Session: TcpRequestBody.SendFile } accepted when asking.TryGetValue(from, out var answer):
                answer.TrySetResult(accepted.Port);
                return true;
            default:
                return false;
        }
    }

    private void Offer(uint from, MyIcqMessage.SessionRequest request)
    {
        if (Interlocked.Increment(ref offers) > options.MostOffers || Events.Listeners == 0)
        {
            Settled();
            return;
        }

        Events.Publish(new MyIcqPeerEvent.FileOffered(from, new MyIcqIncomingFile(this, from, request)));
    }
}
