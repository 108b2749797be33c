namespace Parlance.Wire;

/// <summary>Counts the fewest bytes a structure can take, so that a count that cannot be true is refused before memory is asked for.</summary>
public struct Sizer : IVisitor
{
    private Sizer(WireStyle style) => Style = style;

    /// <inheritdoc/>
    public WireStyle Style { get; }

    /// <inheritdoc/>
    public readonly int Left => -1;

    /// <summary>Bytes counted.</summary>
    public int Total { get; private set; }

    /// <summary>The fewest bytes a <typeparamref name="T"/> takes; at least one.</summary>
    public static int Least<T>(WireStyle style)
        where T : struct, IWire<T>
    {
        ArgumentNullException.ThrowIfNull(style);
        if (style.MissingIsZero)
        {
            return 1;
        }

        var sizer = new Sizer(style);
        T.Layout(ref sizer, default);
        return Math.Max(sizer.Total, 1);
    }

    /// <summary>The fewest bytes a text takes.</summary>
    public static int OfString(WireStyle style)
    {
        ArgumentNullException.ThrowIfNull(style);
        return style.Strings switch
        {
            StringForm.Counted32 => 4,
            StringForm.NulOrEnd => 1,
            _ => 2,
        };
    }

    /// <inheritdoc/>
    public readonly int Peek(int ahead) => -1;

    /// <inheritdoc/>
    public byte U8(string name, byte value) => Add(1, value);

    /// <inheritdoc/>
    public ushort U16(string name, ushort value) => Add(2, value);

    /// <inheritdoc/>
    public uint U32(string name, uint value) => Add(4, value);

    /// <inheritdoc/>
    public int I32(string name, int value) => Add(4, value);

    /// <inheritdoc/>
    public ulong U64(string name, ulong value) => Add(8, value);

    /// <inheritdoc/>
    public bool Bool(string name, bool value) => Add(1, value);

    /// <inheritdoc/>
    public Ip4 Ip(string name, Ip4 value) => Add(4, value);

    /// <inheritdoc/>
    public string Str(string name, string value, int max) => Add(OfString(Style), value);

    /// <inheritdoc/>
    public readonly string Str0(string name, string value, int max) => value;

    /// <inheritdoc/>
    public readonly string Rest(string name, string value, int max) => value;

    /// <inheritdoc/>
    public WireText Text(string name, WireText value, int max) => Add(OfString(Style), value);

    /// <inheritdoc/>
    public byte[] Bytes(string name, byte[] value, int length) => Add(length, value);

    /// <inheritdoc/>
    public byte[] Blob(string name, byte[] value, Width width, int max) => Add((int)width, value);

    /// <inheritdoc/>
    public readonly byte[] Tail(string name, byte[] value, int max) => value;

    /// <inheritdoc/>
    public T Item<T>(string name, in T value)
        where T : struct, IWire<T> => T.Layout(ref this, value);

    /// <inheritdoc/>
    public T[] List<T>(string name, T[] value, Width count, int max)
        where T : struct, IWire<T> => Add((int)count, value);

    /// <inheritdoc/>
    public TList Inline<TList, TItem>(string name, in TList value, Width count, int max)
        where TList : struct, IInlineList<TList, TItem>
        where TItem : struct, IWire<TItem>
    {
        Total += (int)count;
        return value;
    }

    /// <inheritdoc/>
    public string[] Strings(string name, string[] value, Width count, int max, int maxBytes) => Add((int)count, value);

    /// <inheritdoc/>
    public uint[] Numbers(string name, uint[] value, Width count, int max) => Add((int)count, value);

    /// <inheritdoc/>
    public readonly bool If(string name, bool condition) => false;

    /// <inheritdoc/>
    public readonly void EndIf()
    {
    }

    /// <inheritdoc/>
    public readonly bool More(string name, bool present, int atLeast = 1) => false;

    private T Add<T>(int bytes, T value)
    {
        Total += bytes;
        return value;
    }
}
