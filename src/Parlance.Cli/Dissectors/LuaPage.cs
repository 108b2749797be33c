using System.Globalization;
using System.Text;

namespace Parlance.Cli.Dissectors;

/// <summary>The part of a dissector that comes from declarations: the messages, and the fields they need.</summary>
/// <param name="network">Name of the network.</param>
internal sealed class LuaPage(string network)
{
    private readonly StringBuilder messages = new();
    private readonly SortedDictionary<string, (string Name, string Type)> fields = new(StringComparer.Ordinal);
    private int indent = 1;

    public string Network => network;

    /// <summary>The messages, one function each.</summary>
    public string Messages => messages.ToString();

    /// <summary>The fields, one each name and type.</summary>
    public string Fields
    {
        get
        {
            var text = new StringBuilder();
            foreach (var (key, (name, type)) in fields)
            {
                text.Append(CultureInfo.InvariantCulture, $"F[{Quote(key)}] = ProtoField.{Lua(type)}(\"parlance_{network}.{Abbreviate(name)}\", {Quote(name)}{Base(type)})\n");
            }

            return text.ToString();
        }
    }

    /// <summary>A text as Lua spells it.</summary>
    public static string Quote(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    /// <summary>One line.</summary>
    public void Line(string text) => messages.Append(' ', indent * 2).Append(text).Append('\n');

    /// <summary>A line that begins a block.</summary>
    public void Open(string text)
    {
        Line(text);
        indent++;
    }

    /// <summary>A line that ends one.</summary>
    public void Close(string text)
    {
        indent--;
        Line(text);
    }

    /// <summary>A field of a message.</summary>
    /// <param name="method">What reads it.</param>
    /// <param name="name">Its name.</param>
    /// <param name="type">What is shown.</param>
    /// <param name="more">What else the method wants.</param>
    public void Field(string method, string name, string type, string more = "")
    {
        Need(name, type);
        Line($"c:{method}(v, {Quote(name)}{more})");
    }

    /// <summary>Makes sure that a field can be shown.</summary>
    public void Need(string name, string type) => fields[$"{name}:{type}"] = (name, type);

    private static string Abbreviate(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_'));

    private static string Lua(string type) => type switch
    {
        "u8" => "uint8",
        "u16" => "uint16",
        "u32" or "count" => "uint32",
        "i32" => "int32",
        "u64" => "uint64",
        "bool" => "bool",
        "ip" => "ipv4",
        "bytes" => "bytes",
        _ => "string",
    };

    private static string Base(string type) => type is "u8" or "u16" or "u32" or "count" or "i32" or "u64" ? ", base.DEC" : string.Empty;
}
