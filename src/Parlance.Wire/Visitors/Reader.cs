using System.Buffers.Binary;

namespace Parlance.Wire;

/// <summary>Reads a message from the bytes of its body. Every length is checked before anything is allocated for it.</summary>
public ref struct Reader : IVisitor
{
    private readonly ReadOnlySpan<byte> body;
    private int at;

    /// <summary>Starts at the first byte of <paramref name="body"/>.</summary>
    public Reader(ReadOnlySpan<byte> body, WireStyle style)
    {
        this.body = body;
        Style = style;
    }

    /// <inheritdoc/>
    public WireStyle Style { get; }

    /// <inheritdoc/>
    public readonly int Left => body.Length - at;

    /// <summary>Bytes consumed so far.</summary>
    public readonly int Offset => at;

    /// <summary>Reads one structure; bytes behind it are left alone.</summary>
    /// <exception cref="WireException">The bytes are not such a structure.</exception>
    public static T Read<T>(ReadOnlySpan<byte> body, WireStyle style)
        where T : struct, IWire<T>
    {
        var reader = new Reader(body, style);
        return T.Layout(ref reader, default);
    }

    /// <inheritdoc/>
    public readonly int Peek(int ahead) => ahead >= 0 && at + ahead < body.Length ? body[at + ahead] : -1;

    /// <inheritdoc/>
    public byte U8(string name, byte value)
    {
        var bytes = Take(name, 1);
        return bytes.IsEmpty ? (byte)0 : bytes[0];
    }

    /// <inheritdoc/>
    public ushort U16(string name, ushort value)
    {
        var bytes = Take(name, 2);
        return bytes.IsEmpty ? (ushort)0
            : Style.BigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes)
            : BinaryPrimitives.ReadUInt16LittleEndian(bytes);
    }

    /// <inheritdoc/>
    public uint U32(string name, uint value)
    {
        var bytes = Take(name, 4);
        return bytes.IsEmpty ? 0
            : Style.BigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes)
            : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    /// <inheritdoc/>
    public int I32(string name, int value) => (int)U32(name, 0);

    /// <inheritdoc/>
    public ulong U64(string name, ulong value)
    {
        var bytes = Take(name, 8);
        return bytes.IsEmpty ? 0
            : Style.BigEndian ? BinaryPrimitives.ReadUInt64BigEndian(bytes)
            : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    /// <inheritdoc/>
    public bool Bool(string name, bool value) => U8(name, 0) != 0;

    /// <inheritdoc/>
    public Ip4 Ip(string name, Ip4 value)
    {
        var bytes = Take(name, 4);
        return bytes.IsEmpty ? Ip4.None
            : new Ip4(Style.ReversedIp ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes));
    }

    /// <inheritdoc/>
    public string Str(string name, string value, int max)
    {
        var bytes = Counted(name, max);
        return Style.Words?.Find(bytes) ?? Texts.Decode(bytes, Style.Encoding);
    }

    /// <inheritdoc/>
    public string Str0(string name, string value, int max) => Texts.Decode(UpToNul(name, max), Style.Encoding);

    /// <inheritdoc/>
    public string Rest(string name, string value, int max) => Str0(name, value, max);

    /// <inheritdoc/>
    public WireText Text(string name, WireText value, int max)
    {
        var bytes = Counted(name, max);
        return new WireText(Texts.Decode(bytes, Style.Encoding), Style.Encoding == TextEncoding.Utf8ElseLatin1 && !Texts.IsUtf8(bytes));
    }

    /// <inheritdoc/>
    public byte[] Bytes(string name, byte[] value, int length) => Take(name, length).ToArray();

    /// <inheritdoc/>
    public byte[] Blob(string name, byte[] value, Width width, int max)
    {
        var length = Count(name, width, max, 1);
        return Take(name, length).ToArray();
    }

    /// <inheritdoc/>
    public byte[] Tail(string name, byte[] value, int max)
    {
        if (Left > max)
        {
            throw new WireException(name, at, $"longer than {max} bytes");
        }

        return Take(name, Left).ToArray();
    }

    /// <inheritdoc/>
    public T Item<T>(string name, in T value)
        where T : struct, IWire<T> => T.Layout(ref this, default);

    /// <inheritdoc/>
    public T[] List<T>(string name, T[] value, Width count, int max)
        where T : struct, IWire<T>
    {
        if (count == Width.ToEnd)
        {
            return ListToEnd<T>(name, max);
        }

        var length = Count(name, count, max, Sizer.Least<T>(Style));
        if (length == 0)
        {
            return [];
        }

        var items = new T[length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = T.Layout(ref this, default);
        }

        return items;
    }

    /// <inheritdoc/>
    public TList Inline<TList, TItem>(string name, in TList value, Width count, int max)
        where TList : struct, IInlineList<TList, TItem>
        where TItem : struct, IWire<TItem>
    {
        var items = TList.OfLength(Count(name, count, max, Sizer.Least<TItem>(Style)));
        for (var i = 0; i < items.Count; i++)
        {
            items.Set(i, TItem.Layout(ref this, default));
        }

        return items;
    }

    /// <inheritdoc/>
    public string[] Strings(string name, string[] value, Width count, int max, int maxBytes)
    {
        var length = Count(name, count, max, Sizer.OfString(Style));
        if (length == 0)
        {
            return [];
        }

        var items = new string[length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Str(name, string.Empty, maxBytes);
        }

        return items;
    }

    /// <inheritdoc/>
    public uint[] Numbers(string name, uint[] value, Width count, int max)
    {
        var length = count == Width.ToEnd ? Math.Min(Left / 4, max) : Count(name, count, max, 4);
        if (length == 0)
        {
            return [];
        }

        var items = new uint[length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = U32(name, 0);
        }

        return items;
    }

    /// <inheritdoc/>
    public readonly bool If(string name, bool condition) => condition;

    /// <inheritdoc/>
    public readonly void EndIf()
    {
    }

    /// <inheritdoc/>
    public readonly bool More(string name, bool present, int atLeast = 1) => Left >= atLeast;

    private T[] ListToEnd<T>(string name, int max)
        where T : struct, IWire<T>
    {
        var items = new List<T>();
        while (Left > 0)
        {
            if (items.Count == max)
            {
                throw new WireException(name, at, $"more than {max} elements");
            }

            var before = at;
            items.Add(T.Layout(ref this, default));
            if (at == before)
            {
                throw new WireException(name, at, "an element of no bytes");
            }
        }

        return [.. items];
    }

    /// <summary>Reads a length or count and refuses one that the rest of the body cannot hold.</summary>
    internal int Count(string name, Width width, int max, int leastEach)
    {
        var start = at;
        var count = width switch
        {
            Width.Byte => U8(name, 0),
            Width.Word => U16(name, 0),
            Width.DWord => U32(name, 0),
            _ => (uint)Left,
        };
        return count > (uint)max ? throw new WireException(name, start, $"{count} is more than the {max} allowed")
            : count * (ulong)leastEach > (ulong)Left ? throw new WireException(name, start, $"{count} does not fit in the {Left} bytes left")
            : (int)count;
    }

    private ReadOnlySpan<byte> Counted(string name, int max) => Style.Strings switch
    {
        StringForm.Counted32 => Take(name, Count(name, Width.DWord, max, 1)),
        StringForm.Counted16 => Take(name, Count(name, Width.Word, max, 1)),
        StringForm.Counted16Nul => Texts.CutAtNul(Take(name, Count(name, Width.Word, max + 1, 1))),
        StringForm.Counted16NulStrict => CountedStrict(name, max),
        _ => UpToNul(name, max),
    };

    private ReadOnlySpan<byte> CountedStrict(string name, int max)
    {
        if (Left < 2)
        {
            at = body.Length;
            return default;
        }

        int length = U16(name, 0);
        return length == 0 || length > Left || length > max + 1 || body[at + length - 1] != 0
            ? default
            : Texts.CutAtNul(Take(name, length));
    }

    private ReadOnlySpan<byte> UpToNul(string name, int max)
    {
        var rest = body[at..];
        var nul = rest.IndexOf((byte)0);
        var length = nul < 0 ? rest.Length : nul;
        if (length > max)
        {
            throw new WireException(name, at, $"longer than {max} bytes");
        }

        at += nul < 0 ? length : length + 1;
        return rest[..length];
    }

    private ReadOnlySpan<byte> Take(string name, int count)
    {
        if ((uint)count > (uint)Left)
        {
            return Short(name, count);
        }

        var bytes = body.Slice(at, count);
        at += count;
        return bytes;
    }

    private ReadOnlySpan<byte> Short(string name, int count)
    {
        if (Style.MissingIsZero)
        {
            at = body.Length;
            return default;
        }

        throw new WireException(name, at, $"{count} bytes wanted, {Left} left");
    }
}
