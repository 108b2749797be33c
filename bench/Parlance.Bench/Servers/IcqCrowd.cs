using System.Net;
using System.Net.Sockets;
using Parlance.Icq;
using Parlance.Wire;

namespace Parlance.Bench.Servers;

/// <summary>Many users of ICQ behind one socket, each a session of its own: they send, acknowledge, and count.</summary>
internal sealed class IcqCrowd : IDisposable
{
    private static readonly IcqEnvelope Envelope = IcqEnvelope.Of(2);
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
    private readonly WireBuffer buffer = new();
    private readonly Random random = new(1);
    private readonly byte[] received = new byte[2048];
    private readonly Dictionary<uint, ushort> numbers = [];

    public IcqCrowd(IPEndPoint server)
    {
        socket.ReceiveBufferSize = 8 << 20;
        socket.ReceiveTimeout = 5000;
        socket.Connect(server);
    }

    /// <summary>Registers users and gives their numbers; sixteen at a time are under way.</summary>
    public List<uint> Register(int count)
    {
        var users = new List<uint>();
        for (ushort sent = 0; users.Count < count;)
        {
            for (; sent < count && sent < users.Count + 16; sent++)
            {
                Write(new ToServer.NewUserReg(sent, "secret", 0x72, []), 0, sent);
            }

            if (Next(out var header, out var body) && header.Command == 0x0046)
            {
                users.Add(Reader.Read<ToClient.NewUserUin>(body, IcqStyle.Two).Uin!.Value);
            }
        }

        return users;
    }

    /// <summary>Logs users in; sixteen at a time are under way.</summary>
    public void LogIn(IReadOnlyList<uint> users)
    {
        var login = new ToServer.Login(0, 0, "secret", 0x72, Ip4.None, 6, 0, 3, 1, 0, []);
        for (int sent = 0, done = 0; done < users.Count;)
        {
            for (; sent < users.Count && sent < done + 16; sent++)
            {
                Send(users[sent], login);
            }

            if (Next(out var header, out var body) && header.Command == 0x005A)
            {
                Acknowledge(Reader.Read<ToClient.LoginReply>(body, IcqStyle.Two).Uin, header.Sequence);
                done++;
            }
        }
    }

    /// <summary>Sends a packet of a user.</summary>
    public void Send<T>(uint uin, in T message)
        where T : struct, IMessage<T>
    {
        var sequence = (ushort)(numbers.GetValueOrDefault(uin) + 1);
        numbers[uin] = sequence;
        Write(message, uin, sequence);
    }

    /// <summary>Confirms a packet of the server for a user.</summary>
    public void Acknowledge(uint uin, ushort sequence) => Write(default(ToServer.Ack), uin, sequence);

    /// <summary>Waits for the next packet.</summary>
    /// <returns>False when none came for five seconds.</returns>
    public bool Next(out IcqHeader header, out ReadOnlySpan<byte> body)
    {
        try
        {
            var length = socket.Receive(received);
            IcqEnvelope.ReadFromServer(received.AsSpan(0, length), out header, out body);
            return true;
        }
        catch (SocketException late) when (late.SocketErrorCode is SocketError.TimedOut or SocketError.WouldBlock)
        {
            header = default;
            body = default;
            return false;
        }
    }

    public void Dispose()
    {
        socket.Dispose();
        buffer.Dispose();
    }

    private void Write<T>(in T message, uint uin, ushort sequence)
        where T : struct, IMessage<T>
    {
        buffer.Clear();
        Envelope.WriteToServer(message, new IcqHeader(2, 0, sequence, 0, uin), buffer, random);
        socket.Send(buffer.Written);
    }
}
