using System.Buffers.Binary;

namespace Parlance.Wire;

/// <summary>Writes a message's body to a <see cref="WireBuffer"/>. Nothing is allocated but what the buffer rents.</summary>
public readonly ref struct Writer : IVisitor
{
    private readonly WireBuffer target;

    /// <summary>Writes at the end of <paramref name="target"/>.</summary>
    public Writer(WireBuffer target, WireStyle style)
    {
        this.target = target;
        Style = style;
    }

    /// <inheritdoc/>
    public WireStyle Style { get; }

    /// <inheritdoc/>
    public int Left => -1;

    /// <summary>Writes one structure.</summary>
    /// <exception cref="WireException">A text or list is longer than its declaration allows.</exception>
    public static void Write<T>(in T message, WireBuffer target, WireStyle style)
        where T : struct, IWire<T>
    {
        var writer = new Writer(target, style);
        T.Layout(ref writer, message);
    }

    /// <inheritdoc/>
    public int Peek(int ahead) => -1;

    /// <inheritdoc/>
    public byte U8(string name, byte value)
    {
        target.Take(1)[0] = value;
        return value;
    }

    /// <inheritdoc/>
    public ushort U16(string name, ushort value)
    {
        var bytes = target.Take(2);
        if (Style.BigEndian)
        {
            BinaryPrimitives.WriteUInt16BigEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes, value);
        }

        return value;
    }

    /// <inheritdoc/>
    public uint U32(string name, uint value)
    {
        var bytes = target.Take(4);
        if (Style.BigEndian)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        }

        return value;
    }

    /// <inheritdoc/>
    public int I32(string name, int value) => (int)U32(name, (uint)value);

    /// <inheritdoc/>
    public ulong U64(string name, ulong value)
    {
        var bytes = target.Take(8);
        if (Style.BigEndian)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        }
        else
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes, value);
        }

        return value;
    }

    /// <inheritdoc/>
    public bool Bool(string name, bool value)
    {
        target.Take(1)[0] = value ? (byte)1 : (byte)0;
        return value;
    }

    /// <inheritdoc/>
    public Ip4 Ip(string name, Ip4 value)
    {
        var bytes = target.Take(4);
        if (Style.ReversedIp)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, value.Value);
        }
        else
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes, value.Value);
        }

        return value;
    }

    /// <inheritdoc/>
    public string Str(string name, string value, int max)
    {
        Counted(name, value, Style.Encoding, max);
        return value;
    }

    /// <inheritdoc/>
    public string Str0(string name, string value, int max)
    {
        Bare(name, value, max);
        target.Take(1)[0] = 0;
        return value;
    }

    /// <inheritdoc/>
    public string Rest(string name, string value, int max)
    {
        Bare(name, value, max);
        return value;
    }

    /// <inheritdoc/>
    public WireText Text(string name, WireText value, int max)
    {
        Counted(name, value.Value, value.IsLatin1 ? TextEncoding.Opaque : Style.Encoding, max);
        return value;
    }

    /// <inheritdoc/>
    public byte[] Bytes(string name, byte[] value, int length)
    {
        var bytes = target.Take(length);
        bytes.Clear();
        var source = value.AsSpan();
        if (source.Length > length)
        {
            throw TooLong(name, source.Length, length);
        }

        source.CopyTo(bytes);
        return value;
    }

    /// <inheritdoc/>
    public byte[] Blob(string name, byte[] value, Width width, int max)
    {
        Length(name, width, value?.Length ?? 0, max);
        value.AsSpan().CopyTo(target.Take(value?.Length ?? 0));
        return value!;
    }

    /// <inheritdoc/>
    public byte[] Tail(string name, byte[] value, int max) => Blob(name, value, Width.ToEnd, max);

    /// <inheritdoc/>
    public T Item<T>(string name, in T value)
        where T : struct, IWire<T>
    {
        var writer = this;
        T.Layout(ref writer, value);
        return value;
    }

    /// <inheritdoc/>
    public T[] List<T>(string name, T[] value, Width count, int max)
        where T : struct, IWire<T>
    {
        var items = value.AsSpan();
        Length(name, count, items.Length, max);
        var writer = this;
        foreach (ref readonly var item in items)
        {
            T.Layout(ref writer, item);
        }

        return value;
    }

    /// <inheritdoc/>
    public TList Inline<TList, TItem>(string name, in TList value, Width count, int max)
        where TList : struct, IInlineList<TList, TItem>
        where TItem : struct, IWire<TItem>
    {
        Length(name, count, value.Count, max);
        var writer = this;
        for (var i = 0; i < value.Count; i++)
        {
            TItem.Layout(ref writer, value[i]);
        }

        return value;
    }

    /// <inheritdoc/>
    public string[] Strings(string name, string[] value, Width count, int max, int maxBytes)
    {
        var items = value.AsSpan();
        Length(name, count, items.Length, max);
        foreach (var item in items)
        {
            Counted(name, item, Style.Encoding, maxBytes);
        }

        return value;
    }

    /// <inheritdoc/>
    public uint[] Numbers(string name, uint[] value, Width count, int max)
    {
        var items = value.AsSpan();
        Length(name, count, items.Length, max);
        foreach (var item in items)
        {
            U32(name, item);
        }

        return value;
    }

    /// <inheritdoc/>
    public bool If(string name, bool condition) => condition;

    /// <inheritdoc/>
    public void EndIf()
    {
    }

    /// <inheritdoc/>
    public bool More(string name, bool present, int atLeast = 1) => present;

    private static WireException TooLong(string name, int length, int max) =>
        new(name, 0, $"{length} is more than the {max} allowed");

    private void Length(string name, Width width, int length, int max)
    {
        if (length > max)
        {
            throw TooLong(name, length, max);
        }

        switch (width)
        {
            case Width.Byte:
                U8(name, checked((byte)length));
                break;
            case Width.Word:
                U16(name, checked((ushort)length));
                break;
            case Width.DWord:
                U32(name, (uint)length);
                break;
            default:
                break;
        }
    }

    private void Bare(string name, string? value, int max)
    {
        var length = Texts.Length(value, Style.Encoding);
        if (length > max)
        {
            throw TooLong(name, length, max);
        }

        Texts.Encode(value ?? string.Empty, Style.Encoding, target.Take(length));
    }

    private void Counted(string name, string? value, TextEncoding encoding, int max)
    {
        var length = Texts.Length(value, encoding);
        switch (Style.Strings)
        {
            case StringForm.Counted32:
                Length(name, Width.DWord, length, max);
                break;
            case StringForm.Counted16:
                Length(name, Width.Word, length, max);
                break;
            case StringForm.Counted16Nul or StringForm.Counted16NulStrict:
                Length(name, Width.Word, length + 1, max + 1);
                break;
            default:
                Length(name, Width.ToEnd, length, max);
                break;
        }

        var ends = Style.Strings is StringForm.Counted16Nul or StringForm.Counted16NulStrict or StringForm.NulOrEnd;
        var bytes = target.Take(ends ? length + 1 : length);
        Texts.Encode(value ?? string.Empty, encoding, bytes);
        if (ends)
        {
            bytes[length] = 0;
        }
    }
}
