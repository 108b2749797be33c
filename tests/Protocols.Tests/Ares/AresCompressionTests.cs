using System.Buffers.Binary;
using Parlance.Ares;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Ares;

/// <summary>Frame 80 from strangers.</summary>
public sealed class AresCompressionTests
{
    [Fact]
    public void Several_frames_come_out_as_they_went_in()
    {
        byte[] frames = [.. AresFrames.ToBytes(new ToServer.Public("first")), .. AresFrames.ToBytes(new ToServer.Emote("second")), .. AresFrames.ToBytes(default(ToServer.FastPing))];
        Inflate(AresCompression.Deflate(frames)).ShouldBe(frames);
    }

    [Fact]
    public void A_bomb_of_a_thousand_to_one_is_stopped_at_its_ceiling()
    {
        var bomb = AresCompression.Deflate(new byte[60_000_000]);
        (60_000_000 / bomb.Length).ShouldBeGreaterThan(900);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<WireException>(() => Inflate(bomb));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2_000_000);
    }

    [Fact]
    public void A_stream_beyond_the_ratio_is_refused_though_it_is_small()
    {
        var frame = AresFrames.ToBytes(new ToServer.Public(new string('a', 30_000)));
        var bomb = AresCompression.Deflate(frame);
        (frame.Length / bomb.Length).ShouldBeGreaterThan(AresLimits.InflatedRatio);
        Should.Throw<WireException>(() => Inflate(bomb)).Message.ShouldContain("inflates");
    }

    [Fact]
    public void A_stream_beyond_the_size_is_refused_though_its_ratio_is_modest()
    {
        var random = new Random(7);
        var frames = new byte[AresLimits.Inflated + 12];
        random.NextBytes(frames);
        for (var at = 0; at < frames.Length; at += 1027)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(frames.AsSpan(at), (ushort)Math.Min(1024, frames.Length - at - 3));
        }

        Should.Throw<WireException>(() => Inflate(AresCompression.Deflate(frames))).Message.ShouldContain("inflates");
    }

    [Fact]
    public void Compressed_frames_do_not_nest()
    {
        var inner = AresCompression.Deflate(AresFrames.ToBytes(new ToServer.Public("deep")));
        var outer = AresCompression.Deflate(AresFrames.ToBytes(new ToServer.Compressed(inner)));
        Should.Throw<WireException>(() => Inflate(outer)).Message.ShouldContain("nest");
    }

    [Fact]
    public void A_stream_cut_anywhere_is_refused()
    {
        var whole = AresCompression.Deflate(AresFrames.ToBytes(new ToServer.Public("a line of some length, and then some more of it")));
        for (var length = 0; length < whole.Length; length++)
        {
            var cut = whole[..length];
            Should.Throw<WireException>(() => Inflate(cut));
        }
    }

    [Fact]
    public void A_wrong_checksum_is_refused()
    {
        var stream = AresCompression.Deflate(AresFrames.ToBytes(new ToServer.Public("hello")));
        stream[^1] ^= 1;
        Should.Throw<WireException>(() => Inflate(stream));
    }

    [Fact]
    public void A_stream_that_ends_inside_a_frame_is_refused() =>
        Should.Throw<WireException>(() => Inflate(AresCompression.Deflate([9, 0, 10, 65])));

    private static byte[] Inflate(byte[] stream)
    {
        using var frames = new WireBuffer();
        AresCompression.Inflate(stream, frames);
        return frames.Written.ToArray();
    }

    [Fact]
    public void A_stream_that_wants_a_dictionary_is_refused_as_any_other_nonsense()
    {
        using var frames = new WireBuffer();
        Should.Throw<WireException>(() => AresCompression.Inflate(Convert.FromHexString("78BB0102030405060708090A0B0C0D0E0F"), frames));
    }
}
