using System.Buffers.Binary;
using Parlance.Ares;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Ares;

/// <summary>Whatever bytes come, reading gives a message or a <see cref="WireException"/>, and takes no more memory than the bytes warrant.</summary>
public sealed class AresHardeningTests
{
    private const int Allowed = 512 * 1024;

    public static TheoryData<int> Messages => [.. Enumerable.Range(0, AresCatalog.All.Entries.Count)];

    [Fact]
    public void Every_code_both_ways_is_declared()
    {
        Codes(AresLink.Room, Direction.ToServer).ShouldBe(
            [1, 2, 4, 7, 9, 10, 11, 13, 14, 25, 45, 50, 51, 52, 60, 64, 70, 72, 74, 80, 82, 83, 200, 201, 250], ignoreOrder: true);
        Codes(AresLink.Room, Direction.ToClient).ShouldBe(
            [0, 3, 5, 6, 8, 9, 10, 11, 13, 14, 20, 22, 25, 26, 27, 30, 31, 32, 35, 36, 43, 44, 53, 54, 55, 56, 61, 62, 70, 72, 73, 75, 80, 92, 200, 250], ignoreOrder: true);
        Codes(AresLink.Advanced, Direction.ToServer).ShouldBe([202, 203, 204, 205, 206, 207, 208, 209, 210, 220, 221, 222, 240, 241, 242], ignoreOrder: true);
        Codes(AresLink.Advanced, Direction.ToClient).ShouldBe([204, 205, 206, 207, 208, 209, 210, 211, 212, 220, 221, 222, 230, 231, 232], ignoreOrder: true);
        Codes(AresLink.RoomList, Direction.ToServer).ShouldBe([2, 21], ignoreOrder: true);
        Codes(AresLink.RoomList, Direction.ToClient).ShouldBe([3, 22], ignoreOrder: true);
        Codes(AresLink.RoomList, Direction.ToPeer).ShouldBe([11, 12, 31, 32, 33, 34], ignoreOrder: true);
        AresCatalog.All.Entries.ShouldAllBe(entry => entry.Spec.Source.Length > 0);
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_was_invented_reads_back_to_equal_bytes(int at)
    {
        var random = new Random(at);
        for (var i = 0; i < 300; i++)
        {
            var body = Plausible(Entry(at), Entry(at).Invent(random));
            Entry(at).Rewrite(body).ShouldBe(body);
            Entry(at).Trace(body).Undecoded.ShouldBe(0);
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void What_was_invented_reads_back_through_encryption(int at)
    {
        using var cipher = AresCipher.Fresh();
        for (var i = 0; i < 50; i++)
        {
            Entry(at).Walk(new Encrypted(cipher, new Random(i))).ShouldBeTrue();
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Cut_anywhere_it_reads_or_is_refused(int at)
    {
        var random = new Random(at);
        using var cipher = AresCipher.Fresh();
        for (var i = 0; i < 10; i++)
        {
            var body = Entry(at).Invent(random);
            for (var length = 0; length < body.Length; length++)
            {
                Survives(Entry(at), body.AsSpan(0, length), cipher);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Any_length_in_any_place_reads_or_is_refused(int at)
    {
        var random = new Random(at);
        using var cipher = AresCipher.Fresh();
        ushort[] lengths = [0, 1, 3, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xfffe, 0xffff];
        for (var i = 0; i < 5; i++)
        {
            var body = Entry(at).Invent(random);
            for (var place = 0; place + 2 <= Math.Min(body.Length, 80); place++)
            {
                foreach (var length in lengths)
                {
                    var wrong = body.ToArray();
                    BinaryPrimitives.WriteUInt16LittleEndian(wrong.AsSpan(place), length);
                    Survives(Entry(at), wrong, cipher);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public void Garbage_reads_or_is_refused(int at)
    {
        var random = new Random(at);
        using var cipher = AresCipher.Fresh();
        for (var i = 0; i < 500; i++)
        {
            var garbage = new byte[random.Next(1, i % 50 == 0 ? ushort.MaxValue : 300)];
            random.NextBytes(garbage);
            Survives(Entry(at), garbage, cipher);
        }
    }

    private static CatalogEntry Entry(int at) => AresCatalog.All.Entries[at];

    /// <summary>The full shape of a status update is recognised by its gender and country, which an invented one need not have.</summary>
    private static byte[] Plausible(CatalogEntry entry, byte[] body)
    {
        if (entry.Spec.Name == nameof(ToServer.UpdateStatus))
        {
            (body[18], body[19]) = ((byte)(body[18] % 3), (byte)(body[19] % AresCountries.Count));
        }

        return body;
    }

    private static int[] Codes(string link, Direction direction) =>
        [.. AresCatalog.All.Entries.Where(e => e.Spec.Link == link && e.Spec.Direction == direction).Select(e => (int)e.Spec.Code).Distinct()];

    private static void Survives(CatalogEntry entry, ReadOnlySpan<byte> body, AresCipher cipher)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            entry.Read(body);
        }
        catch (WireException wrong)
        {
            wrong.Offset.ShouldBeLessThanOrEqualTo(body.Length);
        }

        try
        {
            entry.Walk(new Decrypt(cipher, body.ToArray()));
        }
        catch (WireException wrong)
        {
            wrong.Offset.ShouldBeLessThanOrEqualTo(body.Length);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(Allowed + (20L * body.Length));
        entry.Trace(body).Consumed.ShouldBeLessThanOrEqualTo(body.Length);
    }

    private sealed class Encrypted(AresCipher cipher, Random random) : IEntryWalker<bool>
    {
        public bool Walk<T>(CatalogEntry<T> entry)
            where T : struct, IMessage<T>
        {
            var body = Body(Reader.Read<T>(Plausible(entry, entry.Invent(random)), entry.Style));
            return Body(CipherReader.Read<T>(body, cipher)).AsSpan().SequenceEqual(body);
        }

        private byte[] Body<T>(in T message)
            where T : struct, IMessage<T>
        {
            using var buffer = new WireBuffer();
            CipherWriter.Write(message, buffer, cipher);
            return buffer.Written.ToArray();
        }
    }

    private sealed class Decrypt(AresCipher cipher, byte[] body) : IEntryWalker<bool>
    {
        public bool Walk<T>(CatalogEntry<T> entry)
            where T : struct, IMessage<T>
        {
            CipherReader.Read<T>(body, cipher);
            return true;
        }
    }
}
