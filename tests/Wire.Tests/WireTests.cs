using System.Buffers;
using Parlance.Testing;

namespace Parlance.Wire.Tests;

/// <summary>A message with one field of each kind.</summary>
public readonly record struct Sample(
    byte A, ushort B, uint C, ulong D, bool E, Ip4 F, string G, WireText H, Inner[] I, string[] J, uint[] K, byte[]? L, string? M) : IMessage<Sample>
{
    public static MessageSpec Spec => new("test", Direction.ToPeer, 7, nameof(Sample), "made up");

    public static Sample Layout<TVisitor>(ref TVisitor v, in Sample m)
        where TVisitor : struct, IVisitor, allows ref struct
    {
        var head = new Sample(
            v.U8("a", m.A), v.U16("b", m.B), v.U32("c", m.C), v.U64("d", m.D), v.Bool("e", m.E), v.Ip("f", m.F), v.Str("g", m.G, 20),
            v.Text("h", m.H, 20), v.List("i", m.I, 5), v.Strings("j", m.J, 5, 20), v.Numbers("k", m.K, 5), null, null);
        if (v.If("e", head.E))
        {
            head = head with { L = v.Blob("l", m.L!, Width.Byte, 9) };
            v.EndIf();
        }

        if (v.More("m", m.M is not null))
        {
            head = head with { M = v.Rest("m", m.M!, 20) };
            v.EndIf();
        }

        return head;
    }
}

public readonly record struct Inner(uint X, string Y) : IWire<Inner>
{
    public static Inner Layout<TVisitor>(ref TVisitor v, in Inner m)
        where TVisitor : struct, IVisitor, allows ref struct => new(v.U32("x", m.X), v.Str("y", m.Y, 8));
}

public sealed class WireTests
{
    private static readonly WireStyle Little = new(false, true, StringForm.Counted32, Width.DWord, TextEncoding.Utf8ElseLatin1);
    private static readonly WireStyle Big = new(true, false, StringForm.Counted16Nul, Width.Word, TextEncoding.Opaque);

    public static TheoryData<bool> Styles => [true, false];

    [Theory]
    [MemberData(nameof(Styles))]
    public void What_was_written_reads_back_the_same(bool big)
    {
        var entry = new Catalog("test").Add<Sample>(big ? Big : Little).Entries[0];
        var random = new Random(1);
        for (var i = 0; i < 500; i++)
        {
            var body = entry.Invent(random);
            entry.Rewrite(body).ShouldBe(body);
            var trace = entry.Trace(body);
            trace.Wrong.ShouldBeNull();
            trace.Undecoded.ShouldBe(0);
        }
    }

    [Theory]
    [MemberData(nameof(Styles))]
    public void Any_cut_or_changed_body_raises_nothing_but_WireException(bool big)
    {
        var entry = new Catalog("test").Add<Sample>(big ? Big : Little).Entries[0];
        var random = new Random(2);
        var refused = 0;
        for (var i = 0; i < 200; i++)
        {
            var body = entry.Invent(random);
            for (var cut = 0; cut < body.Length; cut++)
            {
                refused += Refuses(entry, body.AsSpan(0, cut)) ? 1 : 0;
            }

            random.NextBytes(body.AsSpan(0, Math.Min(body.Length, 60)));
            Refuses(entry, body);
        }

        refused.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_count_that_the_body_cannot_hold_is_refused_before_memory_is_asked_for()
    {
        byte[] body = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 0, 0, 0];
        Should.Throw<WireException>(() => Reader.Read<Sample>(body, Little)).Field.ShouldBe("i");
    }

    [Fact]
    public void Numbers_and_addresses_travel_in_the_order_of_the_style()
    {
        using var buffer = new WireBuffer();
        new Writer(buffer, Little).Ip("ip", Ip4.Of(127, 0, 0, 1));
        new Writer(buffer, Big).Ip("ip", Ip4.Of(127, 0, 0, 1));
        new Writer(buffer, Little).U16("n", 0x0102);
        new Writer(buffer, Big).U16("n", 0x0102);
        Convert.ToHexString(buffer.Written).ShouldBe("0100007F7F00000102010102");
    }

    [Fact]
    public void A_text_that_is_not_utf8_reads_as_latin1_and_goes_back_as_it_came()
    {
        byte[] bytes = [4, 0, 0, 0, (byte)'c', (byte)'a', (byte)'f', 0xe9];
        var text = new Reader(bytes, Little).Text("t", default, 10);
        text.ShouldBe(new WireText("caf\u00e9", IsLatin1: true));
        using var buffer = new WireBuffer();
        new Writer(buffer, Little).Text("t", text, 10);
        buffer.Written.ToArray().ShouldBe(bytes);
    }

    [Fact]
    public void A_describer_takes_every_branch()
    {
        var fields = Describer.Describe<Sample>(Little);
        fields.Select(f => f.Name).ShouldBe(["a", "b", "c", "d", "e", "f", "g", "h", "i", "x", "y", "j", "k", "l", "m"]);
        fields.Single(f => f.Name == "l").Condition.ShouldBe("if e");
        fields.Single(f => f.Name == "m").Condition.ShouldBe("optional");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(1000)]
    public void Frames_come_out_whole_however_the_stream_was_cut(int piece)
    {
        var format = new FrameFormat(Width.DWord, Width.DWord, LengthCountsCode: true);
        using var buffer = new WireBuffer();
        for (uint code = 0; code < 5; code++)
        {
            var start = format.Begin(buffer, code);
            buffer.Take((int)code).Fill((byte)code);
            format.End(buffer, start);
        }

        using var framer = new Framer(format);
        var seen = new List<(uint Code, int Length)>();
        var stream = Pieces.Of(buffer.Written.ToArray(), piece);
        while (framer.TryRead(ref stream, 100, out var code, out var body))
        {
            seen.Add((code, body.Length));
        }

        seen.ShouldBe([(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]);
        stream.Length.ShouldBe(0);
    }

    [Theory]
    [InlineData("03000000")]
    [InlineData("65000000")]
    [InlineData("FFFFFFFF")]
    [InlineData("00000000")]
    public void A_length_outside_the_limits_is_refused_at_once(string hex)
    {
        using var framer = new Framer(new FrameFormat(Width.DWord, Width.DWord, LengthCountsCode: true));
        var stream = new ReadOnlySequence<byte>(Convert.FromHexString(hex));
        Should.Throw<WireException>(() => framer.TryRead(ref stream, 100, out _, out _));
    }

    [Fact]
    public void A_frame_without_a_code_may_be_shorter_than_a_code()
    {
        var format = new FrameFormat(Width.Word, Width.ToEnd, LengthCountsCode: true);
        using var framer = new Framer(format);
        var stream = new ReadOnlySequence<byte>([1, 0, 7, 0, 0]);
        framer.TryRead(ref stream, 100, out var code, out var body).ShouldBeTrue();
        (code, body.ToArray()[0]).ShouldBe((0u, (byte)7));
        framer.TryRead(ref stream, 100, out _, out body).ShouldBeTrue();
        body.Length.ShouldBe(0);
        using var buffer = new WireBuffer();
        format.End(buffer, format.Begin(buffer, 0xFF));
        buffer.Written.ToArray().ShouldBe([0, 0]);
    }

    private static bool Refuses(CatalogEntry entry, ReadOnlySpan<byte> body)
    {
        try
        {
            entry.Read(body);
            return false;
        }
        catch (WireException)
        {
            return true;
        }
    }
}
