using System.Globalization;

namespace Parlance.Wire;

/// <summary>Reads a message and notes where every field lies and what it says.</summary>
public ref struct Tracer : IVisitor
{
    private readonly List<TraceField> fields;
    private Reader reader;
    private int depth;

    private Tracer(ReadOnlySpan<byte> body, WireStyle style, List<TraceField> fields)
    {
        reader = new Reader(body, style);
        this.fields = fields;
    }

    /// <inheritdoc/>
    public readonly WireStyle Style => reader.Style;

    /// <inheritdoc/>
    public readonly int Left => reader.Left;

    /// <summary>Traces one structure; wrong bytes end the trace and are reported, not thrown.</summary>
    public static Trace Read<T>(ReadOnlySpan<byte> body, WireStyle style)
        where T : struct, IWire<T>
    {
        var fields = new List<TraceField>();
        var tracer = new Tracer(body, style, fields);
        try
        {
            T.Layout(ref tracer, default);
            return new Trace(fields, tracer.reader.Offset, body.Length - tracer.reader.Offset, null);
        }
        catch (WireException wrong)
        {
            return new Trace(fields, tracer.reader.Offset, body.Length - tracer.reader.Offset, wrong);
        }
    }

    /// <inheritdoc/>
    public readonly int Peek(int ahead) => reader.Peek(ahead);

    /// <inheritdoc/>
    public byte U8(string name, byte value)
    {
        var at = reader.Offset;
        return Note(name, at, "u8", reader.U8(name, value));
    }

    /// <inheritdoc/>
    public ushort U16(string name, ushort value)
    {
        var at = reader.Offset;
        return Note(name, at, "u16", reader.U16(name, value));
    }

    /// <inheritdoc/>
    public uint U32(string name, uint value)
    {
        var at = reader.Offset;
        return Note(name, at, "u32", reader.U32(name, value));
    }

    /// <inheritdoc/>
    public int I32(string name, int value)
    {
        var at = reader.Offset;
        return Note(name, at, "i32", reader.I32(name, value));
    }

    /// <inheritdoc/>
    public ulong U64(string name, ulong value)
    {
        var at = reader.Offset;
        return Note(name, at, "u64", reader.U64(name, value));
    }

    /// <inheritdoc/>
    public bool Bool(string name, bool value)
    {
        var at = reader.Offset;
        return Note(name, at, "bool", reader.Bool(name, value));
    }

    /// <inheritdoc/>
    public Ip4 Ip(string name, Ip4 value)
    {
        var at = reader.Offset;
        return Note(name, at, "ip", reader.Ip(name, value));
    }

    /// <inheritdoc/>
    public string Str(string name, string value, int max)
    {
        var at = reader.Offset;
        return Note(name, at, "string", reader.Str(name, value, max), StringPrefix);
    }

    /// <inheritdoc/>
    public string Str0(string name, string value, int max)
    {
        var at = reader.Offset;
        return Note(name, at, "string0", reader.Str0(name, value, max));
    }

    /// <inheritdoc/>
    public string Rest(string name, string value, int max)
    {
        var at = reader.Offset;
        return Note(name, at, "text", reader.Rest(name, value, max));
    }

    /// <inheritdoc/>
    public WireText Text(string name, WireText value, int max)
    {
        var at = reader.Offset;
        return Note(name, at, "string", reader.Text(name, value, max), StringPrefix);
    }

    /// <inheritdoc/>
    public byte[] Bytes(string name, byte[] value, int length)
    {
        var at = reader.Offset;
        return Note(name, at, "bytes", reader.Bytes(name, value, length));
    }

    /// <inheritdoc/>
    public byte[] Blob(string name, byte[] value, Width width, int max)
    {
        var at = reader.Offset;
        return Note(name, at, "bytes", reader.Blob(name, value, width, max), width);
    }

    /// <inheritdoc/>
    public byte[] Tail(string name, byte[] value, int max)
    {
        var at = reader.Offset;
        return Note(name, at, "bytes", reader.Tail(name, value, max));
    }

    /// <inheritdoc/>
    public T Item<T>(string name, in T value)
        where T : struct, IWire<T>
    {
        Note(name, reader.Offset, "item", string.Empty);
        depth++;
        var item = T.Layout(ref this, default);
        depth--;
        return item;
    }

    /// <inheritdoc/>
    public T[] List<T>(string name, T[] value, Width count, int max)
        where T : struct, IWire<T>
    {
        var at = reader.Offset;
        var length = count == Width.ToEnd ? max : reader.Count(name, count, max, Sizer.Least<T>(Style));
        Note(name, at, "list", count == Width.ToEnd ? "to the end" : length.ToString(CultureInfo.InvariantCulture), count);
        var items = new List<T>();
        depth++;
        while (items.Count < length && (count != Width.ToEnd || reader.Left > 0))
        {
            items.Add(T.Layout(ref this, default));
        }

        depth--;
        return [.. items];
    }

    /// <inheritdoc/>
    public TList Inline<TList, TItem>(string name, in TList value, Width count, int max)
        where TList : struct, IInlineList<TList, TItem>
        where TItem : struct, IWire<TItem>
    {
        var at = reader.Offset;
        var items = TList.OfLength(reader.Count(name, count, max, Sizer.Least<TItem>(Style)));
        Note(name, at, "list", items.Count, count);
        depth++;
        for (var i = 0; i < items.Count; i++)
        {
            items.Set(i, TItem.Layout(ref this, default));
        }

        depth--;
        return items;
    }

    /// <inheritdoc/>
    public string[] Strings(string name, string[] value, Width count, int max, int maxBytes)
    {
        var at = reader.Offset;
        var length = reader.Count(name, count, max, Sizer.OfString(Style));
        Note(name, at, "list", length, count);
        var items = new List<string>();
        depth++;
        for (var i = 0; i < length; i++)
        {
            items.Add(Str(name, string.Empty, maxBytes));
        }

        depth--;
        return [.. items];
    }

    /// <inheritdoc/>
    public uint[] Numbers(string name, uint[] value, Width count, int max)
    {
        var at = reader.Offset;
        var numbers = reader.Numbers(name, value, count, max);
        Note(name, at, "list", string.Join(' ', numbers), count);
        return numbers;
    }

    /// <inheritdoc/>
    public readonly bool If(string name, bool condition) => condition;

    /// <inheritdoc/>
    public readonly void EndIf()
    {
    }

    /// <inheritdoc/>
    public readonly bool More(string name, bool present, int atLeast = 1) => reader.More(name, present, atLeast);

    private readonly Width StringPrefix => Style.Strings switch
    {
        StringForm.Counted32 => Width.DWord,
        StringForm.NulOrEnd => Width.ToEnd,
        _ => Width.Word,
    };

    private readonly T Note<T>(string name, int at, string type, T value, Width prefix = Width.ToEnd)
    {
        var text = value is byte[] bytes
            ? Convert.ToHexString(bytes.AsSpan(0, Math.Min(bytes.Length, 32))) + (bytes.Length > 32 ? "..." : string.Empty)
            : value?.ToString() ?? string.Empty;
        fields.Add(new TraceField(name, at, reader.Offset - at, type, text, depth, prefix));
        return value;
    }
}
