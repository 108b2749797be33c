using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Parlance.Server.Pages;

/// <summary>Values in the text form that Prometheus reads (format 0.0.4).</summary>
internal static class PrometheusText
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Tags as labels, without braces.</summary>
    public static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty)
        {
            return string.Empty;
        }

        var text = new StringBuilder();
        foreach (var (name, value) in tags)
        {
            var escaped = (Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty)
                .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            text.Append(text.Length > 0 ? "," : string.Empty).Append(Plain(name)).Append("=\"").Append(escaped).Append('"');
        }

        return text.ToString();
    }

    /// <summary>Writes one instrument. Several meters may have one of the same name (several networks); its head is written once.</summary>
    public static void Write(StringBuilder page, IGrouping<string, InstrumentValues> instruments)
    {
        var first = instruments.First();
        var name = Name(first.Instrument, first.Kind);
        Head(page, name, first.Kind switch { InstrumentKind.Sum => "counter", InstrumentKind.Level => "gauge", _ => "histogram" }, first.Instrument.Description);
        foreach (var (labels, series) in instruments.SelectMany(instrument => instrument.All))
        {
            if (first.Kind == InstrumentKind.Spread)
            {
                Spread(page, name, labels, series);
            }
            else
            {
                Line(page, name, labels, series.Value);
            }
        }
    }

    /// <summary>Writes a value that no instrument keeps.</summary>
    public static void Write(StringBuilder page, string name, string type, string help, params ReadOnlySpan<(string Labels, double Value)> values)
    {
        Head(page, name, type, help);
        foreach (var (labels, value) in values)
        {
            Line(page, name, labels, value);
        }
    }

    private static void Head(StringBuilder page, string name, string type, string? help) =>
        page.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help?.ReplaceLineEndings(" ")}\n# TYPE {name} {type}\n");

    private static void Spread(StringBuilder page, string name, string labels, Series series)
    {
        var comma = labels.Length > 0 ? "," : string.Empty;
        var (count, buckets) = series.Spread();
        foreach (var (bound, below) in buckets)
        {
            Line(page, name + "_bucket", string.Create(CultureInfo.InvariantCulture, $"{labels}{comma}le=\"{bound}\""), below);
        }

        Line(page, name + "_bucket", $"{labels}{comma}le=\"+Inf\"", count);
        Line(page, name + "_sum", labels, series.Value);
        Line(page, name + "_count", labels, count);
    }

    private static void Line(StringBuilder page, string name, string labels, double value)
    {
        page.Append(name);
        if (labels.Length > 0)
        {
            page.Append('{').Append(labels).Append('}');
        }

        page.Append(CultureInfo.InvariantCulture, $" {value}\n");
    }

    private static string Name(Instrument instrument, InstrumentKind kind) =>
        Plain(instrument.Name) + (instrument.Unit == "s" ? "_seconds" : string.Empty) + (kind == InstrumentKind.Sum ? "_total" : string.Empty);

    private static string Plain(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
}
