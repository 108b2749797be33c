using System.Collections.Concurrent;
using System.Net;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Core.Services;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.Icq.Server;

/// <summary>One client that is logged in, from login to the end.</summary>
/// <remarks>
/// Works on one thing at a time, packets of its client and events of others alike: a packet that finds the session idle is handled on the receiving thread
/// at once, everything else waits in the inbox for the pump. So the state below needs no lock.
/// </remarks>
public sealed partial class IcqSession : ISessionSink, IReliableEvents, ITappable
{
    private readonly IcqServer server;
    private readonly ConcurrentQueue<InboxItem> inbox = [];
    private readonly IcqEnvelope envelope;
    private readonly FloodGate messages;
    private readonly FloodGate commands;
    private readonly TaskCompletionSource over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SocketAddress address;
    private readonly IcqHeader loginHeader;
    private readonly byte[] loginReply;
    private volatile IPacketTap? tap;
    private TaskCompletionSource? endOfDelay;
    private Session? session;
    private Task working = Task.CompletedTask;
    private int pending = 1;
    private int packets;
    private int events;
    private int ending;
    private bool isQuiet;
    private bool hasAnswered;
    private bool hasEnded;
    private long lastHeard;

    internal IcqSession(IcqServer server, Account account, Stranger stranger, ToServer.Login login, string print)
    {
        (this.server, Account, Print, Remote, address, loginHeader) = (server, account, print, stranger.Remote, stranger.From, stranger.Header);
        envelope = IcqEnvelope.Of(loginHeader.Version);
        (window, began) = (MakeWindow(), server.Time.GetTimestamp());
        messages = new FloodGate(server.Options.Flood, server.Time);
        commands = new FloodGate(server.Options.CommandFlood, server.Time);
        Peer = new PeerEndpoint(Ip4.From(Remote.Address), login.Ip, login.Port, login.TcpCapability, login.TcpVersion);
        Status = login.Status;
        lastHeard = server.Time.GetTimestamp();

        // ICQ 98a takes number 0 for an acknowledgement; all others count from 0.
        Link = server.Reliable.Open(address, loginHeader.Version == 4 ? (ushort)1 : (ushort)0, this);
        loginReply = Build(MakeLoginReply(login), Link.Reserve(), loginHeader.Sequence2);
    }

    /// <summary>Number of the user.</summary>
    public uint Uin => Account.Uin;

    /// <summary>The account.</summary>
    public Account Account { get; }

    /// <summary>Where the client is.</summary>
    public IPEndPoint Remote { get; }

    /// <summary>Version of the protocol.</summary>
    public int Version => loginHeader.Version;

    /// <summary>Packets under way to the client that it has not acknowledged.</summary>
    public int Unacknowledged => Link.Unacknowledged;

    /// <summary>The status word the client sent last.</summary>
    public uint Status { get; private set; }

    /// <inheritdoc/>
    public IPacketTap? Tap
    {
        get => tap;
        set => tap = value;
    }

    /// <summary>Completes when the session is over.</summary>
    internal Task Over => over.Task;

    /// <summary>What the login was, to know its repetitions.</summary>
    private string Print { get; }

    internal bool IsIdle => Volatile.Read(ref pending) == 0;

    internal PeerEndpoint Peer { get; }

    internal ReliableLink Link { get; }

    /// <summary>The header of the packet being worked on.</summary>
    internal IcqHeader Current { get; private set; }

    private Community Community => server.Community;

    private Session Session => session ?? throw new InvalidOperationException("The session has not begun.");

    private Codepage Codepage => Codepage.Find(Community.Profiles.Of(Account).Codepage) ?? server.Codepage;

    /// <inheritdoc/>
    public void Deliver(Delivery delivery)
    {
        if (Interlocked.Increment(ref events) > server.Options.WaitingEvents)
        {
            End(SessionEnd.SlowReader);
            return;
        }

        Post(new InboxItem(default, null, delivery));
    }

    /// <inheritdoc/>
    public void End(SessionEnd reason)
    {
        if (Interlocked.CompareExchange(ref ending, (int)reason + 1, 0) == 0)
        {
            Post(default);
            Volatile.Read(ref endOfDelay)?.TrySetResult();
        }
    }

    /// <inheritdoc/>
    public void CycleEnded(int cycle)
    {
        // The client is not asked: it would have acknowledged, had it heard.
    }

    /// <inheritdoc/>
    public void Lost(object? tag, long firstSent)
    {
        if (Volatile.Read(ref lastHeard) < firstSent)
        {
            End(SessionEnd.Silent);
        }
    }

