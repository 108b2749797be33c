using System.Buffers.Binary;
using Parlance.Icq;
using Parlance.Protocols.Tests.Icq;

namespace Parlance.System.Tests.Icq;

/// <summary>What real clients said in the captures, said again to this server: every packet is acknowledged, and nobody is told to log in again.</summary>
public sealed class ReplayTests
{
    private const ushort ServerPort = 4000;

    [Theory]
    [InlineData("icq-v2-micq025.pcap", 2, "mICQ 0.2.5")]
    [InlineData("icq-v2-icqlib013.pcap", 2, "icqlib 0.13")]
    [InlineData("icq-v5-micq046.pcap", 5, "mICQ 0.4.6")]
    [InlineData("icq-v5-icqlib1-tcp.pcap", 5, "icqlib 1.x")]
    public async Task Sessions_of_real_clients_go_through(string file, int version, string client)
    {
        using var world = await IcqWorld.StartAsync();
        var replay = new Replay(world, version);
        var packets = Pcap.Read(file).Where(p => !p.IsTcp && (p.FromPort == ServerPort || p.ToPort == ServerPort)).ToList();
        foreach (var packet in packets)
        {
            await replay.StepAsync(packet);
        }

        replay.Sent.ShouldBeGreaterThan(10, client);
        replay.Unacknowledged.ShouldBeEmpty();
        replay.Refused.ShouldBe(replay.RefusedInCapture);
    }

    private sealed class Replay(IcqWorld world, int version)
    {
        private readonly Dictionary<ushort, RawIcq> clients = [];
        private readonly Dictionary<uint, uint> numbers = [];
        private readonly Dictionary<ushort, uint> waiting = [];

        public int Sent { get; private set; }

        public List<string> Unacknowledged { get; } = [];

        public int Refused => clients.Values.Sum(c => c.All<ToClient.NotConnected>().Count);

        public int RefusedInCapture { get; private set; }

        public async Task StepAsync(PcapPacket packet)
        {
            if (packet.FromPort == ServerPort)
            {
                IcqEnvelope.ReadFromServer(packet.Payload, out var said, out var rest);
                RefusedInCapture += said.Command == 0x00F0 ? 1 : 0;
                if (said.Command == 0x0046 && waiting.Remove(packet.ToPort, out var given))
                {
                    numbers[version == 2 ? BinaryPrimitives.ReadUInt32LittleEndian(rest[2..]) : said.Uin] = given;
                }

                return;
            }

            var datagram = packet.Payload.ToArray();
            IcqEnvelope.ReadFromClient(datagram, out var header, out var body);
            if (header.Command != ToServer.Ack.Spec.Code)
            {
                await SayAsync(packet, header, Renumbered(body));
            }
        }

        private async Task SayAsync(PcapPacket packet, IcqHeader header, byte[] body)
        {
            if (!clients.TryGetValue(packet.FromPort, out var client))
            {
                clients[packet.FromPort] = client = world.Client(version);
            }

            (client.Uin, client.Session) = (numbers.GetValueOrDefault(header.Uin, header.Uin), header.Session);
            var before = client.Acknowledgements.Count;
            client.SendBytes(Packets.Build(client, header.Command, header.Sequence, header.Sequence2, body));
            await world.SettledAsync();
            Sent++;
            if (header.Command == 0x03FC)
            {
                var (answer, message) = await client.ExpectWithHeaderAsync<ToClient.NewUserUin>();
                waiting[packet.FromPort] = version == 2 ? message.Uin!.Value : answer.Uin;
            }

            if (!client.Acknowledgements.Skip(before).Contains(header.Sequence) && header.Command != 0x03FC && client.All<ToClient.NotConnected>().Count == 0)
            {
                Unacknowledged.Add($"packet {packet.Number}, command {header.Command:X4}");
            }
        }

        /// <summary>The same parameters with the numbers that this server gave.</summary>
        private byte[] Renumbered(ReadOnlySpan<byte> body)
        {
            var bytes = body.ToArray();
            for (var at = 0; at + 4 <= bytes.Length; at++)
            {
                if (numbers.TryGetValue(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)), out var number))
                {
                    BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at), number);
                    at += 3;
                }
            }

            return bytes;
        }
    }
}
