using System.Globalization;
using System.Text;
using Parlance.Ares;
using Parlance.Icq;
using Parlance.MyIcq;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Cli.Dissectors;

/// <summary>A Wireshark dissector: the messages from their declarations, what lies around them from a page of Lua per network.</summary>
internal static class LuaDissector
{
    private static readonly Catalog[] Catalogs = [AresCatalog.All, IcqCatalog.All, MyIcqCatalog.All, SoulseekCatalog.All];

    /// <summary>The networks that have one.</summary>
    public static IEnumerable<string> Networks => Catalogs.Select(catalog => catalog.Network);

    /// <summary>Name of the file that Wireshark is to load.</summary>
    public static string FileName(string network) => $"parlance-{network}.lua";

    /// <summary>The whole dissector.</summary>
    public static string Of(string network)
    {
        var catalog = Array.Find(Catalogs, catalog => catalog.Network == network) ?? throw new ArgumentException($"There is no network {network}.", nameof(network));
        var page = new LuaPage(network);
        foreach (var shapes in catalog.Entries.GroupBy(entry => (entry.Spec.Link, entry.Spec.Direction, entry.Spec.Code)))
        {
            var (link, direction, code) = shapes.Key;
            page.Open(string.Create(CultureInfo.InvariantCulture, $"M[\"{link}/{Way(direction)}/{code}\"] = {{"));
            foreach (var entry in shapes)
            {
                page.Open($"{{ {LuaPage.Quote(entry.Spec.Name)}, function(c, v)");
                entry.Walk(new Writing(page));
                page.Close("end },");
            }

            page.Close("}");
        }

        return new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"-- {FileName(network)}: a Wireshark dissector. Written by `parlance dissector`; do not edit.\n")
            .Append("do\n")
            .Append(CultureInfo.InvariantCulture, $"local NETWORK = \"{network}\"\n")
            .Append(Style(catalog.Entries[0].Style))
            .Append(Page("runtime"))
            .Append(page.Fields)
            .Append("local M = {}\ndo\n")
            .Append(page.Messages)
            .Append("end\n")
            .Append(Page("messages"))
            .Append(Page(network))
            .Append("end\n")
            .ToString();
    }

    private static string Way(Direction direction) => direction switch
    {
        Direction.ToServer => "to-server",
        Direction.ToClient => "to-client",
        _ => "to-peer",
    };

    private static string Style(WireStyle style) => string.Create(
        CultureInfo.InvariantCulture,
        $"local STYLE = {{ big = {Lua(style.BigEndian)}, reversed_ip = {Lua(style.ReversedIp)}, strings = \"{style.Strings}\", utf8 = {Lua(style.Encoding == TextEncoding.Utf8ElseLatin1)}, missing_is_zero = {Lua(style.MissingIsZero)} }}\n");

    private static string Lua(bool value) => value ? "true" : "false";

    private static string Page(string name)
    {
        using var stream = typeof(LuaDissector).Assembly.GetManifestResourceStream($"{name}.lua")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed class Writing(LuaPage page) : IEntryWalker<bool>
    {
        public bool Walk<T>(CatalogEntry<T> entry)
            where T : struct, IMessage<T>
        {
            LuaWriter.Write(entry, page);
            return true;
        }
    }
}
