using System.Text;

namespace Parlance.Wire;

/// <summary>Invents a message: each field gets a value that the declaration allows, often one at its edge.</summary>
public readonly struct Fuzzer : IVisitor
{
    private readonly Random random;

    private Fuzzer(Random random, WireStyle style)
    {
        this.random = random;
        Style = style;
    }

    /// <inheritdoc/>
    public WireStyle Style { get; }

    /// <inheritdoc/>
    public int Left => -1;

    /// <summary>Invents one structure; the same state of <paramref name="random"/> invents the same.</summary>
    public static T Invent<T>(Random random, WireStyle style)
        where T : struct, IWire<T>
    {
        var fuzzer = new Fuzzer(random, style);
        return T.Layout(ref fuzzer, default);
    }

    /// <inheritdoc/>
    public int Peek(int ahead) => -1;

    /// <inheritdoc/>
    public byte U8(string name, byte value) => (byte)U64(name, value);

    /// <inheritdoc/>
    public ushort U16(string name, ushort value) => (ushort)U64(name, value);

    /// <inheritdoc/>
    public uint U32(string name, uint value) => (uint)U64(name, value);

    /// <inheritdoc/>
    public int I32(string name, int value) => (int)U64(name, 0);

    /// <inheritdoc/>
    public ulong U64(string name, ulong value) => random.Next(6) switch
    {
        0 => 0,
        1 => ulong.MaxValue,
        2 => 1,
        3 => (ulong)random.Next(256),
        _ => (ulong)random.NextInt64(),
    };

    /// <inheritdoc/>
    public bool Bool(string name, bool value) => random.Next(2) == 1;

    /// <inheritdoc/>
    public Ip4 Ip(string name, Ip4 value) => new((uint)random.NextInt64());

    /// <inheritdoc/>
    public string Str(string name, string value, int max) => Letters(max);

    /// <inheritdoc/>
    public string Str0(string name, string value, int max) => Letters(max);

    /// <inheritdoc/>
    public string Rest(string name, string value, int max) => Letters(max);

    /// <inheritdoc/>
    public WireText Text(string name, WireText value, int max) => Letters(max);

    /// <inheritdoc/>
    public byte[] Bytes(string name, byte[] value, int length) => Some(length);

    /// <inheritdoc/>
    public byte[] Blob(string name, byte[] value, Width width, int max) => Some(random.Next(Math.Min(max, 64) + 1));

    /// <inheritdoc/>
    public byte[] Tail(string name, byte[] value, int max) => Blob(name, value, Width.ToEnd, max);

    /// <inheritdoc/>
    public T Item<T>(string name, in T value)
        where T : struct, IWire<T> => Invent<T>(random, Style);

    /// <inheritdoc/>
    public T[] List<T>(string name, T[] value, Width count, int max)
        where T : struct, IWire<T>
    {
        var items = new T[random.Next(Math.Min(max, 4) + 1)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Invent<T>(random, Style);
        }

        return items;
    }

    /// <inheritdoc/>
    public TList Inline<TList, TItem>(string name, in TList value, Width count, int max)
        where TList : struct, IInlineList<TList, TItem>
        where TItem : struct, IWire<TItem>
    {
        var items = TList.OfLength(random.Next(Math.Min(max, 5) + 1));
        for (var i = 0; i < items.Count; i++)
        {
            items.Set(i, Invent<TItem>(random, Style));
        }

        return items;
    }

    /// <inheritdoc/>
    public string[] Strings(string name, string[] value, Width count, int max, int maxBytes)
    {
        var items = new string[random.Next(Math.Min(max, 4) + 1)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Letters(maxBytes);
        }

        return items;
    }

    /// <inheritdoc/>
    public uint[] Numbers(string name, uint[] value, Width count, int max)
    {
        var items = new uint[random.Next(Math.Min(max, 4) + 1)];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = U32(name, 0);
        }

        return items;
    }

    /// <inheritdoc/>
    public bool If(string name, bool condition) => condition;

    /// <inheritdoc/>
    public void EndIf()
    {
    }

    /// <inheritdoc/>
    public bool More(string name, bool present, int atLeast = 1) => random.Next(2) == 1;

    private string Letters(int max)
    {
        const string Alphabet = "aZ0 _-.\\/\u00e9\u4e2d\u20ac";
        var text = new StringBuilder();
        var length = random.Next(Math.Min(max, 40) + 1);
        for (var bytes = 0; ;)
        {
            var letter = Style.Encoding == TextEncoding.Opaque ? (char)random.Next(1, 256) : Alphabet[random.Next(Alphabet.Length)];
            bytes += Style.Encoding == TextEncoding.Opaque ? 1 : new Rune(letter).Utf8SequenceLength;
            if (bytes > length)
            {
                return text.ToString();
            }

            text.Append(letter);
        }
    }

    private byte[] Some(int length)
    {
        var bytes = new byte[length];
        random.NextBytes(bytes);
        return bytes;
    }
}
