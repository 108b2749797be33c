using Parlance.MyIcq;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.MyIcq;

/// <summary>Whatever bytes come, reading gives a message or a <see cref="WireException"/>, and takes no more memory than the bytes warrant.</summary>
public sealed class MyIcqHardeningTests
{
    private const int Allowed = 128 * 1024;

    public static TheoryData<int> Messages => [.. Enumerable.Range(0, MyIcqCatalog.All.Entries.Count)];

    private static CatalogEntry Entry(int at) => MyIcqCatalog.All.Entries[at];

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
        MyIcqCatalog.All.Entries.ShouldAllBe(entry => entry.Spec.Source.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_was_invented_reads_back_to_equal_bytes(int at)
    {
        var random = new Random(at);
        for (var i = 0; i < 300; i++)
        {
            var body = Entry(at).Invent(random);
            Entry(at).Rewrite(body).ShouldBe(body);
            Entry(at).Trace(body).Undecoded.ShouldBe(0);
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Cut_anywhere_it_reads_or_is_refused(int at)
    {
        var random = new Random(at);
        for (var i = 0; i < 20; i++)
        {
            var body = Entry(at).Invent(random);
            for (var length = 0; length < body.Length; length++)
            {
                Survives(Entry(at), body.AsSpan(0, length));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Any_length_in_any_place_reads_or_is_refused(int at)
    {
        var random = new Random(at);
        ushort[] lengths = [0, 1, 2, 3, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xfffe, 0xffff];
        for (var i = 0; i < 10; i++)
        {
            var body = Entry(at).Invent(random);
            foreach (var field in Entry(at).Trace(body).Fields.Where(field => field.Prefix == Width.Word))
            {
                foreach (var length in lengths)
                {
                    var wrong = body.ToArray();
                    (wrong[field.Offset], wrong[field.Offset + 1]) = ((byte)(length >> 8), (byte)length);
                    Survives(Entry(at), wrong);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Garbage_reads_or_is_refused(int at)
    {
        var random = new Random(at);
        for (var i = 0; i < 2000; i++)
        {
            var garbage = new byte[random.Next(MyIcqLimits.Payload + 1)];
            random.NextBytes(garbage);
            Survives(Entry(at), garbage);
        }
    }

    private static uint[] Codes(string link, Direction direction) =>
        [.. MyIcqCatalog.All.Entries.Where(e => e.Spec.Link == link && e.Spec.Direction == direction).Select(e => e.Spec.Code)];

    private static void Survives(CatalogEntry entry, ReadOnlySpan<byte> body)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            entry.Read(body);
        }
        catch (WireException wrong)
        {
            wrong.Field.ShouldNotBeNullOrEmpty();
            wrong.Offset.ShouldBeLessThanOrEqualTo(body.Length);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(Allowed);
        entry.Trace(body).Consumed.ShouldBeLessThanOrEqualTo(body.Length);
    }
}
