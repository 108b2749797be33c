using System.Net;
using System.Net.Sockets;
using Parlance.MyIcq;
using Parlance.MyIcq.Messages;
using Parlance.Wire;

namespace Parlance.Bench.Servers;

/// <summary>A MyICQ client that waits for each answer, on a thread of its own caller.</summary>
internal sealed class MyIcqDriver : IDisposable
{
    private const string Password = "freeman";
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp) { ReceiveTimeout = 5000 };
    private readonly byte[] received = new byte[2048];
    private readonly WireBuffer buffer = new();
    private readonly Dictionary<uint, int> kept = [];
    private readonly uint sid;
    private MyIcqCipher? cipher;
    private ushort sequence = 100;

    public MyIcqDriver(IPEndPoint server, uint sid)
    {
        this.sid = sid;
        socket.Connect(server);
    }

    public uint Uin { get; private set; }

    public void Register()
    {
        Ask(new ToServer.NewUin(Password));
        Uin = Reader.Read<ToClient.NewUin>(received.AsSpan(MyIcqLimits.Header), MyIcqStyle.Default).Uin;
    }

    public void LogIn()
    {
        Ask(new ToServer.Login(Password, 0, 1, default, 0));
        cipher = MyIcqCipher.FromPassword(Password);
    }

    /// <summary>Sends a request and waits for what confirms it.</summary>
    public void Ask<T>(in T message)
        where T : struct, IMessage<T> => Await(Tell(message));

    /// <summary>Sends a request.</summary>
    public ushort Tell<T>(in T message)
        where T : struct, IMessage<T>
    {
        sequence = sequence == ushort.MaxValue ? (ushort)1 : (ushort)(sequence + 1);
        Send(message, sequence);
        return sequence;
    }

    /// <summary>Waits for what confirms a request.</summary>
    public void Await(ushort asked)
    {
        while (Receive().Acknowledged != asked)
        {
        }
    }

    /// <summary>Waits for a packet with a command, if none came before.</summary>
    public void Expect(uint command)
    {
        if (kept.TryGetValue(command, out var count) && count > 0)
        {
            kept[command] = count - 1;
            return;
        }

        while (Receive().Command != command)
        {
        }

        kept[command]--;
    }

    public void Dispose()
    {
        socket.Dispose();
        buffer.Dispose();
    }

    private ServerHeader Receive()
    {
        var length = socket.Receive(received);
        MyIcqEnvelope.TryRead(received.AsSpan(0, length), out ServerHeader header);
        if (header.Sequence != 0 && header.Command != ToClient.KeepAlive.Spec.Code)
        {
            Send(default(ToServer.Ack), header.Sequence);
        }

        kept[header.Command] = kept.GetValueOrDefault(header.Command) + 1;
        return header;
    }

    private void Send<T>(in T message, ushort number)
        where T : struct, IMessage<T>
    {
        buffer.Clear();
        MyIcqEnvelope.Write(message, new ClientHeader(1, 0, Uin, sid, 0, number, 0), MyIcqEnvelope.IsClear((ushort)T.Spec.Code) ? null : cipher, 3, buffer);
        socket.Send(buffer.Written);
    }
}
