using System.Collections.Concurrent;
using System.Net;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.Icq;

/// <summary>The connection to one other client, used both ways.</summary>
internal sealed class IcqPeerLink : IAsyncDisposable
{
    private readonly ConcurrentDictionary<uint, TaskCompletionSource<ToPeer.Message>> waiting = [];
    private readonly ConcurrentDictionary<uint, IcqOffer> offers = [];
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IcqPeer peer;
    private readonly FrameStream stream;
    private uint next = uint.MaxValue;

    public IcqPeerLink(IcqPeer peer, FrameStream stream, uint uin, bool isVerified, IPAddress from) =>
        (this.peer, this.stream, Uin, IsVerified, From) = (peer, stream, uin, isVerified, from);

    /// <summary>UIN of the other user.</summary>
    public uint Uin { get; }

    /// <summary>The other user is where they are known to be.</summary>
    public bool IsVerified { get; }

    /// <summary>Address of the other client.</summary>
    public IPAddress From { get; }

    /// <summary>Completes when the connection is gone.</summary>
    public Task Over => over.Task;

    /// <summary>Begins to read; <see cref="Reading"/> completes when that is over.</summary>
    public void Start() => Reading = ReadAllAsync();

    public Task Reading { get; private set; } = Task.CompletedTask;

    /// <summary>Sends a message and waits for its acknowledgement; null when the connection breaks or none comes in time.</summary>
    public async Task<ToPeer.Message?> AskAsync(
        ushort type, string body, IcqUrgency urgency, IcqFileOffer file, IcqChatOffer chat, TimeSpan patience, CancellationToken cancellation)
    {
        var sequence = Interlocked.Decrement(ref next);
        var answer = waiting[sequence] = new TaskCompletionSource<ToPeer.Message>(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var message = Make(ToPeer.Message.Start, type, body, 0, PeerWords.Flags(urgency, peer.Status), sequence) with { File = file, Chat = chat };
            await stream.WriteAsync(PeerWords.Frame(message), cancellation).ConfigureAwait(false);
            await Task.WhenAny(answer.Task, over.Task).WaitAsync(patience, peer.Time, cancellation).ConfigureAwait(false);
            return answer.Task.IsCompletedSuccessfully ? await answer.Task.ConfigureAwait(false) : null;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            await CancelAsync(type, sequence, file, chat).ConfigureAwait(false);
            throw;
        }
        catch (Exception broken) when (broken is IOException or TimeoutException or ObjectDisposedException)
        {
            peer.Log.Broken(From, broken.Message);
            return null;
        }
        finally
        {
            waiting.TryRemove(sequence, out _);
        }
    }

