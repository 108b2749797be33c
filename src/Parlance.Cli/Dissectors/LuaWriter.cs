using System.Globalization;
using Parlance.Wire;

namespace Parlance.Cli.Dissectors;

/// <summary>Walks a declaration, every branch of it, and writes the Lua that reads the same.</summary>
internal readonly struct LuaWriter(WireStyle style, LuaPage page) : IVisitor
{
    public WireStyle Style => style;

    public int Left => -1;

    public static void Write<T>(CatalogEntry<T> entry, LuaPage page)
        where T : struct, IMessage<T>
    {
        var writer = new LuaWriter(entry.Style, page);
        T.Layout(ref writer, default);
    }

    public int Peek(int ahead) => -1;

    public byte U8(string name, byte value) => Number("u8", name, value, 1);

    public ushort U16(string name, ushort value) => Number("u16", name, value, 2);

    public uint U32(string name, uint value) => Number("u32", name, value, 4);

    public int I32(string name, int value) => Number("i32", name, value, 4);

    public ulong U64(string name, ulong value) => Number("u64", name, value, 8);

    public bool Bool(string name, bool value) => Number("bool", name, value, 1);

    public Ip4 Ip(string name, Ip4 value)
    {
        page.Field("ip", name, "ip");
        return value;
    }

    public string Str(string name, string value, int max) => Text("str", name, value);

    public string Str0(string name, string value, int max) => Text("str0", name, value);

    public string Rest(string name, string value, int max) => Text("str0", name, value);

    public WireText Text(string name, WireText value, int max) => Text("str", name, value);

    public byte[] Bytes(string name, byte[] value, int length) =>
        Block("bytes", name, value, ", " + (length == 0 ? LuaConditions.Length(page.Network, name) : length.ToString(CultureInfo.InvariantCulture)));

    public byte[] Blob(string name, byte[] value, Width width, int max) => Block("blob", name, value, ", " + Number(width));

    public byte[] Tail(string name, byte[] value, int max) => Block("tail", name, value, string.Empty);

    public T Item<T>(string name, in T value)
        where T : struct, IWire<T>
    {
        page.Open($"c:item({LuaPage.Quote(name)}, function(c, v)");
        var item = Inside<T>();
        page.Close("end)");
        return item;
    }

    public T[] List<T>(string name, T[] value, Width count, int max)
        where T : struct, IWire<T>
    {
        Listed<T>(name, count);
        return value;
    }

    public TList Inline<TList, TItem>(string name, in TList value, Width count, int max)
        where TList : struct, IInlineList<TList, TItem>
        where TItem : struct, IWire<TItem>
    {
        Listed<TItem>(name, count);
        return value;
    }

    public string[] Strings(string name, string[] value, Width count, int max, int maxBytes)
    {
        page.Need(name, "count");
        page.Open($"c:list(v, {LuaPage.Quote(name)}, {Number(count)}, function(c, v)");
        Text("str", name, string.Empty);
        page.Close("end)");
        return value;
    }

    public uint[] Numbers(string name, uint[] value, Width count, int max)
    {
        page.Need(name, "count");
        page.Field("numbers", name, "u32", $", {Number(count)}");
        return value;
    }

    public bool If(string name, bool condition)
    {
        page.Open($"if {LuaConditions.Of(page.Network, name)} then");
        return true;
    }

    public void EndIf() => page.Close("end");

    public bool More(string name, bool present, int atLeast = 1)
    {
        page.Open($"if c:left() >= {atLeast.ToString(CultureInfo.InvariantCulture)} then");
        return true;
    }

    private static string Number(Width width) => ((int)width).ToString(CultureInfo.InvariantCulture);

    private T Number<T>(string type, string name, T value, int width)
    {
        page.Field("number", name, type, $", \"{type}\", {width.ToString(CultureInfo.InvariantCulture)}");
        return value;
    }

    private T Text<T>(string method, string name, T value)
    {
        page.Field(method, name, "string");
        return value;
    }

    private byte[] Block(string method, string name, byte[] value, string more)
    {
        page.Field(method, name, "bytes", more);
        return value;
    }

    private void Listed<T>(string name, Width count)
        where T : struct, IWire<T>
    {
        page.Need(name, "count");
        page.Open($"c:list(v, {LuaPage.Quote(name)}, {Number(count)}, function(c, v)");
        Inside<T>();
        page.Close("end)");
    }

    private T Inside<T>()
        where T : struct, IWire<T>
    {
        var inner = new LuaWriter(style, page);
        return T.Layout(ref inner, default);
    }
}
