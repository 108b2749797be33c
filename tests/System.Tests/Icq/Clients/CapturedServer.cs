using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Parlance.Icq;
using Parlance.Protocols.Tests.Icq;

namespace Parlance.System.Tests.Icq.Clients;

/// <summary>A scripted server that answers with the bytes of a capture: only sequence numbers, the session number and the numbers of questions are those of the client.</summary>
internal sealed class CapturedServer : IAsyncDisposable
{
    private const ushort ServerPort = 4000;
    private static readonly ushort[] Told = [0x006E, 0x0078, 0x01A4, 0x0104, 0x00DC];
    private readonly UdpClient socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly Dictionary<ushort, List<byte[]>> packets = [];
    private readonly CancellationTokenSource closing = new();
    private readonly Task serving;
    private readonly int version;
    private ushort next;

    public CapturedServer(string file, int version)
    {
        this.version = version;
        foreach (var packet in Pcap.Read(file).Where(p => !p.IsTcp && p.FromPort == ServerPort))
        {
            IcqEnvelope.ReadFromServer(packet.Payload, out var header, out _);
            packets.TryAdd(header.Command, []);
            packets[header.Command].Add(packet.Payload);
        }

        serving = ServeAsync();
    }

    public IPEndPoint Endpoint => (IPEndPoint)socket.Client.LocalEndPoint!;

    /// <summary>Numbers of the packets that the client has acknowledged.</summary>
    public List<ushort> Acknowledged { get; } = [];

    /// <summary>Commands the client sent, repetitions too.</summary>
    public List<ushort> Commands { get; } = [];

    /// <summary>The end of a search comes before what it found, as when that was lost once.</summary>
    public bool LetsTheLastOvertake { get; set; }

    /// <summary>How many reliable packets it was sent.</summary>
    public int Sent => next;

    /// <summary>What the capture tells a client unasked.</summary>
    public IReadOnlyList<(IcqHeader Header, byte[] Body)> Unasked => [.. Told.SelectMany(All).Select(bytes =>
    {
        IcqEnvelope.ReadFromServer(bytes, out var header, out var body);
        return (header, body.ToArray());
    })];

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        socket.Dispose();
        await serving.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        closing.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            var datagram = await socket.ReceiveAsync(closing.Token);
            IcqEnvelope.ReadFromClient(datagram.Buffer, out var header, out var body);
            Answer(header, body.ToArray(), datagram.RemoteEndPoint);
        }
    }

    private void Answer(IcqHeader header, byte[] body, IPEndPoint to)
    {
        if (header.Command == 0x000A)
        {
            Acknowledged.Add(header.Sequence);
            return;
        }

        Commands.Add(header.Command);
        Send(All(0x000A)[0], header, header.Sequence, header.Sequence2, to);
        var question = version == 2 && body.Length >= 2 ? BinaryPrimitives.ReadUInt16LittleEndian(body) : (ushort)0;
        switch (header.Command)
        {
            case 0x03FC:
                Send(All(0x0046)[0], header, 0, header.Sequence2, to);
                break;
            case 0x03E8 when body.AsSpan().IndexOf("wrong"u8) >= 0:
                Send(All(0x0064)[0], header, 0, header.Sequence2, to);
                break;
            case 0x03E8:
                next = 0;
                Tell(All(0x005A)[0], header, to);
                break;
            case 0x044C:
                Tell(All(0x00E6)[0], header, to);
                break;
            case 0x0406:
                Array.ForEach([.. Told.SelectMany(All)], bytes => Tell(bytes, header, to));
                Tell(All(0x021C)[0], header, to);
                break;
            case 0x041A or 0x0424 or 0x064A when All(0x008C).Count > 0:
                Swap(() => Tell(All(0x008C)[0], header, to, question), () => Tell(All(0x00A0)[0], header, to, question));
                break;
            case 0x0460:
                Tell(All(0x0118)[0], header, to, question);
                break;
            case 0x046A:
                Tell(All(0x0122)[0], header, to, question);
                break;
            case 0x050A:
                Tell(All(0x01E0)[0], header, to, question);
                break;
            default:
                break;
        }
    }

    /// <summary>Numbers stay as they are when the order of the packets changes.</summary>
    private void Swap(Action first, Action second)
    {
        if (!LetsTheLastOvertake)
        {
            first();
            second();
            return;
        }

        next++;
        second();
        next -= 2;
        first();
        next++;
    }

    private List<byte[]> All(ushort command) => packets.GetValueOrDefault(command, []);

    private void Tell(byte[] captured, IcqHeader header, IPEndPoint to, ushort question = 0)
    {
        var bytes = captured.ToArray();
        if (version == 2 && question != 0)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(6), question);
        }

        Send(bytes, header, next++, header.Sequence2, to);
    }

    private void Send(byte[] captured, IcqHeader header, ushort sequence, ushort number, IPEndPoint to)
    {
        var bytes = captured.ToArray();
        if (version == 2)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(4), sequence);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(3), header.Session);
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(9), sequence);
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(11), number);
        }

        socket.Client.SendTo(bytes, to);
    }
}