    /// <summary>Answers a message of the other client.</summary>
    public async Task<bool> AnswerAsync(ToPeer.Message asked, ushort status, string words, IcqFileOffer file = default, IcqChatOffer chat = default)
    {
        offers.TryRemove(asked.Sequence, out _);
        try
        {
            var answer = Make(ToPeer.Message.Acknowledgement, asked.Type, peer.Options.Codepage.Encode(words, MessageBodies.Part), status, 0, asked.Sequence);
            await stream.WriteAsync(PeerWords.Frame(answer with { File = file, Chat = chat }), peer.Closing).ConfigureAwait(false);
            return true;
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException or ObjectDisposedException)
        {
            peer.Log.Broken(From, broken.Message);
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await stream.DisposeAsync().ConfigureAwait(false);
        End();
    }

    private ToPeer.Message Make(ushort command, ushort type, string body, ushort status, ushort flags, uint sequence)
    {
        var own = Ip4.From(peer.Options.OuterAddress);
        return new ToPeer.Message(
            peer.Options.Uin, PeerWords.Version, command, type, body, own, own, peer.Port, 4, status, flags, Empty.File, Empty.Chat, sequence, []);
    }

    private async Task CancelAsync(ushort type, uint sequence, IcqFileOffer file, IcqChatOffer chat)
    {
        try
        {
            await stream.WriteAsync(
                PeerWords.Frame(Make(ToPeer.Message.Cancel, type, string.Empty, 0, 0, sequence) with { File = file, Chat = chat }), peer.Closing).ConfigureAwait(false);
        }
        catch (Exception broken) when (broken is IOException or OperationCanceledException or ObjectDisposedException)
        {
            peer.Log.Broken(From, broken.Message);
        }
    }

    private async Task ReadAllAsync()
    {
        try
        {
            while (await stream.ReadAsync(peer.Closing).ConfigureAwait(false) is { } frame)
            {
                var message = Reader.Read<ToPeer.Message>(frame.Span, IcqStyle.Two);
                if (message.Uin != Uin)
                {
                    peer.Log.Impostor(From, message.Uin);
                    return;
                }

                await TakeAsync(message).ConfigureAwait(false);
            }
        }
        catch (Exception broken) when (broken is IOException or WireException or OperationCanceledException or ObjectDisposedException)
        {
            peer.Log.Broken(From, broken.Message);
        }
        finally
        {
            await DisposeAsync().ConfigureAwait(false);
        }
    }

    private ValueTask TakeAsync(ToPeer.Message message)
    {
        switch (message.Command)
        {
            case ToPeer.Message.Acknowledgement when waiting.TryGetValue(message.Sequence, out var answer):
                answer.TrySetResult(message);
                return ValueTask.CompletedTask;
            case ToPeer.Message.Cancel when offers.TryRemove(message.Sequence, out var offer):
                offer.Withdraw();
                return ValueTask.CompletedTask;
            case ToPeer.Message.Start:
                return new ValueTask(BeginAsync(message));
            default:
                return ValueTask.CompletedTask;
        }
    }

    private Task BeginAsync(ToPeer.Message message)
    {
        var type = IcqMessageType.Base(message.Type);
        return type switch
        {
            IcqMessageType.File => OfferAsync(message, new IcqIncomingFile(peer, this, message)),
            IcqMessageType.Chat => OfferAsync(message, new IcqIncomingChat(peer, this, message)),
            _ when PeerWords.AsksForWords(type) => AnswerAsync(message, PeerWords.Status(IcqStatus.Decode(peer.Status)), peer.AwayMessage),
            _ => SayAsync(message),
        };
    }

    /// <summary>Who is occupied gives back what does not press; the other client may send it again as pressing.</summary>
    private Task<bool> SayAsync(ToPeer.Message message)
    {
        var presence = IcqStatus.Decode(peer.Status);
        var urgency = PeerWords.Urgency(message.Flags);
        var isGivenBack = presence is IcqPresence.Occupied or IcqPresence.DoNotDisturb && urgency == IcqUrgency.Normal;
        if (!isGivenBack)
        {
            peer.Instruments.Received();
            peer.Events.Publish(new IcqPeerEvent.MessageReceived(
                Uin, IsVerified, MessageBodies.Read(message.Type, message.Text, peer.Options.Codepage), urgency, (message.Type & IcqMessageType.Several) != 0));
        }

        var status = isGivenBack || presence is IcqPresence.Away or IcqPresence.NotAvailable ? PeerWords.Status(presence) : PeerWords.Accepted;
        return AnswerAsync(message, status, status == PeerWords.Accepted ? string.Empty : peer.AwayMessage);
    }

    private Task OfferAsync(ToPeer.Message message, IcqOffer offer)
    {
        if (peer.Events.Listeners == 0 || offers.Count >= peer.Options.MostOffers || !offers.TryAdd(message.Sequence, offer))
        {
            return AnswerAsync(message, PeerWords.Refused, string.Empty, Empty.File, Empty.Chat);
        }

        offer.Announce();
        return Task.CompletedTask;
    }

    private void End()
    {
        peer.Ended(this);
        over.TrySetResult();
        foreach (var (_, offer) in offers)
        {
            offer.Withdraw();
        }
    }

    /// <summary>Tails that say nothing; a default structure has no texts.</summary>
    internal static class Empty
    {
        public static IcqFileOffer File { get; } = new(0, string.Empty, 0, 0);

        public static IcqChatOffer Chat { get; } = new(string.Empty, 0, 0);
    }
}
