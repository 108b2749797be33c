using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Core.Services;
using Parlance.MyIcq.Messages;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.MyIcq.Server;

/// <summary>A logged-in client: its numbers, its key, and what it is sent. It holds no socket.</summary>
/// <remarks>
/// Requests are handled on the thread that received them; events one after the other on the pool. What both touch is guarded by <see cref="gate"/> or
/// belongs to something that guards itself.
/// </remarks>
internal sealed partial class MyIcqSession : ISessionSink, IReliableEvents, ITappable
{
    private const int MostEvents = 4096;
    private const int MostDelayed = 32;
    private readonly Lock gate = new();
    private readonly SequenceWindow window = new();
    private readonly MyIcqEndpoint endpoint;
    private readonly MyIcqCipher cipher;
    private readonly SerialQueue<object> events;
    private readonly FloodGate flood;
    private readonly FloodGate requests;
    private readonly WrongCodes wrongCodes;
    private readonly ContactView contacts;
    private volatile Session? session;
    private volatile byte[]? loginAnswer;
    private volatile IPacketTap? tap;
    private int delayed;
    private int ended;
    private long heardAt;
    private long acknowledgedAt;

    public MyIcqSession(MyIcqEndpoint endpoint, Peer peer, ClientHeader header, in ToServer.Login login, Account account)
    {
        this.endpoint = endpoint;
        (Peer, Header, Account) = (peer, header, account);
        (RealIp, MessagePort, LoginStatus) = (login.RealIp, login.MessagePort, login.Status);
        cipher = MyIcqCipher.FromPassword(login.Password);
        window.Receive(header.Sequence);
        window.Answer(header.Sequence);
        Link = endpoint.Udp.Open(peer.Address, (ushort)(header.Sequence + 1), this);
        events = new SerialQueue<object>(Handle, MostEvents);
        flood = new FloodGate(Services.Options.Flood, Services.Time);
        requests = new FloodGate(WrongCodes.RequestRate(Services.Options.Flood), Services.Time);
        wrongCodes = new WrongCodes(Services.Options.WrongCheckCodes, Services.Time);
        contacts = new ContactView(this);
        heardAt = Services.Time.GetTimestamp();
    }

    public MyIcqServices Services => endpoint.Services;

    public Peer Peer { get; }

    /// <summary>The header of the LOGIN that made the session: version, number and sid of every later datagram.</summary>
    public ClientHeader Header { get; }

    public uint Uin => Header.Uin;

    public Account Account { get; }

    /// <summary>The domain's side of the session.</summary>
    public Session Session => session ?? throw new InvalidOperationException("The session has not begun.");

    public Ip4 RealIp { get; }

    public ushort MessagePort { get; }

    public uint LoginStatus { get; }

    public ReliableLink Link { get; }

    public Codepage Page => Services.PageOf(Account);

    public bool HasEnded => Volatile.Read(ref ended) != 0;

    /// <inheritdoc/>
    public IPacketTap? Tap
    {
        get => tap;
        set => tap = value;
    }

    /// <summary>The last broadcast sent to this client, confirmed or not.</summary>
    public long LastBroadcast { get; set; }

    private Community Community => Services.Community;

    /// <summary>Whether a header is of this session: the address alone is not enough, and the sid alone even less.</summary>
    public bool Owns(in ClientHeader header) => header.Uin == Uin && header.Sid == Header.Sid;

    /// <summary>Whether a header is that of the LOGIN which made the session: a repetition, to be confirmed like any other.</summary>
    public bool IsBegunBy(in ClientHeader header) => header.Command == Header.Command && header.Sequence == Header.Sequence;

    /// <inheritdoc/>
    public void Deliver(Delivery delivery)
    {
        if (!events.Add(delivery))
        {
            End(SessionEnd.SlowReader);
        }
    }

    /// <inheritdoc/>
    public void End(SessionEnd reason) => events.Add(reason, always: true);

    /// <summary>Signs in and sends what a login is owed, in turn with events.</summary>
    public void Begin() => events.Add(new Beginning());

    /// <summary>Lets the client see a contact from now on, in turn with events.</summary>
    public void Show(Account contact) => events.Add(new Delivery(new ContactAdded(Account, contact)));

    /// <summary>Lets the client see a contact no longer.</summary>
    public void Hide(Account contact) => events.Add(new Delivery(new ContactRemoved(Account, contact)));

    /// <summary>Leaves the domain and forgets the client. Does nothing the second time.</summary>
    public void Leave(SessionEnd reason)
    {
        if (Interlocked.Exchange(ref ended, 1) != 0)
        {
            return;
        }

        endpoint.Remove(this);
        Link.Close();
        if (session is { } present)
        {
            Community.Presences.SignOut(present);
        }

        Services.Metrics.Ended(Network.MyIcq, reason);
        Services.Log.Ended(Peer.ToString(), reason, Uin);
    }

    /// <summary>Ends the session if nothing was heard for too long.</summary>
    public void LeaveIfSilent()
    {
        if (Services.Time.GetElapsedTime(Volatile.Read(ref heardAt)) > Services.Options.KeepAlive)
        {
            End(SessionEnd.Silent);
        }
    }

    private sealed record Beginning;
}
