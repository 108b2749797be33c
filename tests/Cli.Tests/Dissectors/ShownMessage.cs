using System.Globalization;
using System.Xml.Linq;
using Parlance.Wire;

namespace Parlance.Cli.Tests.Dissectors;

/// <summary>A message and its fields in one line, as a dissector shows them or as the decoder traces them.</summary>
internal static class ShownMessage
{
    private const string Unsure = "?";

    /// <summary>The messages in the output of tshark.</summary>
    public static IEnumerable<string> Of(XDocument packets, string network)
    {
        var prefix = $"parlance_{network}.";
        return from proto in packets.Descendants("proto")
               where (string?)proto.Attribute("name") == $"parlance_{network}" && proto.Elements("field").Any(field => (string?)field.Attribute("name") == prefix + "packet.name")
               let fields = proto.Descendants("field").Where(field => ((string?)field.Attribute("name"))?.StartsWith(prefix, StringComparison.Ordinal) == true)
               select Line(fields.Where(IsHead).Select(field => (string)field.Attribute("show")!), fields.Where(field => !IsPacket(field)).Select(field => Shown(field, prefix)));

        bool IsPacket(XElement field) => ((string)field.Attribute("name")!).StartsWith(prefix + "packet.", StringComparison.Ordinal);
        bool IsHead(XElement field) => ((string)field.Attribute("name")!)[prefix.Length..] is "packet.link" or "packet.direction" or "packet.code" or "packet.name";
    }

    /// <summary>The same of a trace.</summary>
    public static string Of(in MessageSpec spec, Trace trace) => Line(
        [spec.Link, spec.Direction switch { Direction.ToServer => "to-server", Direction.ToClient => "to-client", _ => "to-peer" }, spec.Code.ToString(CultureInfo.InvariantCulture), spec.Name],
        trace.Fields.SelectMany(Traced));

    private static string Line(IEnumerable<string> head, IEnumerable<string> fields) => $"{string.Join(' ', head)}: {string.Join(", ", fields)}";

    private static IEnumerable<string> Traced(TraceField field)
    {
        var name = string.Concat(field.Name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : '_'));
        var numbers = field.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return field.Type switch
        {
            "item" => [],
            "list" when field.Value == "to the end" => [],
            "list" when field.Length > (int)field.Prefix => [Named(name, numbers.Length.ToString(CultureInfo.InvariantCulture)), .. numbers.Select(number => Named(name, number))],
            "list" => [Named(name, field.Value.Length == 0 ? "0" : field.Value)],
            "bytes" => [Named(name, Shortened(field.Value.Replace("...", string.Empty, StringComparison.Ordinal)))],
            "bool" => [Named(name, field.Value == "True" ? "1" : "0")],
            _ => [Named(name, Plain(field.Value))],
        };
    }

    private static string Shown(XElement field, string prefix)
    {
        var name = ((string)field.Attribute("name")!)[prefix.Length..];
        var show = (string?)field.Attribute("show") ?? string.Empty;
        return Named(name, IsBytes(show) ? Shortened(show.Replace(":", string.Empty, StringComparison.Ordinal)) : Plain(show switch { "True" => "1", "False" => "0", _ => show }));
    }

    private static bool IsBytes(string show) => show.Length >= 2 && show.Split(':').All(two => two.Length == 2 && two.All(char.IsAsciiHexDigit)) && show.Any(letter => letter is ':' or (>= 'a' and <= 'f'));

    private static string Named(string name, string value) => $"{name}={value}";

    private static string Shortened(string hex) => hex.ToUpperInvariant()[..Math.Min(hex.Length, 40)];

    /// <summary>Texts that tshark spells in its own way are compared by being there.</summary>
    private static string Plain(string text) => text.Length <= 200 && text.All(letter => letter is >= ' ' and < (char)127 and not '\\') ? text : Unsure;
}
