using Parlance.Icq;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Icq;

/// <summary>Whatever bytes come, reading gives a message or a <see cref="WireException"/>, and takes no more memory than the bytes warrant.</summary>
public sealed class IcqHardeningTests
{
    private const int Allowed = 128 * 1024;

    private static readonly CatalogEntry[] Entries = [.. Enumerable.Range(2, 4).SelectMany(version => IcqCatalog.Of(version).Entries)];

    public static TheoryData<int> Messages => [.. Enumerable.Range(0, IcqCatalog.All.Entries.Count)];

    [Fact]
    public void Every_command_of_the_specification_and_of_real_clients_is_declared()
    {
        uint[] toServer =
        [
            0x000A, 0x010E, 0x015E, 0x03E8, 0x03F2, 0x03FC, 0x0406, 0x041A, 0x0424, 0x042E, 0x0438, 0x0442, 0x044C, 0x0456, 0x0460, 0x046A, 0x049C, 0x04A6,
            0x04B0, 0x04BA, 0x04C4, 0x04D8, 0x04EC, 0x050A, 0x0514, 0x051E, 0x0528, 0x053C, 0x06A4, 0x06AE, 0x05C8, 0x05FA, 0x05AA, 0x0596, 0x0582, 0x058C,
            0x0578, 0x05BE, 0x05DC, 0x05E6, 0x05F0, 0x05D2, 0x060E, 0x0618, 0x0622, 0x0532, 0x064A, 0x06B8, 0x0564, 0x056E,
        ];
        uint[] toClient =
        [
            0x000A, 0x0028, 0x0032, 0x0046, 0x005A, 0x0064, 0x006E, 0x0078, 0x0082, 0x008C, 0x00A0, 0x00B4, 0x00BE, 0x00C8, 0x00D2, 0x00DC, 0x00E6, 0x00F0,
            0x00FA, 0x0104, 0x0118, 0x0122, 0x012C, 0x0140, 0x01A4, 0x01C2, 0x01E0, 0x01EA, 0x01F4, 0x021C, 0x0212, 0x024E, 0x03DE, 0x0370, 0x037A, 0x0384,
            0x0366, 0x02E4, 0x0320, 0x0334, 0x02F8, 0x030C, 0x0352, 0x02A8, 0x0280, 0x0294, 0x026C, 0x0258, 0x001E,
        ];
        foreach (var version in Enumerable.Range(2, 4))
        {
            toServer.ShouldAllBe(code => IcqCatalog.Of(version).Find(IcqLink.Server, Direction.ToServer, code) != null);
            toClient.ShouldAllBe(code => IcqCatalog.Of(version).Find(IcqLink.Server, Direction.ToClient, code) != null);
        }

        Entries.ShouldAllBe(entry => entry.Spec.Source.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_was_invented_reads_back_to_equal_bytes_in_every_version(int at)
    {
        foreach (var version in Enumerable.Range(2, 4))
        {
            var entry = IcqCatalog.Of(version).Entries[at];
            var random = new Random(at);
            for (var i = 0; i < 60; i++)
            {
                var body = entry.Invent(random);
                entry.Rewrite(entry.Rewrite(body)).ShouldBe(entry.Rewrite(body), entry.Spec.Name);
                var trace = entry.Trace(entry.Rewrite(body));
                trace.Wrong.ShouldBeNull(entry.Spec.Name);
                trace.Undecoded.ShouldBe(0, entry.Spec.Name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Cut_anywhere_it_reads_or_is_refused(int at)
    {
        var random = new Random(at);
        foreach (var entry in Versions(at))
        {
            for (var i = 0; i < 8; i++)
            {
                var body = entry.Invent(random);
                for (var length = 0; length < body.Length; length++)
                {
                    Survives(entry, body.AsSpan(0, length));
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Any_length_in_any_place_reads_or_is_refused(int at)
    {
        var random = new Random(at);
        ushort[] lengths = [0, 1, 2, 3, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xfffe, 0xffff];
        foreach (var entry in Versions(at))
        {
            var body = entry.Invent(random);
            foreach (var field in entry.Trace(body).Fields.Where(field => field.Prefix != Width.ToEnd && field.Length >= (int)field.Prefix))
            {
                foreach (var length in lengths)
                {
                    var wrong = body.ToArray();
                    wrong[field.Offset] = (byte)length;
                    if (field.Prefix == Width.Word)
                    {
                        wrong[field.Offset + 1] = (byte)(length >> 8);
                    }

                    Survives(entry, wrong);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Garbage_reads_or_is_refused(int at)
    {
        var random = new Random(at);
        foreach (var entry in Versions(at))
        {
            for (var i = 0; i < 300; i++)
            {
                var garbage = new byte[random.Next(IcqLimits.Datagram + 1)];
                random.NextBytes(garbage);
                Survives(entry, garbage);
            }
        }
    }

    [Fact]
    public void Garbage_datagrams_raise_nothing_but_WireException()
    {
        var random = new Random(7);
        var refused = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var datagram = new byte[random.Next(200)];
            random.NextBytes(datagram);
            if (datagram.Length > 1)
            {
                (datagram[0], datagram[1]) = ((byte)random.Next(7), 0);
            }

            try
            {
                IcqEnvelope.ReadFromServer(datagram, out _, out _);
                IcqEnvelope.ReadFromClient(datagram, out _, out _);
            }
            catch (WireException)
            {
                refused++;
            }
        }

        refused.ShouldBeGreaterThan(1000);
    }

    private static IEnumerable<CatalogEntry> Versions(int at) => Enumerable.Range(2, 4).Select(version => IcqCatalog.Of(version).Entries[at]);

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
