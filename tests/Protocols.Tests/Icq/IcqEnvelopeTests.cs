using System.Security.Cryptography;
using Parlance.Icq;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Icq;

public sealed class IcqEnvelopeTests
{
    public static TheoryData<int> Versions => [2, 3, 4, 5];

    [Theory]
    [MemberData(nameof(Versions))]
    public void What_a_client_writes_a_server_reads(int version)
    {
        var random = new Random(version);
        for (var i = 0; i < 300; i++)
        {
            var message = new ToServer.SendMessage((uint)random.NextInt64(), 1, new string('x', random.Next(700)));
            var header = new IcqHeader(version, 0x010E, (ushort)random.Next(0x10000), Second(version, random), (uint)random.NextInt64(), Session(version, random));
            using var buffer = new WireBuffer();
            IcqEnvelope.Of(version).WriteToServer(message, header, buffer, random);
            var datagram = buffer.Written.ToArray();
            var wire = datagram.ToArray();
            IcqEnvelope.ReadFromClient(datagram, out var read, out var body);

            read.ShouldBe(header);
            Reader.Read<ToServer.SendMessage>(body, IcqStyle.Of(version)).ShouldBe(message);
            IcqEnvelope.Of(version).IsChecked(datagram, fromServer: false).ShouldBeTrue();
            wire.SequenceEqual(datagram).ShouldBe(version < 4, "versions 4 and 5 are encrypted");
        }
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void What_a_server_writes_a_client_reads(int version)
    {
        var random = new Random(version);
        var message = new ToClient.UserOffline(12345);
        var header = new IcqHeader(version, 0x0078, 7, Second(version, random), version == 2 ? 0 : 10001u, Session(version, random));
        using var buffer = new WireBuffer();
        var envelope = IcqEnvelope.Of(version);
        envelope.WriteToClient(message, header, buffer);
        IcqEnvelope.ReadFromServer(buffer.Written, out var read, out var body);

        read.ShouldBe(version == 4 ? header with { Version = 3 } : header, "the server speaks to ICQ 98a with headers of version 3");
        envelope.IsChecked(buffer.Written, fromServer: true).ShouldBeTrue();
        Reader.Read<ToClient.UserOffline>(body, IcqStyle.Of(version)).ShouldBe(message);
    }

    [Fact]
    public void A_changed_packet_of_version_5_does_not_pass_its_check_code()
    {
        var random = new Random(1);
        using var buffer = new WireBuffer();
        IcqEnvelope.Of(5).WriteToClient(new ToClient.Ack(), new IcqHeader(5, 0, 7, 8, 10001, 99), buffer);
        var packet = buffer.Written.ToArray();
        packet[17] ^= 0xFF;
        IcqEnvelope.Of(5).IsChecked(packet, fromServer: true).ShouldBeFalse();
    }

    [Fact]
    public void Requests_about_profiles_travel_in_their_envelope()
    {
        using var buffer = new WireBuffer();
        IcqEnvelope.Of(5).WriteToServer(new ToServer.GetFull(10002), new IcqHeader(5, 0, 1, 2, 10001, 3), buffer, new Random(1));
        var datagram = buffer.Written.ToArray();
        IcqEnvelope.ReadFromClient(datagram, out var header, out var body);
        header.Command.ShouldBe((ushort)0x064A);
        var meta = Reader.Read<ToServer.MetaUser>(body, IcqStyle.Five);
        meta.Sub.ShouldBe((ushort)0x04B0);
        Reader.Read<ToServer.GetFull>(meta.Body, IcqStyle.Five).Uin.ShouldBe(10002u);

        buffer.Clear();
        IcqEnvelope.Of(5).WriteToClient(new ToClient.AboutInfo(IcqMetaResult.Success, "me"), new IcqHeader(5, 0, 1, 2, 10001, 3), buffer);
        IcqEnvelope.ReadFromServer(buffer.Written, out header, out body);
        header.Command.ShouldBe((ushort)0x03DE);
        body.ToArray().ShouldBe([0xE6, 0x00, 0x0A, 3, 0, (byte)'m', (byte)'e', 0]);
    }

    [Fact]
    public void Several_packets_in_one_are_whole_packets_of_the_server()
    {
        using var inner = new WireBuffer();
        IcqEnvelope.Of(5).WriteToClient(new ToClient.UserOffline(1), new IcqHeader(5, 0, 1, 0, 10001, 3), inner);
        using var buffer = new WireBuffer();
        var packet = new IcqPacket(inner.Written.ToArray());
        IcqEnvelope.Of(5).WriteToClient(new ToClient.MultiPacket([packet, packet]), new IcqHeader(5, 0, 2, 0, 10001, 3), buffer);
        IcqEnvelope.ReadFromServer(buffer.Written, out _, out var body);
        var several = Reader.Read<ToClient.MultiPacket>(body, IcqStyle.Five).Packets;
        several.Length.ShouldBe(2);
        IcqEnvelope.ReadFromServer(several[1].Bytes, out var header, out _);
        header.Command.ShouldBe((ushort)0x0078);
    }

    [Fact]
    public void A_refused_field_leaves_no_half_packet_behind()
    {
        using var buffer = new WireBuffer();
        Should.Throw<WireException>(() =>
            IcqEnvelope.Of(2).WriteToClient(new ToClient.MessageNow(1, 1, new string('x', IcqLimits.Message + 1)), new IcqHeader(2, 0, 1), buffer));
        buffer.Length.ShouldBe(0);
    }

    [Fact]
    public void The_tables_are_those_of_the_clients()
    {
        var tables = System.Text.Json.JsonDocument.Parse(File.ReadAllText(TestFiles.Vectors("icq-tables.json"))).RootElement;
        string Hash(string name) => tables.GetProperty(name).GetProperty("sha256").GetString()!;
        var four = Convert.FromHexString(tables.GetProperty("T4").GetProperty("hex").GetString()!);
        Convert.ToHexStringLower(SHA256.HashData(four)).ShouldBe(Hash("T4"));
        using var buffer = new WireBuffer();
        IcqEnvelope.Of(4).WriteToServer(new ToServer.KeepAlive(), new IcqHeader(4, 0, 1), buffer, new Random(1));
        var packet = buffer.Written.ToArray();
        IcqEnvelope.ReadFromClient(packet, out _, out _);
        var code = BitConverter.ToUInt32(packet, 16);
        var chosen = code ^ ((uint)packet[8] << 24 | (uint)packet[4] << 16 | (uint)packet[2] << 8 | packet[6]) ^ 0x00FF00FF;
        four[(chosen >> 8) & 0xFF].ShouldBe((byte)chosen);
    }

    private static ushort Second(int version, Random random) => version == 2 ? (ushort)0 : (ushort)random.Next(0x10000);

    private static uint Session(int version, Random random) => version == 5 ? (uint)random.NextInt64() : 0;
}
