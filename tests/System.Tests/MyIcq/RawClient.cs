using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Parlance.MyIcq;
using Parlance.MyIcq.Messages;
using Parlance.Wire;

namespace Parlance.System.Tests.MyIcq;

/// <summary>A scripted client over a raw socket. It behaves as gaim does: confirms a packet once, silently drops repetitions, sends requests again.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly UdpClient socket;
    private readonly CancellationTokenSource closing = new();
    private readonly HashSet<ushort> seen = [];
    private readonly ConcurrentDictionary<ushort, TaskCompletionSource<Packet>> waiting = [];
    private readonly Channel<Packet> packets = Channel.CreateUnbounded<Packet>();
    private readonly List<Packet> skipped = [];
    private readonly double loss;
    private readonly Random random;
    private readonly Lock gate = new();
    private readonly Task reading;
    private readonly IPEndPoint server;
    private string password = "secret";

    public RawClient(IPEndPoint server, double loss = 0, int seed = 1, IPAddress? from = null)
    {
        socket = new UdpClient(new IPEndPoint(from ?? IPAddress.Loopback, 0));
        (this.server, this.loss, random) = (server, loss, new Random(seed));
        reading = ReadAsync();
    }

    public uint Uin { get; set; }

    /// <summary>Another for each client, as with real ones: a client that happens to get the port of one before it is not that one.</summary>
    public uint Sid { get; set; } = (uint)Random.Shared.Next(1, int.MaxValue);

    public ushort Sequence { get; set; } = 0x0100;

    public MyIcqCipher? Cipher { get; set; }

    public bool IsSilent { get; set; }

    public TimeSpan Repeat { get; set; } = TimeSpan.FromMilliseconds(150);

    public IPEndPoint Local => (IPEndPoint)socket.Client.LocalEndPoint!;

    public string Password
    {
        get => password;
        set => (password, Cipher) = (value, MyIcqCipher.FromPassword(value));
    }

    public async Task<uint> RegisterAsync(string password)
    {
        Password = password;
        (Uin, Cipher) = (0, null);
        var reply = await AskAsync(new ToServer.NewUin(password));
        Uin = reply.As<ToClient.NewUin>().Uin;
        return Uin;
    }

    public async Task<ToClient.Login> LogInAsync(uint status = 0, ushort port = 0x7ffd)
    {
        Cipher = null;
        var reply = await AskAsync(new ToServer.Login(Password, status, 1, Ip4.From(Local.Address), port));
        Cipher = MyIcqCipher.FromPassword(Password);
        return reply.Is<ToClient.Login>() ? reply.As<ToClient.Login>() : await NextAsync<ToClient.Login>();
    }

    /// <summary>Sends a request until it is confirmed.</summary>
    public async Task<Packet> AskAsync<T>(T message)
        where T : struct, IMessage<T>
    {
        var sequence = NextSequence();
        var answer = waiting[sequence] = new TaskCompletionSource<Packet>(TaskCreationOptions.RunContinuationsAsynchronously);
        var datagram = Datagram(message, sequence);
        using var patience = new CancellationTokenSource(Patience);
        while (!answer.Task.IsCompleted)
        {
            Transmit(datagram);
            await Task.WhenAny(answer.Task, Task.Delay(Repeat, patience.Token));
            patience.Token.ThrowIfCancellationRequested();
        }

        return await answer.Task;
    }

    /// <summary>Sends a request and asserts that its confirmation is bare.</summary>
    public async Task ConfirmAsync<T>(T message)
        where T : struct, IMessage<T> => (await AskAsync(message)).Header.Command.ShouldBe((ushort)1);

    /// <summary>Sends once and waits for nothing.</summary>
    public ushort Tell<T>(T message)
        where T : struct, IMessage<T>
    {
        var sequence = NextSequence();
        Transmit(Datagram(message, sequence));
        return sequence;
    }

    public byte[] Datagram<T>(T message, ushort sequence)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        var cipher = MyIcqEnvelope.IsClear((ushort)T.Spec.Code) ? null : Cipher;
        MyIcqEnvelope.Write(message, new ClientHeader(1, 0, Uin, Sid, 0, sequence, 0), cipher, (byte)random.Next(256), buffer);
        return buffer.Written.ToArray();
    }

    public void Transmit(ReadOnlySpan<byte> datagram)
    {
        if (!IsLost())
        {
            socket.Client.SendTo(datagram, SocketFlags.None, server);
        }
    }

    /// <summary>The next packet of any kind that answers nothing.</summary>
    public ValueTask<Packet> NextPacketAsync(CancellationToken cancellation) => packets.Reader.ReadAsync(cancellation);

    /// <summary>The next packet of a kind that answers nothing; others are kept for later.</summary>
    public async Task<T> NextAsync<T>()
        where T : struct, IMessage<T>
    {
        var at = skipped.FindIndex(packet => packet.Is<T>());
        if (at >= 0)
        {
            var kept = skipped[at];
            skipped.RemoveAt(at);
            return kept.As<T>();
        }

        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var packet = await packets.Reader.ReadAsync(patience.Token);
            if (packet.Is<T>())
            {
                return packet.As<T>();
            }

            skipped.Add(packet);
        }
    }

    /// <summary>Everything that came and answers nothing, once the server has nothing more: a request after it has been answered.</summary>
    public async Task<List<Packet>> DrainAsync()
    {
        await AskAsync(new ToServer.GetServerList());
        await Task.Delay(100);
        await AskAsync(new ToServer.GetServerList());
        while (packets.Reader.TryRead(out var packet))
        {
            skipped.Add(packet);
        }

        var all = skipped.Where(packet => packet.Header.Acknowledged == 0).ToList();
        skipped.Clear();
        return all;
    }

    public void Dispose()
    {
        closing.Cancel();
        reading.Wait(Patience);
        socket.Dispose();
        closing.Dispose();
    }

    private async Task ReadAsync()
    {
        try
        {
            while (true)
            {
                var datagram = await socket.ReceiveAsync(closing.Token);
                if (!IsLost())
                {
                    Receive(datagram.Buffer);
                }
            }
        }
        catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            packets.Writer.TryComplete();
        }
    }

    private void Receive(byte[] datagram)
    {
        MyIcqEnvelope.TryRead(datagram, out ServerHeader header).ShouldBeTrue();
        if (header.Sid != Sid || IsSilent)
        {
            return;
        }

        var packet = new Packet(header, datagram[MyIcqLimits.Header..]);
        if (header.Acknowledged != 0 && waiting.TryRemove(header.Acknowledged, out var answer))
        {
            answer.SetResult(packet);
        }

        if (header.Sequence == 0 || !seen.Add(header.Sequence))
        {
            return;
        }

        if (header.Command != ToClient.KeepAlive.Spec.Code)
        {
            Transmit(Datagram(default(ToServer.Ack), header.Sequence));
        }

        packets.Writer.TryWrite(packet);
    }

    private ushort NextSequence()
    {
        Sequence = Sequence == ushort.MaxValue ? (ushort)1 : (ushort)(Sequence + 1);
        return Sequence;
    }

    private bool IsLost()
    {
        lock (gate)
        {
            return random.NextDouble() < loss;
        }
    }

    /// <summary>A packet of the server.</summary>
    internal sealed record Packet(ServerHeader Header, byte[] Body)
    {
        public bool Is<T>()
            where T : struct, IMessage<T> => Header.Command == T.Spec.Code;

        public T As<T>()
            where T : struct, IMessage<T>
        {
            Header.Command.ShouldBe((ushort)T.Spec.Code);
            return Reader.Read<T>(Body, MyIcqStyle.Default);
        }
    }
}
