using Parlance.Wire;

namespace Parlance.Cli.Docs;

/// <summary>What a protocol page is made from.</summary>
/// <param name="Title">Name of the network as people write it.</param>
/// <param name="Preface">Markdown before the messages: where the sources are from, how links frame.</param>
/// <param name="Catalog">The messages.</param>
/// <param name="Headings">Headings of the specifications the messages have to cover.</param>
internal sealed record ProtocolPage(string Title, string Preface, Catalog Catalog, IReadOnlyList<SeedHeading> Headings)
{
    /// <summary>Where the page lies under the docs directory.</summary>
    public string Path => $"protocols/{Catalog.Network}.md";
}
