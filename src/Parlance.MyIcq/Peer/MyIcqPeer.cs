using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Wire;
using Parlance.Wire.Clients;

namespace Parlance.MyIcq;

/// <summary>Messages and files between two clients directly, over TCP; what is needed to find each other goes through the server as ordinary messages.</summary>
/// <remarks>
/// Whoever connects only claims a number. Claims of contacts who are elsewhere are refused, the rest is marked as unverified. Files need both users on each other's lists: nobody else
/// knows where to connect. Start the peer before its client logs in. Safe to use from several threads.
/// </remarks>
[SuppressMessage("Usage", "CA2213", Justification = "DisposeAsyncCore disposes of them; the analysis does not see that it is called.")]
public sealed partial class MyIcqPeer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<uint, Task<MessageSession?>> outgoing = [];
    private readonly ConcurrentDictionary<MessageSession, byte> sessions = [];
    private readonly CancellationTokenSource closing = new();
    private readonly MyIcqPeerOptions options;
    private readonly PeerListener listener;
    private readonly ILogger log;
    private readonly OnlyOnce end = new();

    /// <summary>Makes a peer of a client; nobody is heard before <see cref="Start"/>.</summary>
    /// <param name="client">The client, which knows where others are and carries requests to them.</param>
    /// <param name="options">How the peer behaves.</param>
    /// <param name="log">Where it tells of its life; never what was written.</param>
    public MyIcqPeer(MyIcqClient client, MyIcqPeerOptions options, ILogger<MyIcqPeer>? log = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        (Client, this.options, this.log, Closing) = (client, options, log ?? NullLogger<MyIcqPeer>.Instance, closing.Token);
        Events = new EventFeed<MyIcqPeerEvent>(options.EventCapacity);
        listener = new PeerListener(PeerFrames.Sockets, options.MostConnections, options.MostConnectionsOfAddress, ServeAsync, this.log.Listening, client.Time);
    }

    /// <summary>What happens: listen with <c>await foreach (var e in peer.Events.SubscribeAsync())</c>.</summary>
    public EventFeed<MyIcqPeerEvent> Events { get; }

    /// <summary>The TCP port of message sessions; 0 before <see cref="Start"/>.</summary>
    public ushort Port => listener.Port;

    internal MyIcqClient Client { get; }

    internal MyIcqPeerOptions Options => options;

    internal ILogger Log => log;

    internal CancellationToken Closing { get; }

    /// <summary>Begins to take message sessions and offers of files. The client tells the port at its next login.</summary>
    /// <exception cref="SocketException">The address cannot be bound.</exception>
    public void Start()
    {
        listener.Start(options.Listen);
        Client.MessagePort = listener.Port;
        Client.Messages.GiveSessionsTo(Take);
    }

    /// <summary>Sends a message directly when the receiver's client can be reached and confirms it in time, else through the server.</summary>
    /// <param name="to">Number of the receiver.</param>
    /// <param name="message">The message.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <returns>Whether it went directly.</returns>
    /// <exception cref="ArgumentException">The message has more than 512 bytes and is no text.</exception>
    /// <exception cref="MyIcqException">It went neither way.</exception>
    public async Task<bool> SendAsync(uint to, MyIcqMessage message, CancellationToken cancellation = default)
    {
        if (Endpoint(to, Client.Contacts[to]?.Port ?? 0) is { } where && await SessionAsync(to, where, cancellation).ConfigureAwait(false) is { } session)
        {
            var (type, text) = MessageBodies.Write(message, Client.Options.Codepage);
            if (await session.SendAsync(type, text ?? string.Empty, cancellation).ConfigureAwait(false))
            {
                Client.Instruments.Sent();
                return true;
            }
        }

        await Client.Messages.SendAsync(to, message, cancellation).ConfigureAwait(false);
        return false;
    }

    /// <summary>Closes all sessions and ends the feed of events. Whoever calls it again waits for the same; what is sent afterwards goes through the server.</summary>
    public ValueTask DisposeAsync() => end.DoAsync(DisposeAsyncCore);

    private async ValueTask DisposeAsyncCore()
    {
        Client.Messages.GiveSessionsTo(null);
        await closing.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(outgoing.Values).ConfigureAwait(false);
        foreach (var (session, _) in sessions)
        {
            await session.DisposeAsync().ConfigureAwait(false);
        }

        await listener.DisposeAsync().ConfigureAwait(false);
        Events.Complete();
        closing.Dispose();
    }

    internal Deadline Patience(TimeSpan time, CancellationToken cancellation) => new(time, Client.Time, cancellation, Closing);

    /// <summary>
    /// Where to connect: the inner address when the other client has no other, or is behind the same router; the outer one otherwise. Null when the server has not told.
    /// </summary>
    internal IPEndPoint? Endpoint(uint uin, ushort port)
    {
        if (port == 0 || Client.Contacts[uin] is not { Outer: { } outer, Inner: { } inner })
        {
            return null;
        }

        return new IPEndPoint(outer.Equals(Client.OuterAddress) ? inner : outer, port);
    }

    /// <summary>Whether somebody at an address may be the user they claim to be: contacts are where the server says, others cannot be checked.</summary>
    internal bool MayBe(uint uin, IPAddress from, out bool isVerified)
    {
        var contact = Client.Contacts[uin];
        isVerified = contact is { Outer: not null } && (from.Equals(contact.Outer) || from.Equals(contact.Inner));
        var isElsewhere = contact is { Outer: not null } && !isVerified;
        if (isElsewhere || uin == Client.Uin)
        {
            log.Impostor(from, uin);
            return false;
        }

        return true;
    }

    internal void Ended(MessageSession session)
    {
        sessions.TryRemove(session, out _);
        foreach (var (uin, task) in outgoing)
        {
            if (task.IsCompletedSuccessfully && task.Result == session)
            {
                outgoing.TryRemove(KeyValuePair.Create(uin, task));
            }
        }
    }

    private async Task<MessageSession?> SessionAsync(uint to, IPEndPoint where, CancellationToken cancellation)
    {
        if (sessions.Keys.FirstOrDefault(present => present.Uin == to && present.IsVerified && !present.Over.IsCompleted) is { } session)
        {
            return session;
        }

        var opening = outgoing.GetOrAdd(to, _ => OpenAsync(to, where));
        var made = await opening.WaitAsync(cancellation).ConfigureAwait(false);
        if (made is null)
        {
            outgoing.TryRemove(KeyValuePair.Create(to, opening));
        }

        return made;
    }

    private async Task<MessageSession?> OpenAsync(uint to, IPEndPoint where)
    {
        using var patience = Patience(options.ConnectTimeout, CancellationToken.None);
        FrameStream? stream = null;
        try
        {
            stream = await PeerFrames.Sockets.ConnectAsync(where, patience.Token).ConfigureAwait(false);
            await stream.SayHelloAsync(isSending: true, Client, options.Face, patience.Token).ConfigureAwait(false);
            return Begin(stream, to, isVerified: true, where.Address);
        }
        catch (Exception unreachable) when (unreachable is SocketException or IOException or OperationCanceledException)
        {
            log.NotReached(to, unreachable.Message);
            if (stream is not null)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }

            return null;
        }
    }

    private MessageSession Begin(FrameStream stream, uint uin, bool isVerified, IPAddress from)
    {
        var session = new MessageSession(this, stream, uin, isVerified, from);
        sessions.TryAdd(session, 0);
        session.Start();
        return session;
    }

    private async Task ServeAsync(FrameStream stream, IPAddress from)
    {
        try
        {
            using var patience = Patience(options.HelloTimeout, CancellationToken.None);
            var (uin, _) = await stream.ExpectAsync<Messages.ToPeer.Hello>(patience.Token).ConfigureAwait(false);
            if (MayBe(uin, from, out var isVerified))
            {
                await Begin(stream, uin, isVerified, from).Over.ConfigureAwait(false);
            }
        }
        catch (Exception broken) when (broken is IOException or WireException or OperationCanceledException or ObjectDisposedException)
        {
            log.Broken(from, broken.Message);
        }
    }
}
