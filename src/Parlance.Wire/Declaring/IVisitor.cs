namespace Parlance.Wire;

/// <summary>Something that walks the fields of a message.</summary>
/// <remarks>
/// Each call takes the name of a field and its present value and returns the value: a writer writes it and returns it, a reader ignores it and
/// returns what it read. Limits are in bytes for texts and in elements for lists; a reader checks them before it allocates.
/// </remarks>
public interface IVisitor
{
    /// <summary>How this network lays things out.</summary>
    WireStyle Style { get; }

    /// <summary>Bytes of the body that are left to read; -1 for a visitor that does not read.</summary>
    int Left { get; }

    /// <summary>The byte that lies <paramref name="ahead"/> bytes further on, not consumed; -1 past the end and for a visitor that does not read.</summary>
    int Peek(int ahead);

    /// <summary>One byte.</summary>
    byte U8(string name, byte value);

    /// <summary>Two bytes.</summary>
    ushort U16(string name, ushort value);

    /// <summary>Four bytes.</summary>
    uint U32(string name, uint value);

    /// <summary>Four bytes, signed.</summary>
    int I32(string name, int value);

    /// <summary>Eight bytes.</summary>
    ulong U64(string name, ulong value);

    /// <summary>One byte; anything but zero is true.</summary>
    bool Bool(string name, bool value);

    /// <summary>Four octets in the order of the style.</summary>
    Ip4 Ip(string name, Ip4 value);

    /// <summary>A text in the style's ordinary form, at most <paramref name="max"/> bytes.</summary>
    string Str(string name, string value, int max);

    /// <summary>A text up to the first NUL or the end; written with the NUL.</summary>
    string Str0(string name, string value, int max);

    /// <summary>A text up to the first NUL or the end; written bare, so it must be the last field.</summary>
    string Rest(string name, string value, int max);

    /// <summary>A text in the style's ordinary form that keeps how it was spelled.</summary>
    WireText Text(string name, WireText value, int max);

    /// <summary>Exactly <paramref name="length"/> bytes.</summary>
    byte[] Bytes(string name, byte[] value, int length);

    /// <summary>Bytes behind a length of the given width.</summary>
    byte[] Blob(string name, byte[] value, Width width, int max);

    /// <summary>All bytes that are left.</summary>
    byte[] Tail(string name, byte[] value, int max);

    /// <summary>A structure inside this one.</summary>
    T Item<T>(string name, in T value)
        where T : struct, IWire<T>;

    /// <summary>A counted list of structures.</summary>
    T[] List<T>(string name, T[] value, Width count, int max)
        where T : struct, IWire<T>;

    /// <summary>A counted list of structures that is kept without an array.</summary>
    TList Inline<TList, TItem>(string name, in TList value, Width count, int max)
        where TList : struct, IInlineList<TList, TItem>
        where TItem : struct, IWire<TItem>;

    /// <summary>A counted list of texts of at most <paramref name="maxBytes"/> each.</summary>
    string[] Strings(string name, string[] value, Width count, int max, int maxBytes);

    /// <summary>A counted list of four-byte numbers.</summary>
    uint[] Numbers(string name, uint[] value, Width count, int max);

    /// <summary>Fields that are there only when <paramref name="condition"/> holds; a describer takes every branch. Close with <see cref="EndIf"/>.</summary>
    bool If(string name, bool condition);

    /// <summary>Ends what <see cref="If"/> or <see cref="More"/> began.</summary>
    void EndIf();

    /// <summary>An optional tail: read when at least <paramref name="atLeast"/> bytes are left, written when <paramref name="present"/>. Close with <see cref="EndIf"/>.</summary>
    bool More(string name, bool present, int atLeast = 1);
}
