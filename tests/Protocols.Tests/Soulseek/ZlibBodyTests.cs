using System.IO.Compression;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Soulseek;

public sealed class ZlibBodyTests
{
    [Fact]
    public void A_stream_cut_off_at_any_byte_is_refused()
    {
        var body = Deflated(Shares.SearchResponse(3));
        for (var length = 0; length < body.Length; length++)
        {
            Should.Throw<WireException>(() => ZlibBody.Read<ToPeer.FileSearchResponse>(body.AsSpan(0, length), 1 << 20), $"{length} of {body.Length}");
        }

        ZlibBody.Read<ToPeer.FileSearchResponse>(body, 1 << 20).Files.Length.ShouldBe(3);
    }

    [Fact]
    public void A_spoiled_byte_raises_nothing_but_a_wire_exception()
    {
        var body = Deflated(Shares.SearchResponse(10));
        var random = new Random(1);
        for (var at = 0; at < body.Length; at++)
        {
            var spoiled = body.ToArray();
            spoiled[at] ^= (byte)random.Next(1, 256);
            Endure(() => ZlibBody.Read<ToPeer.FileSearchResponse>(spoiled, 1 << 20));
            Endure(() => ZlibBody.TokenOf(spoiled));
        }
    }

    [Fact]
    public void A_wrong_checksum_is_refused()
    {
        var body = Deflated(Shares.SearchResponse(10));
        body[^1] ^= 1;
        Should.Throw<WireException>(() => ZlibBody.Read<ToPeer.FileSearchResponse>(body, 1 << 20)).Message.ShouldContain("damaged");
    }

    [Fact]
    public void Random_bytes_raise_nothing_but_a_wire_exception()
    {
        var random = new Random(2);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = new byte[random.Next(200)];
            random.NextBytes(bytes);
            if (bytes.Length > 2)
            {
                (bytes[0], bytes[1]) = (0x78, 0x9C);
            }

            Endure(() => ZlibBody.Read<ToPeer.SharedFileListResponse>(bytes, 1 << 20));
            Endure(() => ZlibBody.TokenOf(bytes));
        }
    }

    [Theory]
    [InlineData(1 << 16)]
    [InlineData(1 << 20)]
    [InlineData(1_000_003)]
    public void A_bomb_stops_at_the_limit(int max)
    {
        var bomb = Zeros(64 << 20);
        bomb.Length.ShouldBeLessThan((64 << 20) / 1_000);
        using var target = new WireBuffer();
        target.Take(5);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<WireException>(() => ZlibBody.Inflate(bomb, max, target)).Message.ShouldContain("more than");
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.ShouldBeLessThan((4L * max) + bomb.Length + (64 * 1024));
        target.Length.ShouldBe(5);
    }

    [Fact]
    public void A_body_of_exactly_the_limit_is_inflated()
    {
        using var target = new WireBuffer();
        ZlibBody.Inflate(Zeros(100_000), 100_000, target);
        target.Length.ShouldBe(100_000);
        Should.Throw<WireException>(() => ZlibBody.Inflate(Zeros(100_001), 100_000, target));
        target.Length.ShouldBe(100_000);
    }

    [Fact]
    public void The_token_is_learned_from_the_beginning_of_a_bomb()
    {
        using var plain = new WireBuffer();
        Writer.Write(Shares.SearchResponse(0) with { Token = 77 }, plain, SoulseekStyle.Wire);
        plain.Take(32 << 20).Clear();
        var bomb = Deflated(plain.Written);

        var before = GC.GetAllocatedBytesForCurrentThread();
        ZlibBody.TokenOf(bomb).ShouldBe(77u);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(256 * 1024);
    }

    [Fact]
    public void The_token_is_learned_from_a_stream_that_is_short()
    {
        ZlibBody.TokenOf(Deflated(Shares.SearchResponse(0))).ShouldBe(123_456u);
        Should.Throw<WireException>(() => ZlibBody.TokenOf(Zeros(3)));
        Should.Throw<WireException>(() => ZlibBody.TokenOf(Deflated([0xFF, 0xFF, 0xFF, 0x7F, 1, 2, 3, 4])));
    }

    [Fact]
    public void Bytes_behind_the_end_of_the_stream_are_ignored()
    {
        byte[] body = [.. Deflated(Shares.SearchResponse(2)), 1, 2, 3];
        ZlibBody.Read<ToPeer.FileSearchResponse>(body, 1 << 20).Files.Length.ShouldBe(2);
    }

    [Fact]
    public void Every_compressed_message_is_named_by_its_link_and_code()
    {
        SoulseekCatalog.All.Entries.Where(entry => ZlibBody.Covers(entry.Spec)).Select(entry => entry.Spec.Name)
            .ShouldBe(["SharedFileListResponse", "FileSearchResponse", "FolderContentsResponse"]);
    }

    private static byte[] Deflated<T>(in T message)
        where T : struct, IMessage<T>
    {
        using var plain = new WireBuffer();
        Writer.Write(message, plain, SoulseekStyle.Wire);
        return Deflated(plain.Written);
    }

    private static byte[] Deflated(ReadOnlySpan<byte> plain)
    {
        using var target = new WireBuffer();
        ZlibBody.Deflate(plain, target);
        return target.Written.ToArray();
    }

    private static byte[] Zeros(int count)
    {
        using var target = new MemoryStream();
        using (var zlib = new ZLibStream(target, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            zlib.Write(new byte[count]);
        }

        return target.ToArray();
    }

    private static void Endure(Action read)
    {
        try
        {
            read();
        }
        catch (WireException refused)
        {
            refused.Field.ShouldNotBeEmpty();
        }
    }
}
