using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Wire.Clients;

namespace Parlance.Icq;

/// <summary>Messages, files and chats between two clients directly, over TCP (versions 2 and 3 of that protocol, which clients up to ICQ 99b come down to).</summary>
/// <remarks>
/// Whoever connects only claims a UIN. This peer refuses claims it can check and marks the rest as unverified. What cannot be reached directly goes through the server:
/// see <see cref="IcqMessages.SendAsync(IcqPeer, uint, IcqMessage, CancellationToken)"/>. Safe to use from several threads.
/// </remarks>
[SuppressMessage("Usage", "CA2213", Justification = "DisposeAsyncCore disposes of them; the analysis does not see that it is called.")]
public sealed partial class IcqPeer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<IcqPeerLink, byte> links = [];
    private readonly ConcurrentDictionary<uint, Task<IcqPeerLink?>> outgoing = [];
    private readonly CancellationTokenSource closing = new();
    private readonly PeerListener listener;
    private readonly ILogger log;
    private readonly OnlyOnce end = new();

    /// <summary>Makes a peer; nobody is heard before <see cref="Start"/>.</summary>
    /// <param name="options">How it behaves.</param>
    /// <param name="log">Where it tells of its life; never what was written.</param>
    /// <param name="time">The clock.</param>
    /// <param name="meter">Where it counts; null makes a meter of its own, "Parlance.Icq".</param>
    public IcqPeer(IcqPeerOptions options, ILogger<IcqPeer>? log = null, TimeProvider? time = null, Meter? meter = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        (Options, Time, Closing) = (options, time ?? TimeProvider.System, closing.Token);
        this.log = log ?? NullLogger<IcqPeer>.Instance;
        Instruments = new IcqInstruments(meter);
        Events = new EventFeed<IcqPeerEvent>(options.EventCapacity);
        listener = new PeerListener(PeerWords.Sockets, options.MostConnections, options.MostConnectionsOfAddress, ServeAsync, this.log.Listening, Time);
    }

    /// <summary>What happens: listen with <c>await foreach (var e in peer.Events.SubscribeAsync())</c>. Offers that nobody listens for are refused.</summary>
    public EventFeed<IcqPeerEvent> Events { get; }

    /// <summary>The user's status word, told with every message and used for answers; keep it like that of the client.</summary>
    public uint Status { get; set; }

    /// <summary>What others are answered while the user is away, not available, occupied or not to be disturbed.</summary>
    public string AwayMessage { get; set; } = string.Empty;

    /// <summary>UIN of the user.</summary>
    public uint Uin => Options.Uin;

    /// <summary>The TCP port at which connections are taken; 0 before <see cref="Start"/>.</summary>
    public ushort Port => listener.Port;

    /// <summary>Connections to others at the moment.</summary>
    public int Connections => links.Count;

    internal IcqPeerOptions Options { get; }

    internal TimeProvider Time { get; }

    internal IcqInstruments Instruments { get; }

    internal ILogger Log => log;

    internal CancellationToken Closing { get; }

    /// <summary>Begins to take connections.</summary>
    /// <exception cref="System.Net.Sockets.SocketException">The address cannot be bound.</exception>
    public void Start() => listener.Start(Options.Listen);

    /// <summary>Sends a message to another client and waits for its answer.</summary>
    /// <param name="to">Where the other client is, from <see cref="IcqContact.Peer"/>.</param>
    /// <param name="message">The message; at most 960 bytes.</param>
    /// <param name="urgency">How much it presses.</param>
    /// <param name="cancellation">Ends the waiting; the message may have arrived all the same.</param>
    /// <returns>The answer; <see cref="IcqPeerAnswer.NotReached"/> when there is none.</returns>
    /// <exception cref="ArgumentException">The message is longer than it may be.</exception>
    public Task<IcqPeerReply> SendAsync(
        IcqPeerAddress to, IcqMessage message, IcqUrgency urgency = IcqUrgency.Normal, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(to);
        var (type, body) = MessageBodies.Write(message, Options.Codepage);
        Instruments.Sent();
        return AskAsync(to, type, body, urgency, cancellation);
    }

    /// <summary>Asks for another user's away message.</summary>
    /// <param name="to">Where the other client is.</param>
    /// <param name="presence">The state the other user is in.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>The message; null when the other client is not reached.</returns>
    public async Task<string?> AskAwayMessageAsync(IcqPeerAddress to, IcqPresence presence = IcqPresence.Away, CancellationToken cancellation = default)
    {
        var reply = await AskAsync(to, PeerWords.Asking(presence), string.Empty, IcqUrgency.Normal, cancellation).ConfigureAwait(false);
        return reply.Answer == IcqPeerAnswer.NotReached ? null : reply.Words;
    }

    /// <summary>Closes all connections and ends the feed of events. Whoever calls it again waits for the same; nobody is reached any more.</summary>
    public ValueTask DisposeAsync() => end.DoAsync(DisposeAsyncCore);

    private async ValueTask DisposeAsyncCore()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(outgoing.Values).ConfigureAwait(false);
        while (!links.IsEmpty)
        {
            foreach (var (link, _) in links)
            {
                await link.DisposeAsync().ConfigureAwait(false);
                await link.Reading.ConfigureAwait(false);
            }
        }

        await listener.DisposeAsync().ConfigureAwait(false);
        Events.Complete();
        closing.Dispose();
        Instruments.Dispose();
    }

    private async Task<IcqPeerReply> AskAsync(IcqPeerAddress to, ushort type, string body, IcqUrgency urgency, CancellationToken cancellation)
    {
        var answer = await ExchangeAsync(to, type, body, urgency, default, default, Options.AnswerTimeout, cancellation).ConfigureAwait(false);
        return answer is { } message
            ? new IcqPeerReply(PeerWords.Answer(message.Status), Options.Codepage.Decode(message.Text).ReplaceLineEndings("\n"))
            : new IcqPeerReply(IcqPeerAnswer.NotReached, string.Empty);
    }

    /// <summary>Sends a message and waits for its acknowledgement; null when there is none.</summary>
    internal async Task<ToPeer.Message?> ExchangeAsync(
        IcqPeerAddress to, ushort type, string body, IcqUrgency urgency, IcqFileOffer file, IcqChatOffer chat, TimeSpan patience, CancellationToken cancellation)
    {
        return await LinkAsync(to, cancellation).ConfigureAwait(false) is { } link
            ? await link.AskAsync(type, body, urgency, file, chat, patience, cancellation).ConfigureAwait(false)
            : null;
    }
}
