using System.Net;
using System.Threading.Channels;
using Parlance.Icq;
using Parlance.Wire;

namespace Parlance.System.Tests.Icq;

/// <summary>A scripted client: says what it is told to, acknowledges what it gets, and remembers it.</summary>
internal sealed class RawIcq : IReliableEvents, IDisposable
{
    private readonly Channel<(IcqHeader Header, byte[] Body)> inbox = Channel.CreateUnbounded<(IcqHeader, byte[])>();
    private readonly SequenceWindow window = new(4096);
    private readonly Lock gate = new();
    private readonly Random random = new(1);
    private readonly ReliableUdp reliable;
    private readonly IDatagramSink sink;
    private readonly SocketAddress server;
    private readonly ReliableLink link;

    public RawIcq(Func<Action<byte[]>, IDatagramSink> attach, SocketAddress server, TimeProvider time, int version = 2, ReliableUdpOptions? options = null, ushort first = 1)
    {
        (this.server, Version) = (server, version);
        Session = version == 5 ? (uint)random.Next(1, 0x3FFFFFFF) : 0;
        sink = attach(Receive);
        reliable = new ReliableUdp(options ?? new ReliableUdpOptions { InFlight = 100_000 }, sink, time);
        link = reliable.Open(server, first, this);
    }

    public int Version { get; }

    public uint Uin { get; set; }

    public uint Session { get; set; }

    /// <summary>Whether packets of the server are acknowledged.</summary>
    public bool Acknowledges { get; set; } = true;

    /// <summary>Packets of the server in the order they came, repetitions left out.</summary>
    public List<(IcqHeader Header, byte[] Body)> Received { get; } = [];

    /// <summary>Tags of the packets that the server has acknowledged.</summary>
    public List<object> Confirmed { get; } = [];

    /// <summary>Numbers of acknowledgements as they came.</summary>
    public List<ushort> Acknowledgements { get; } = [];

    public int ConfirmedCount
    {
        get
        {
            lock (gate)
            {
                return Confirmed.Count;
            }
        }
    }

    public int Unconfirmed => link.Unacknowledged;

    public void Acknowledged(object? tag)
    {
        lock (gate)
        {
            if (tag is not null)
            {
                Confirmed.Add(tag);
            }
        }
    }

    public object[] ConfirmedTags()
    {
        lock (gate)
        {
            return [.. Confirmed];
        }
    }

    public void CycleEnded(int cycle)
    {
    }

    public void Lost(object? tag, long firstSent)
    {
    }

    public ushort Send<T>(in T message, object? tag = null, ushort second = 0)
        where T : struct, IMessage<T>
    {
        var sequence = link.Reserve();
        link.Send(sequence, Build(message, sequence, second), tag);
        return sequence;
    }

    /// <summary>Sends once, with any number.</summary>
    public void SendRaw<T>(in T message, ushort sequence, ushort second = 0)
        where T : struct, IMessage<T> => sink.Send(Build(message, sequence, second), server);

    public void SendBytes(byte[] datagram) => sink.Send(datagram, server);

    public byte[] Build<T>(in T message, ushort sequence, ushort second = 0)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        lock (gate)
        {
            IcqEnvelope.Of(Version).WriteToServer(message, new IcqHeader(Version, 0, sequence, second, Uin, Session), buffer, random);
        }

        return buffer.Written.ToArray();
    }

    /// <summary>Waits for the next packet of a kind; others before it are skipped.</summary>
    public async Task<T> ExpectAsync<T>()
        where T : struct, IMessage<T> => (await ExpectWithHeaderAsync<T>()).Message;

    /// <summary>The next packet of any kind.</summary>
    public ValueTask<(IcqHeader Header, byte[] Body)> NextPacketAsync(CancellationToken cancellation) => inbox.Reader.ReadAsync(cancellation);

    public async Task<(IcqHeader Header, T Message)> ExpectWithHeaderAsync<T>()
        where T : struct, IMessage<T>
    {
        var isMeta = T.Spec.Link == IcqLink.Meta;
        using var hang = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        hang.CancelAfter(TimeSpan.FromSeconds(20));
        while (true)
        {
            var (header, body) = await inbox.Reader.ReadAsync(hang.Token);
            if (!isMeta && header.Command == T.Spec.Code)
            {
                return (header, Reader.Read<T>(body, IcqStyle.Of(Version)));
            }

            if (isMeta && header.Command == ToClient.MetaUser.Spec.Code && (body[0] | (body[1] << 8)) == T.Spec.Code)
            {
                return (header, Reader.Read<T>(body.AsSpan(2), IcqStyle.Of(Version)));
            }
        }
    }

    /// <summary>All packets of a kind so far.</summary>
    public IReadOnlyList<T> All<T>()
        where T : struct, IMessage<T>
    {
        lock (gate)
        {
            return [.. Received.Where(p => p.Header.Command == T.Spec.Code).Select(p => Reader.Read<T>(p.Body, IcqStyle.Of(Version)))];
        }
    }

    public async Task<uint> RegisterAsync(string password)
    {
        Send(new ToServer.NewUserReg(7, password, 0xA0, new byte[Version == 2 ? 4 : 12]));
        var (header, message) = await ExpectWithHeaderAsync<ToClient.NewUserUin>();
        return Uin = Version == 2 ? message.Uin!.Value : header.Uin;
    }

    public async Task<ToClient.LoginReply> LogInAsync(string password, uint status = 0, params uint[] contacts)
    {
        Send(Login(password, status));
        var reply = await ExpectAsync<ToClient.LoginReply>();
        if (contacts.Length > 0)
        {
            Send(new ToServer.ContactList(contacts));
            await ExpectAsync<ToClient.ContactListDone>();
        }

        return reply;
    }

    public static ToServer.Login Login(string password, uint status = 0) =>
        new(0, 5000, password, 0x00040072, Ip4.Of(127, 0, 0, 1), 4, status, 3, 2, 0x00720004, []);

    public void Dispose() => reliable.Dispose();

    private void Receive(byte[] datagram)
    {
        IcqEnvelope.ReadFromServer(datagram, out var header, out var body);
        header = header with { Version = Version };
        if (header.Command == ToClient.Ack.Spec.Code)
        {
            lock (gate)
            {
                Acknowledgements.Add(header.Sequence);
            }

            link.Acknowledge(header.Sequence);
            return;
        }

        lock (gate)
        {
            var isOutside = header.Command is 0x0046 or 0x0064 or 0x00F0 or 0x00FA or 0x0028;
            if (isOutside || window.Receive(header.Sequence) == Arrival.New)
            {
                Received.Add((header, body.ToArray()));
                inbox.Writer.TryWrite((header, body.ToArray()));
            }
        }

        if (Acknowledges && header.Command is not (0x0046 or 0x0064 or 0x00F0 or 0x00FA or 0x0028))
        {
            SendRaw(default(ToServer.Ack), header.Sequence, header.Sequence2);
        }
    }
}
