namespace Parlance.Wire;

/// <summary>Every message of one network, so that tools, documentation and tests can walk them all.</summary>
public sealed class Catalog
{
    private readonly List<CatalogEntry> entries = [];
    private readonly Dictionary<(string Link, Direction Direction, uint Code), CatalogEntry> byCode = [];

    /// <summary>Makes an empty catalog.</summary>
    /// <param name="network">Name of the network, in lower case.</param>
    public Catalog(string network) => Network = network;

    /// <summary>Name of the network, in lower case.</summary>
    public string Network { get; }

    /// <summary>All messages in the order they were added.</summary>
    public IReadOnlyList<CatalogEntry> Entries => entries;

    /// <summary>Adds a message. A second message under the same link, direction and code is kept as another shape of the first.</summary>
    public Catalog Add<T>(WireStyle style)
        where T : struct, IMessage<T>
    {
        var entry = new CatalogEntry<T>(style);
        entries.Add(entry);
        byCode.TryAdd((entry.Spec.Link, entry.Spec.Direction, entry.Spec.Code), entry);
        return this;
    }

    /// <summary>The message under a code; null when there is none.</summary>
    public CatalogEntry? Find(string link, Direction direction, uint code) => byCode.GetValueOrDefault((link, direction, code));
}
