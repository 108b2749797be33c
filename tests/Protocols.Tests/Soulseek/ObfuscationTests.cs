using System.Buffers;
using Parlance.Soulseek;
using Parlance.Testing;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Soulseek;

public sealed class ObfuscationTests
{
    [Fact]
    public void Every_obfuscation_vector_is_hidden_and_shown_again()
    {
        var vectors = SoulseekVector.All.Where(v => v.Kind == "obfuscation").ToArray();
        vectors.Length.ShouldBe(4);
        foreach (var vector in vectors)
        {
            var plain = Convert.FromHexString(vector.Fields.GetProperty("plain").GetString()!);
            var key = BitConverter.ToUInt32(Convert.FromHexString(vector.Fields.GetProperty("key").GetString()!));
            using var buffer = new WireBuffer();
            plain.CopyTo(buffer.Take(plain.Length));
            Obfuscation.Hide(buffer, 0, key);
            buffer.Written.ToArray().ShouldBe(vector.Bytes, vector.ToString());

            var shown = vector.Bytes[Obfuscation.KeySize..];
            Obfuscation.Apply(shown, key);
            shown.ShouldBe(plain, vector.ToString());
        }
    }

    [Fact]
    public void A_frame_can_be_shown_in_two_parts()
    {
        var bytes = Enumerable.Range(0, 300).Select(i => (byte)i).ToArray();
        var parts = bytes.ToArray();
        Obfuscation.Apply(bytes, 0xC0FFEE11);
        Obfuscation.Apply(parts.AsSpan(0, 8), 0xC0FFEE11);
        Obfuscation.Apply(parts.AsSpan(8), 0xC0FFEE11, 8);
        parts.ShouldBe(bytes);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(4096)]
    public void Hidden_frames_are_cut_from_a_stream_in_pieces(int size)
    {
        using var stream = new WireBuffer();
        foreach (var place in new uint[] { 1, 2, 3 })
        {
            var start = stream.Length;
            SoulseekFrames.Peer.Write(new ToPeer.PlaceInQueueResponse("Music\\a.mp3", place), stream);
            Obfuscation.Hide(stream, start, 0x01020304 * place);
        }

        using var framer = new ObfuscatedFramer(SoulseekFrames.Peer);
        var input = Pieces.Of(stream.Written.ToArray(), size);
        foreach (var place in new uint[] { 1, 2, 3 })
        {
            framer.TryRead(ref input, out var code, out var body).ShouldBeTrue();
            code.ShouldBe(44u);
            SoulseekFrames.Peer.Read<ToPeer.PlaceInQueueResponse>(body).Place.ShouldBe(place);
        }

        framer.TryRead(ref input, out _, out _).ShouldBeFalse();
        input.Length.ShouldBe(0);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(3u)]
    [InlineData(SoulseekLimits.FramePeer + 1u)]
    [InlineData(0x7fffffffu)]
    [InlineData(0xffffffffu)]
    public void A_hidden_length_out_of_bounds_is_refused_before_the_body_comes(uint length)
    {
        using var stream = new WireBuffer();
        BitConverter.GetBytes(length).CopyTo(stream.Take(4));
        BitConverter.GetBytes(43u).CopyTo(stream.Take(4));
        Obfuscation.Hide(stream, 0, 0xDEADBEEF);
        var bytes = stream.Written.ToArray();
        using var framer = new ObfuscatedFramer(SoulseekFrames.Peer);

        Should.Throw<WireException>(() =>
        {
            var input = new ReadOnlySequence<byte>(bytes);
            framer.TryRead(ref input, out _, out _);
        });
    }
}
