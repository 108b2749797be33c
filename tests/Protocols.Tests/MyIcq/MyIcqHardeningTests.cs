using Parlance.MyIcq;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.MyIcq;

/// <summary>Every MyICQ message against every way a stranger may spoil it.</summary>
public sealed class MyIcqHardeningTests : CatalogHardening
{
    protected override Catalog Catalog => MyIcqCatalog.All;

    protected override IEnumerable<(CatalogEntry Entry, byte[] Body)> Samples =>
        from vector in MyIcqVector.All
        where vector.Direction is "client->server" or "server->client"
        let direction = vector.Direction == "client->server" ? Direction.ToServer : Direction.ToClient
        let command = (uint)((vector.Bytes[14] << 8) | vector.Bytes[15])
        select (MyIcqCatalog.All.Find(MyIcqLink.Server, direction, command)!, vector.Plain[MyIcqLimits.Header..]);

    [Fact]
    public void Every_command_both_ways_is_declared()
    {
        uint[] toServer = [.. Enumerable.Range(0x01, 0x14).Select(code => (uint)code), .. Enumerable.Range(0x80, 6).Select(code => (uint)code)];
        uint[] toClient =
        [
            0x01, 0x02, 0x03, 0x04, 0x06, 0x08, 0x0a, 0x0e, 0x11, 0x12, 0x13, 0x14, 0x80, 0x81, 0x83, 0x84, 0x85,
            0x0100, 0x0101, 0x0102, 0x0103, 0x0104, 0x0105, 0x1000, 0x1001, 0x1002,
        ];
        Codes(MyIcqLink.Server, Direction.ToServer).ShouldBe(toServer, ignoreOrder: true);
        Codes(MyIcqLink.Server, Direction.ToClient).ShouldBe(toClient);
        Codes(MyIcqLink.Message, Direction.ToPeer).ShouldBe([0x1000u, 0x1001u]);
        Codes(MyIcqLink.File, Direction.ToPeer).ShouldBe([0x1000u, 0x1001u, 0x1002u]);
    }

    private static uint[] Codes(string link, Direction direction) =>
        [.. MyIcqCatalog.All.Entries.Where(e => e.Spec.Link == link && e.Spec.Direction == direction).Select(e => e.Spec.Code)];
}
