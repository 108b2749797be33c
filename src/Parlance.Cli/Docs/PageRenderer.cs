using System.Globalization;
using System.Text;
using Parlance.Wire;

namespace Parlance.Cli.Docs;

/// <summary>Makes the page of a network from the declarations of its messages. Knows no network.</summary>
internal static class PageRenderer
{
    public static string Render(ProtocolPage page)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {page.Title}: messages\n\n");
        text.Append("Generated from the message declarations by `parlance docs docs`; do not edit.\n\n");
        text.Append(page.Preface.Trim()).Append('\n');
        foreach (var link in page.Catalog.Entries.GroupBy(entry => entry.Spec.Link))
        {
            Link(text, link.Key, link);
        }

        Coverage(text, page);
        return text.ToString();
    }

    private static void Link(StringBuilder text, string link, IEnumerable<CatalogEntry> entries)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n## Link: {link}\n");
        foreach (var code in entries.GroupBy(entry => entry.Spec.Code).OrderBy(group => group.Key))
        {
            var names = string.Join(", ", code.Select(entry => entry.Spec.Name).Distinct());
            text.Append(CultureInfo.InvariantCulture, $"\n### {code.Key} {names}\n");
            foreach (var entry in code)
            {
                Message(text, entry, several: names.Contains(',', StringComparison.Ordinal));
            }
        }
    }

    private static void Message(StringBuilder text, CatalogEntry entry, bool several)
    {
        var fields = entry.Describe();
        var name = several ? $"{entry.Spec.Name}, " : string.Empty;
        text.Append(CultureInfo.InvariantCulture, $"\n**{name}{Way(entry.Spec.Direction)}**{(fields.Count == 0 ? ", empty" : string.Empty)}. ");
        text.Append($"Source: {Escape(entry.Spec.Source)}. {Escape(entry.Spec.Note)}".TrimEnd()).Append('\n');
        if (fields.Count == 0)
        {
            return;
        }

        text.Append("\n| field | type | at most | when |\n|---|---|---|---|\n");
        foreach (var field in fields)
        {
            var indent = string.Concat(Enumerable.Repeat("· ", field.Depth));
            text.Append(CultureInfo.InvariantCulture, $"| {indent}{Escape(field.Name)} | {field.Type} | {Limit(field.Limit)} | {Escape(field.Condition)} |\n");
        }
    }

    private static void Coverage(StringBuilder text, ProtocolPage page)
    {
        if (page.Headings.Count == 0)
        {
            return;
        }

        text.Append("\n## Coverage of the specifications\n\n| source | heading | covered by |\n|---|---|---|\n");
        foreach (var heading in page.Headings)
        {
            var messages = heading.CoveredBy(page.Catalog).Select(spec => $"{spec.Direction}.{spec.Name} ({spec.Link} {spec.Code})");
            var covered = string.Join(", ", messages.Append(heading.Otherwise).Where(words => words.Length > 0));
            text.Append(CultureInfo.InvariantCulture, $"| {heading.Seed} {heading.Number} | {Escape(heading.Text)} | {Escape(covered)} |\n");
        }
    }

    private static string Way(Direction direction) => direction switch
    {
        Direction.ToServer => "client to server",
        Direction.ToClient => "server to client",
        _ => "between clients",
    };

    private static string Limit(int limit) => limit switch
    {
        0 => string.Empty,
        >= 1024 * 1024 when limit % (1024 * 1024) == 0 => $"{limit / (1024 * 1024)} Mi",
        >= 1024 when limit % 1024 == 0 => $"{limit / 1024} Ki",
        _ => limit.ToString(CultureInfo.InvariantCulture),
    };

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);
}
