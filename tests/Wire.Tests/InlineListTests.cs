namespace Parlance.Wire.Tests;

public sealed class InlineListTests
{
    private static readonly WireStyle Style = new(false, false, StringForm.Counted32, Width.DWord, TextEncoding.Utf8ElseLatin1, Words: new Vocabulary("mp3", "flac"));

    [Fact]
    public void An_inline_list_is_written_as_any_list_and_read_back()
    {
        var pair = new Pair(new Two(3, 4));
        using var buffer = new WireBuffer();
        Writer.Write(pair, buffer, Style);
        Convert.ToHexString(buffer.Written).ShouldBe("02000000" + "0300" + "0400");
        Reader.Read<Pair>(buffer.Written, Style).ShouldBe(pair);
    }

    [Fact]
    public void An_inline_list_is_traced_and_described_with_its_elements()
    {
        var trace = Tracer.Read<Pair>(Convert.FromHexString("0100000005000000"), Style);
        trace.Fields.Select(field => (field.Name, field.Value, field.Depth, field.Prefix))
            .ShouldBe([("numbers", "1", 0, Width.DWord), ("number", "5", 1, Width.ToEnd)]);
        trace.Undecoded.ShouldBe(2);

        Describer.Describe<Pair>(Style).Select(field => (field.Name, field.Limit)).ShouldBe([("numbers", 2), ("number", 0)]);
    }

    [Theory]
    [InlineData("03000000010002000300")]
    [InlineData("02000000010002")]
    [InlineData("FFFFFFFF0100")]
    public void A_count_that_cannot_be_true_is_refused(string body) =>
        Should.Throw<WireException>(() => Reader.Read<Pair>(Convert.FromHexString(body), Style));

    [Fact]
    public void A_word_of_the_vocabulary_is_always_the_same_object()
    {
        var words = Style.Words.ShouldNotBeNull();
        words.Find("mp3"u8).ShouldBeSameAs(words.Find("mp3"u8));
        words.Find("MP3"u8).ShouldBeNull();
        words.Find(""u8).ShouldBeNull();
        words.Find("\0mp3"u8).ShouldBeNull();
        words.Find("longer than any word"u8).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("eightbit")]
    public void A_vocabulary_takes_short_words_only(string word) => Should.Throw<ArgumentException>(() => new Vocabulary(word));

    private readonly record struct Number(ushort Value) : IWire<Number>
    {
        public static Number Layout<TVisitor>(ref TVisitor v, in Number m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.U16("number", m.Value));
    }

    private readonly record struct Pair(Two Numbers) : IWire<Pair>
    {
        public static Pair Layout<TVisitor>(ref TVisitor v, in Pair m)
            where TVisitor : struct, IVisitor, allows ref struct => new(v.Inline<Two, Number>("numbers", m.Numbers, Width.DWord, 2));
    }

    /// <summary>At most two numbers.</summary>
    private record struct Two : IInlineList<Two, Number>
    {
        private ushort first;
        private ushort second;

        public Two(ushort first, ushort second) => (Count, this.first, this.second) = (2, first, second);

        public int Count { get; private set; }

        public readonly Number this[int index] => new(index == 0 ? first : second);

        public static Two OfLength(int count) => new() { Count = count };

        public void Set(int index, in Number item)
        {
            if (index == 0)
            {
                first = item.Value;
            }
            else
            {
                second = item.Value;
            }
        }
    }
}
