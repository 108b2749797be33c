using Parlance.Icq;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Icq;

public sealed class IcqVectorTests
{
    public static TheoryData<int, string> FromServer => Rows(v => v.Direction == "s2c");

    public static TheoryData<int, string> FromClient => Rows(v => v.Direction == "c2s");

    public static TheoryData<int, string> FromPeer => Rows(v => v.IsPeer);

    [Fact]
    public void There_are_vectors_of_every_kind()
    {
        (FromServer.Count, FromClient.Count, FromPeer.Count).ShouldBe((57, 43, 19));
    }

    [Theory]
    [MemberData(nameof(FromServer))]
    public void A_packet_of_the_server_decodes_and_encodes_to_equal_bytes(int at, string name)
    {
        name.ShouldNotBeEmpty();
        var vector = IcqVector.All[at];
        IcqEnvelope.ReadFromServer(vector.Bytes, out var header, out var body);
        var entry = Find(vector.Udp, Direction.ToClient, header.Command);
        Whole(entry.Trace(body));
        entry.Rewrite(body).ShouldBe(body.ToArray());

        var envelope = IcqEnvelope.Of(vector.Udp);
        envelope.IsChecked(vector.Bytes, fromServer: true).ShouldBeTrue();
        using var buffer = new WireBuffer();
        envelope.WriteToClient(default(ToClient.Ack), header, buffer);
        var written = buffer.Written.ToArray();
        envelope.IsChecked(written, fromServer: true).ShouldBeTrue();
        Same(WithoutCheckCode(vector.Udp, written, server: true), WithoutCheckCode(vector.Udp, vector.Bytes[..envelope.ServerHeader], server: true), vector.Udp);
    }

    [Theory]
    [MemberData(nameof(FromClient))]
    public void A_packet_of_a_client_decrypts_and_decodes_to_the_last_byte(int at, string name)
    {
        name.ShouldNotBeEmpty();
        var vector = IcqVector.All[at];
        var datagram = vector.Bytes.ToArray();
        IcqEnvelope.ReadFromClient(datagram, out var header, out var body);
        if (vector.Plain is { } plain)
        {
            datagram.ShouldBe(plain);
        }

        IcqEnvelope.Of(vector.Udp).IsChecked(datagram, fromServer: false).ShouldBeTrue();
        var entry = Find(vector.Udp, Direction.ToServer, header.Command);
        var trace = entry.Trace(body);
        trace.Wrong.ShouldBeNull();
        trace.Undecoded.ShouldBe(Filling(header, trace.Consumed), "clients of version 5 fill an empty packet with four random bytes");
        if (!LeavesTheNulOut(header))
        {
            entry.Rewrite(body).ShouldBe(body[..trace.Consumed].ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(FromPeer))]
    public void A_packet_between_clients_decodes_and_encodes_to_equal_bytes(int at, string name)
    {
        name.ShouldNotBeEmpty();
        PeerFrames.Decode(IcqVector.All[at].Bytes);
    }

    private static int Filling(IcqHeader header, int consumed) =>
        header.Version == 5 && consumed == 0 && header.Command is 0x000A or 0x0442 or 0x042E ? 4 : header is { Version: 5, Command: 0x044C } ? 4 : 0;

    private static bool LeavesTheNulOut(IcqHeader header) => header.Command == 0x03FC;

    private static CatalogEntry Find(int version, Direction direction, ushort code) =>
        IcqCatalog.Of(version).Find(IcqLink.Server, direction, code).ShouldNotBeNull();

    private static void Whole(Trace trace)
    {
        trace.Wrong.ShouldBeNull();
        trace.Undecoded.ShouldBe(0);
    }

    /// <summary>The command is the acknowledgement's here; everything else of the header must be the vector's.</summary>
    private static void Same(byte[] written, byte[] expected, int version)
    {
        var command = version == 5 ? 7 : 2;
        (written[command], written[command + 1]) = (expected[command], expected[command + 1]);
        written.ShouldBe(expected);
    }

    private static byte[] WithoutCheckCode(int version, byte[] header, bool server)
    {
        var bytes = header.ToArray();
        if (version == 5 && server)
        {
            bytes.AsSpan(17, 4).Clear();
        }

        return bytes;
    }

    private static TheoryData<int, string> Rows(Func<IcqVector, bool> which)
    {
        var rows = new TheoryData<int, string>();
        for (var i = 0; i < IcqVector.All.Count; i++)
        {
            if (which(IcqVector.All[i]))
            {
                rows.Add(i, IcqVector.All[i].Name);
            }
        }

        return rows;
    }
}
