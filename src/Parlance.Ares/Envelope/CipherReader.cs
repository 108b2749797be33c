using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>Reads a message of an encrypted session: as <see cref="Reader"/>, but every text is decrypted.</summary>
public ref struct CipherReader : IVisitor
{
    private readonly AresCipher cipher;
    private Reader reader;

    /// <summary>Starts at the first byte of <paramref name="body"/>.</summary>
    public CipherReader(ReadOnlySpan<byte> body, AresCipher cipher)
    {
        reader = new Reader(body, AresStyle.Room);
        this.cipher = cipher;
    }

    /// <inheritdoc/>
    public readonly WireStyle Style => reader.Style;

    /// <inheritdoc/>
    public readonly int Left => reader.Left;

    /// <summary>Reads one message.</summary>
    /// <exception cref="WireException">The bytes are not such a message.</exception>
    public static T Read<T>(ReadOnlySpan<byte> body, AresCipher cipher)
        where T : struct, IWire<T>
    {
        var reader = new CipherReader(body, cipher);
        return T.Layout(ref reader, default);
    }

    /// <inheritdoc/>
    public readonly int Peek(int ahead) => reader.Peek(ahead);

    /// <inheritdoc/>
    public byte U8(string name, byte value) => reader.U8(name, value);

    /// <inheritdoc/>
    public ushort U16(string name, ushort value) => reader.U16(name, value);

    /// <inheritdoc/>
    public uint U32(string name, uint value) => reader.U32(name, value);

    /// <inheritdoc/>
    public int I32(string name, int value) => reader.I32(name, value);

    /// <inheritdoc/>
    public ulong U64(string name, ulong value) => reader.U64(name, value);

    /// <inheritdoc/>
    public bool Bool(string name, bool value) => reader.Bool(name, value);

    /// <inheritdoc/>
    public Ip4 Ip(string name, Ip4 value) => reader.Ip(name, value);

    /// <inheritdoc/>
    public string Str(string name, string value, int max)
    {
        if (reader.Left == 0)
        {
            return string.Empty;
        }

        var offset = reader.Offset;
        var text = cipher.Decrypt(name, offset, reader.Blob(name, [], Width.Word, AresCipher.EncryptedLength(max)));
        if (reader.Peek(0) == 0)
        {
            reader.U8(name, 0);
        }

        return text;
    }

    /// <inheritdoc/>
    public string Str0(string name, string value, int max) => Str(name, value, max);

    /// <inheritdoc/>
    public string Rest(string name, string value, int max) => Str(name, value, max);

    /// <inheritdoc/>
    public WireText Text(string name, WireText value, int max) => Str(name, value.Value, max);

    /// <inheritdoc/>
    public byte[] Bytes(string name, byte[] value, int length) => reader.Bytes(name, value, length);

    /// <inheritdoc/>
    public byte[] Blob(string name, byte[] value, Width width, int max) => reader.Blob(name, value, width, max);

    /// <inheritdoc/>
    public byte[] Tail(string name, byte[] value, int max) => reader.Tail(name, value, max);

    /// <inheritdoc/>
    public T Item<T>(string name, in T value)
        where T : struct, IWire<T> => T.Layout(ref this, default);

    /// <inheritdoc/>
    public T[] List<T>(string name, T[] value, Width count, int max)
        where T : struct, IWire<T>
    {
        var items = new List<T>();
        var wanted = Counted(name, count, max);
        while (items.Count < wanted && (count != Width.ToEnd || Left > 0))
        {
            var before = Left;
            items.Add(T.Layout(ref this, default));
            if (Left == before)
            {
                throw new WireException(name, reader.Offset, "an element of no bytes");
            }
        }

        return Left > 0 && count == Width.ToEnd
            ? throw new WireException(name, reader.Offset, $"more than {max} elements")
            : [.. items];
    }

    /// <inheritdoc/>
    public TList Inline<TList, TItem>(string name, in TList value, Width count, int max)
        where TList : struct, IInlineList<TList, TItem>
        where TItem : struct, IWire<TItem>
    {
        var found = List<TItem>(name, [], count, max);
        var items = TList.OfLength(found.Length);
        for (var i = 0; i < found.Length; i++)
        {
            items.Set(i, found[i]);
        }

        return items;
    }

    /// <inheritdoc/>
    public string[] Strings(string name, string[] value, Width count, int max, int maxBytes)
    {
        var items = new List<string>();
        var wanted = Counted(name, count, max);
        while (items.Count < wanted && Left > 0)
        {
            items.Add(Str(name, string.Empty, maxBytes));
        }

        return [.. items];
    }

    /// <inheritdoc/>
    public uint[] Numbers(string name, uint[] value, Width count, int max) => reader.Numbers(name, value, count, max);

    /// <inheritdoc/>
    public readonly bool If(string name, bool condition) => condition;

    /// <inheritdoc/>
    public readonly void EndIf()
    {
    }

    /// <inheritdoc/>
    public readonly bool More(string name, bool present, int atLeast = 1) => reader.More(name, present, atLeast);

    private int Counted(string name, Width count, int max)
    {
        var wanted = count switch
        {
            Width.Byte => reader.U8(name, 0),
            Width.Word => reader.U16(name, 0),
            Width.DWord => reader.U32(name, 0),
            _ => (uint)max,
        };
        return wanted > (uint)max || (count != Width.ToEnd && wanted > (uint)Left)
            ? throw new WireException(name, reader.Offset, $"{wanted} elements do not fit")
            : (int)wanted;
    }
}
