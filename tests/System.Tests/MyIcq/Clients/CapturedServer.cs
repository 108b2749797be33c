using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Parlance.MyIcq;
using Parlance.Protocols.Tests;

namespace Parlance.System.Tests.MyIcq.Clients;

/// <summary>A scripted server that answers with the bytes a capture holds for one of its clients: only the session number and the numbers of packets are those of the client.</summary>
internal sealed class CapturedServer : IAsyncDisposable
{
    private readonly UdpClient socket = new(new IPEndPoint(IPAddress.Loopback, 0));
    private readonly CancellationTokenSource closing = new();
    private readonly Dictionary<ushort, byte[]> answers = [];
    private readonly List<byte[]> unasked = [];
    private readonly List<(ushort Command, ushort Sequence)> received = [];
    private readonly Task serving;
    private readonly TaskCompletionSource left = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ushort next;

    public CapturedServer(string client)
    {
        var seen = new HashSet<string>();
        foreach (var bytes in Sent(client))
        {
            MyIcqEnvelope.TryRead(bytes, out ServerHeader header);
            if (header.Acknowledged != 0 && header.Command != 1)
            {
                answers.TryAdd(header.Command, bytes);
            }
            else if (header.Sequence != 0 && seen.Add($"{header.Sid} {header.Sequence}"))
            {
                unasked.Add(bytes);
            }
        }

        serving = ServeAsync();
    }

    public IPEndPoint Endpoint => (IPEndPoint)socket.Client.LocalEndPoint!;

    /// <summary>What the capture tells this client unasked: command and body.</summary>
    public IReadOnlyList<(ushort Command, byte[] Body)> Unasked => [.. unasked.Select(bytes => (BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(14)), bytes[MyIcqLimits.Header..]))];

    /// <summary>Commands in the order they came, each number once; acknowledgements with the number they acknowledge.</summary>
    public IReadOnlyList<(ushort Command, ushort Sequence)> Received
    {
        get
        {
            lock (received)
            {
                return [.. received];
            }
        }
    }

    /// <summary>Completes when the client has logged out.</summary>
    public Task Left => left.Task.WaitAsync(TimeSpan.FromSeconds(20));

    /// <summary>Numbers of the packets that were sent unasked.</summary>
    public List<ushort> Numbers { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        socket.Dispose();
        await serving.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        closing.Dispose();
    }

    private static IEnumerable<byte[]> Sent(string client) =>
        from line in File.ReadLines(TestFiles.Captures("myicq-session.txt"))
        where !line.StartsWith('#')
        let parts = line.Split(' ')
        where parts[1] == "udp" && parts[2] == "S>C" && parts[3] == client
        select Convert.FromHexString(parts[4]);

    private async Task ServeAsync()
    {
        while (true)
        {
            var datagram = await socket.ReceiveAsync(closing.Token);
            MyIcqEnvelope.TryRead(datagram.Buffer, out ClientHeader header);
            lock (received)
            {
                received.Add((header.Command, header.Sequence));
            }

            switch (header.Command)
            {
                case 1:
                    break;
                case 5:
                    left.TrySetResult();
                    break;
                case 2 or 4:
                    next = (ushort)(header.Sequence + 1);
                    Send(answers[header.Command], header.Sid, next++, header.Sequence, datagram.RemoteEndPoint);
                    foreach (var bytes in header.Command == 4 ? unasked : [])
                    {
                        Numbers.Add(next);
                        Send(bytes, header.Sid, next++, 0, datagram.RemoteEndPoint);
                    }

                    break;
                default:
                    var answer = answers.GetValueOrDefault(header.Command is 0x0C or 0x0D ? (ushort)0x0105 : header.Command);
                    Send(answer ?? new byte[MyIcqLimits.Header], header.Sid, answer is null ? (ushort)0 : next++, header.Sequence, datagram.RemoteEndPoint);
                    break;
            }
        }
    }

    private void Send(byte[] captured, uint sid, ushort sequence, ushort acknowledged, IPEndPoint to)
    {
        var bytes = captured.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(bytes, 1);
        BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(10), sid);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(16), sequence);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(18), acknowledged);
        if (sequence == 0)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(14), 1);
        }

        socket.Client.SendTo(bytes, to);
    }
}
