using System.Globalization;

namespace Parlance.Wire;

/// <summary>One field as it is declared.</summary>
/// <param name="Name">Name of the field.</param>
/// <param name="Type">Its type in the words of the documentation.</param>
/// <param name="Limit">Most bytes or elements; 0 where the type has a fixed size.</param>
/// <param name="Depth">How many structures it lies inside.</param>
/// <param name="Condition">When it is there; empty when always.</param>
public readonly record struct FieldDescription(string Name, string Type, int Limit, int Depth, string Condition);

/// <summary>Walks a declaration, every branch of it, and records what it says.</summary>
public readonly struct Describer : IVisitor
{
    private readonly List<FieldDescription> fields;
    private readonly Stack<string> conditions;
    private readonly int depth;

    private Describer(WireStyle style, List<FieldDescription> fields, Stack<string> conditions, int depth)
    {
        Style = style;
        this.fields = fields;
        this.conditions = conditions;
        this.depth = depth;
    }

    /// <inheritdoc/>
    public WireStyle Style { get; }

    /// <inheritdoc/>
    public int Left => -1;

    /// <summary>The fields of a structure in the order of the wire.</summary>
    public static IReadOnlyList<FieldDescription> Describe<T>(WireStyle style)
        where T : struct, IWire<T>
    {
        var fields = new List<FieldDescription>();
        var describer = new Describer(style, fields, new Stack<string>(), 0);
        T.Layout(ref describer, default);
        return fields;
    }

    /// <inheritdoc/>
    public int Peek(int ahead) => -1;

    /// <inheritdoc/>
    public byte U8(string name, byte value) => Note(name, "u8", value);

    /// <inheritdoc/>
    public ushort U16(string name, ushort value) => Note(name, "u16", value);

    /// <inheritdoc/>
    public uint U32(string name, uint value) => Note(name, "u32", value);

    /// <inheritdoc/>
    public int I32(string name, int value) => Note(name, "i32", value);

    /// <inheritdoc/>
    public ulong U64(string name, ulong value) => Note(name, "u64", value);

    /// <inheritdoc/>
    public bool Bool(string name, bool value) => Note(name, "bool", value);

    /// <inheritdoc/>
    public Ip4 Ip(string name, Ip4 value) => Note(name, "ip", value);

    /// <inheritdoc/>
    public string Str(string name, string value, int max) => Note(name, "string", value, max);

    /// <inheritdoc/>
    public string Str0(string name, string value, int max) => Note(name, "string0", value, max);

    /// <inheritdoc/>
    public string Rest(string name, string value, int max) => Note(name, "text to the end", value, max);

    /// <inheritdoc/>
    public WireText Text(string name, WireText value, int max) => Note(name, "string (exact bytes kept)", value, max);

    /// <inheritdoc/>
    public byte[] Bytes(string name, byte[] value, int length) =>
        Note(name, string.Create(CultureInfo.InvariantCulture, $"{length} bytes"), value);

    /// <inheritdoc/>
    public byte[] Blob(string name, byte[] value, Width width, int max) =>
        Note(name, string.Create(CultureInfo.InvariantCulture, $"u{8 * (int)width} length + bytes"), value, max);

    /// <inheritdoc/>
    public byte[] Tail(string name, byte[] value, int max) => Note(name, "bytes to the end", value, max);

    /// <inheritdoc/>
    public T Item<T>(string name, in T value)
        where T : struct, IWire<T>
    {
        Note(name, "structure", 0);
        return Inside<T>();
    }

    /// <inheritdoc/>
    public T[] List<T>(string name, T[] value, Width count, int max)
        where T : struct, IWire<T>
    {
        Note(name, Counted(count), 0, max);
        Inside<T>();
        return value;
    }

    /// <inheritdoc/>
    public TList Inline<TList, TItem>(string name, in TList value, Width count, int max)
        where TList : struct, IInlineList<TList, TItem>
        where TItem : struct, IWire<TItem>
    {
        Note(name, Counted(count), 0, max);
        Inside<TItem>();
        return value;
    }

    /// <inheritdoc/>
    public string[] Strings(string name, string[] value, Width count, int max, int maxBytes) =>
        Note(name, Counted(count) + " of string", value, max);

    /// <inheritdoc/>
    public uint[] Numbers(string name, uint[] value, Width count, int max) => Note(name, Counted(count) + " of u32", value, max);

    /// <inheritdoc/>
    public bool If(string name, bool condition)
    {
        conditions.Push("if " + name);
        return true;
    }

    /// <inheritdoc/>
    public void EndIf() => conditions.Pop();

    /// <inheritdoc/>
    public bool More(string name, bool present, int atLeast = 1)
    {
        conditions.Push("optional");
        return true;
    }

    private static string Counted(Width count) => count == Width.ToEnd
        ? "list to the end"
        : string.Create(CultureInfo.InvariantCulture, $"u{8 * (int)count} count + list");

    private T Inside<T>()
        where T : struct, IWire<T>
    {
        var inner = new Describer(Style, fields, conditions, depth + 1);
        return T.Layout(ref inner, default);
    }

    private T Note<T>(string name, string type, T value, int limit = 0)
    {
        fields.Add(new FieldDescription(name, type, limit, depth, string.Join(", ", conditions.Reverse().Distinct())));
        return value;
    }
}
