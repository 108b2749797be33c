using Parlance.Wire;

namespace Parlance.Cli.Docs;

/// <summary>A heading of a specification.</summary>
/// <param name="Seed">Number of the specification, as sources begin with it.</param>
/// <param name="Number">Number or anchor of the heading in it; may be empty.</param>
/// <param name="Text">The heading.</param>
/// <param name="Otherwise">What covers it when no message does: a type, a remark.</param>
internal sealed record SeedHeading(string Seed, string Number, string Text, string Otherwise)
{
    /// <summary>Reads a list of headings: a line each, fields separated by tabs.</summary>
    public static IReadOnlyList<SeedHeading> ParseAll(string text) =>
    [
        .. text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .Select(parts => new SeedHeading(parts[0], parts[1], parts[2], parts.Length > 3 ? parts[3] : string.Empty)),
    ];

    /// <summary>The messages that name this heading as their source.</summary>
    public IReadOnlyList<MessageSpec> CoveredBy(Catalog catalog) =>
        [.. catalog.Entries.Select(entry => entry.Spec).Where(spec => IsNamedIn(spec.Source))];

    private bool IsNamedIn(string source)
    {
        var name = $"{Seed} {Text}";
        for (var at = source.IndexOf(name, StringComparison.Ordinal); at >= 0; at = source.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if (end == source.Length || source[end] is ';' or ',')
            {
                return true;
            }
        }

        return false;
    }
}
