using System.Text;
using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>Writes a message of an encrypted session: as <see cref="Writer"/>, but every text is encrypted.</summary>
public readonly ref struct CipherWriter : IVisitor
{
    private readonly AresCipher cipher;
    private readonly WireBuffer target;
    private readonly Writer writer;

    /// <summary>Writes at the end of <paramref name="target"/>.</summary>
    public CipherWriter(WireBuffer target, AresCipher cipher)
    {
        this.target = target;
        this.cipher = cipher;
        writer = new Writer(target, AresStyle.Room);
    }

    /// <inheritdoc/>
    public WireStyle Style => AresStyle.Room;

    /// <inheritdoc/>
    public int Left => -1;

    /// <summary>Writes one message.</summary>
    /// <exception cref="WireException">A text or list is longer than its declaration allows.</exception>
    public static void Write<T>(in T message, WireBuffer target, AresCipher cipher)
        where T : struct, IWire<T>
    {
        var writer = new CipherWriter(target, cipher);
        T.Layout(ref writer, message);
    }

    /// <inheritdoc/>
    public int Peek(int ahead) => -1;

    /// <inheritdoc/>
    public byte U8(string name, byte value) => writer.U8(name, value);

    /// <inheritdoc/>
    public ushort U16(string name, ushort value) => writer.U16(name, value);

    /// <inheritdoc/>
    public uint U32(string name, uint value) => writer.U32(name, value);

    /// <inheritdoc/>
    public int I32(string name, int value) => writer.I32(name, value);

    /// <inheritdoc/>
    public ulong U64(string name, ulong value) => writer.U64(name, value);

    /// <inheritdoc/>
    public bool Bool(string name, bool value) => writer.Bool(name, value);

    /// <inheritdoc/>
    public Ip4 Ip(string name, Ip4 value) => writer.Ip(name, value);

    /// <inheritdoc/>
    public string Str(string name, string value, int max) => Str0(name, value, max);

    /// <inheritdoc/>
    public string Str0(string name, string value, int max)
    {
        Rest(name, value, max);
        writer.U8(name, 0);
        return value;
    }

    /// <inheritdoc/>
    public string Rest(string name, string value, int max)
    {
        var plain = Encoding.UTF8.GetByteCount(value ?? string.Empty);
        var length = AresCipher.EncryptedLength(plain);
        if (plain > max || length > ushort.MaxValue)
        {
            throw new WireException(name, 0, $"{plain} is more than the {max} allowed");
        }

        writer.U16(name, (ushort)length);
        cipher.Encrypt(value ?? string.Empty, target.Take(length));
        return value!;
    }

    /// <inheritdoc/>
    public WireText Text(string name, WireText value, int max) => Str0(name, value.Value, max);

    /// <inheritdoc/>
    public byte[] Bytes(string name, byte[] value, int length) => writer.Bytes(name, value, length);

    /// <inheritdoc/>
    public byte[] Blob(string name, byte[] value, Width width, int max) => writer.Blob(name, value, width, max);

    /// <inheritdoc/>
    public byte[] Tail(string name, byte[] value, int max) => writer.Tail(name, value, max);

    /// <inheritdoc/>
    public T Item<T>(string name, in T value)
        where T : struct, IWire<T>
    {
        var inner = this;
        T.Layout(ref inner, value);
        return value;
    }

    /// <inheritdoc/>
    public T[] List<T>(string name, T[] value, Width count, int max)
        where T : struct, IWire<T>
    {
        Count(name, count, value?.Length ?? 0, max);
        foreach (ref readonly var item in value.AsSpan())
        {
            Item(name, item);
        }

        return value!;
    }

    /// <inheritdoc/>
    public TList Inline<TList, TItem>(string name, in TList value, Width count, int max)
        where TList : struct, IInlineList<TList, TItem>
        where TItem : struct, IWire<TItem>
    {
        Count(name, count, value.Count, max);
        for (var i = 0; i < value.Count; i++)
        {
            Item(name, value[i]);
        }

        return value;
    }

    /// <inheritdoc/>
    public string[] Strings(string name, string[] value, Width count, int max, int maxBytes)
    {
        Count(name, count, value?.Length ?? 0, max);
        foreach (var item in value.AsSpan())
        {
            Str0(name, item, maxBytes);
        }

        return value!;
    }

    /// <inheritdoc/>
    public uint[] Numbers(string name, uint[] value, Width count, int max) => writer.Numbers(name, value, count, max);

    /// <inheritdoc/>
    public bool If(string name, bool condition) => condition;

    /// <inheritdoc/>
    public void EndIf()
    {
    }

    /// <inheritdoc/>
    public bool More(string name, bool present, int atLeast = 1) => present;

    private void Count(string name, Width count, int length, int max)
    {
        if (length > max)
        {
            throw new WireException(name, 0, $"{length} is more than the {max} allowed");
        }

        _ = count switch
        {
            Width.Byte => writer.U8(name, (byte)length),
            Width.Word => writer.U16(name, (ushort)length),
            Width.DWord => writer.U32(name, (uint)length),
            _ => 0u,
        };
    }
}
