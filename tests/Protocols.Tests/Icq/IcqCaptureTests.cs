using Parlance.Icq;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Icq;

public sealed class IcqCaptureTests
{
    private const ushort ServerPort = 4000;

    [Theory]
    [InlineData("icq-v2-micq025.pcap", 150)]
    [InlineData("icq-v2-icqlib013.pcap", 300)]
    [InlineData("icq-v5-micq046.pcap", 150)]
    [InlineData("icq-v5-icqlib1-tcp.pcap", 20)]
    public void Every_datagram_of_a_real_session_decodes_to_the_last_byte(string file, int atLeast)
    {
        var count = 0;
        foreach (var packet in Pcap.Read(file).Where(p => !p.IsTcp && (p.FromPort == ServerPort || p.ToPort == ServerPort)))
        {
            count++;
            var datagram = packet.Payload.ToArray();
            var fromServer = packet.FromPort == ServerPort;
            IcqHeader header;
            ReadOnlySpan<byte> body;
            if (fromServer)
            {
                IcqEnvelope.ReadFromServer(datagram, out header, out body);
            }
            else
            {
                IcqEnvelope.ReadFromClient(datagram, out header, out body);
            }

            var entry = IcqCatalog.Of(header.Version).Find(IcqLink.Server, fromServer ? Direction.ToClient : Direction.ToServer, header.Command);
            var trace = entry.ShouldNotBeNull($"packet {packet.Number}").Trace(body);
            trace.Wrong.ShouldBeNull($"packet {packet.Number}");
            trace.Undecoded.ShouldBe(Junk(header, entry.Spec.Name, trace, body), $"packet {packet.Number}, {entry.Spec.Name}");
            Meta(header, body, fromServer);
        }

        count.ShouldBeGreaterThan(atLeast);
    }

    [Fact]
    public void Every_frame_between_real_clients_decodes_and_encodes_to_equal_bytes()
    {
        var names = new List<string>();
        foreach (var stream in Pcap.Streams("icq-v5-icqlib1-tcp.pcap").Where(s => s.Length > 2 && s[0] is 0x1A && s[1] == 0 || s.Length > 40))
        {
            names.AddRange(Frames(stream));
        }

        names.ShouldContain(nameof(ToPeer.ChannelInit));
        names.ShouldContain(nameof(ToPeer.Message));
        names.ShouldContain(nameof(ToPeer.FileData));
        names.ShouldContain(nameof(ToPeer.ChatRequest));
        names.Count(n => n == nameof(ToPeer.FileData)).ShouldBeGreaterThan(4, "10,240 bytes in pieces of 2,048");
    }

    private static IEnumerable<string> Frames(byte[] stream)
    {
        var isChat = false;
        foreach (var frame in PeerFrames.Cut(stream))
        {
            if (isChat)
            {
                break;
            }

            var name = PeerFrames.Decode(frame);
            isChat = name is nameof(ToPeer.ChatRequest) or nameof(ToPeer.ChatAccept);
            yield return name;
        }
    }

    /// <summary>Clients of version 5 fill empty packets with four random bytes.</summary>
    private static int Junk(IcqHeader header, string name, Trace trace, ReadOnlySpan<byte> body) =>
        header.Version == 5 && trace.Consumed == 0 && body.Length == 4 && name is "Ack" or "KeepAlive" or "KeepAlive2" or "Login1" or "CmdX1" ? body.Length : 0;

    private static void Meta(IcqHeader header, ReadOnlySpan<byte> body, bool fromServer)
    {
        if (header.Command != (fromServer ? ToClient.MetaUser.Spec.Code : ToServer.MetaUser.Spec.Code))
        {
            return;
        }

        var code = body[0] | (uint)(body[1] << 8);
        var trace = IcqCatalog.Of(5).Find(IcqLink.Meta, fromServer ? Direction.ToClient : Direction.ToServer, code).ShouldNotBeNull().Trace(body[2..]);
        trace.Wrong.ShouldBeNull();
        trace.Undecoded.ShouldBe(0);
    }
}