    /// <inheritdoc/>
    public void Acknowledged(object? tag) => Confirm(tag as OutgoingMessage);

    /// <summary>Whether a datagram is this session's: only a login moves it.</summary>
    internal bool IsAt(in IcqHeader header, SocketAddress from) =>
        header.Version == loginHeader.Version && header.Session == loginHeader.Session && address.Equals(from) && !hasEnded;

    /// <summary>The user logged in again; this session ends without a sound for those who watch, and is told so unless the client is the same.</summary>
    internal void GiveWayTo(IcqSession newer)
    {
        isQuiet = newer.address.Equals(address);
        session?.Silence();
    }

    internal void SignIn()
    {
        session = Community.Presences.SignIn(Account.Person, Network.Icq, Remote.Address, this);
        server.Metrics.Opened(Network.Icq);
    }

    /// <summary>Says that the login succeeded and begins to work.</summary>
    internal async Task BeginAsync()
    {
        await Community.Mailbox.OpenAsync(Session, CancellationToken.None);
        Volatile.Write(ref hasAnswered, true);
        SendAcknowledgement(loginHeader);
        Link.Send(FirstSequence, loginReply);
        Community.Presences.SetState(Session, IcqTranslator.StateOf(Status));
        Community.Presences.Announce(Session);
        Finished();
    }

    /// <summary>
    /// The login came once more: its answer was lost. If it has not left yet it must not do so before the mailbox is open, or the client would ask for its mail and hear that there is none.
    /// </summary>
    internal void AnswerLoginAgain(in IcqHeader header)
    {
        Volatile.Write(ref lastHeard, server.Time.GetTimestamp());
        if (!Volatile.Read(ref hasAnswered))
        {
            return;
        }

        CountAnew();
        SendAcknowledgement(header);
        server.Reliable.SendOnce(loginReply, address);
    }

    /// <summary>A packet of this session came.</summary>
    internal void Receive(in IcqHeader header, ReadOnlySpan<byte> body)
    {
        Volatile.Write(ref lastHeard, server.Time.GetTimestamp());
        tap?.Received(header.Command, body);
        if (header.Command == ToServer.Ack.Spec.Code)
        {
            Link.Acknowledge(header.Sequence);
        }
        else if (IsToBeWorkedOn(header, body))
        {
            if (Interlocked.CompareExchange(ref pending, 1, 0) == 0)
            {
                Follow(Work(header, body));
            }
            else if (Interlocked.Increment(ref packets) > server.Options.WaitingPackets)
            {
                Interlocked.Decrement(ref packets);
                Forget(header);
            }
            else
            {
                Post(new InboxItem(header, body.ToArray(), null));
            }
        }
    }

    /// <summary>Ends a session of which nothing was heard for too long, and gives what waits to clients that never ask for it.</summary>
    internal void LookAfter(TimeSpan silence)
    {
        var heard = server.Time.GetElapsedTime(Volatile.Read(ref lastHeard));
        if (heard > silence)
        {
            End(SessionEnd.Silent);
        }
        else if (HoldsForTooLong)
        {
            Post(new InboxItem(default, null, null, ReleasesMail: true));
        }
    }

    /// <summary>Works on what is in the inbox. Called by the pump.</summary>
    internal void Run() => working = DrainAsync();

    private ushort FirstSequence => loginHeader.Version == 4 ? (ushort)1 : (ushort)0;

    private void Leave(SessionEnd reason)
    {
        if (hasEnded)
        {
            return;
        }

        hasEnded = true;
        Farewell(reason);
        Link.Close();
        server.Left(this);
        Community.Presences.SignOut(Session);
        server.Metrics.Ended(Network.Icq, reason);
        server.Log.Ended(Uin, Remote, reason);
        over.TrySetResult();
    }

    /// <summary>0028 for clients that know it; versions before 4 take 00F0 for it. A server that stops says only 00F0: mICQ quits on 0028.</summary>
    private void Farewell(SessionEnd reason)
    {
        if (reason == SessionEnd.ClientLeft || isQuiet)
        {
            return;
        }

        var header = loginHeader with { Sequence = 0, Sequence2 = 0 };
        if (reason != SessionEnd.ServerStopping)
        {
            SendOnce(default(ToClient.ForcedOffline), header);
        }

        if (reason == SessionEnd.ServerStopping || Version < 4)
        {
            SendOnce(default(ToClient.NotConnected), header);
        }
    }
}
