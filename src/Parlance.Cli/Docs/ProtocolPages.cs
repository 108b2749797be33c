using Parlance.Ares;
using Parlance.Icq;
using Parlance.MyIcq;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Cli.Docs;

/// <summary>The pages that are generated. A network adds a line here and, beside this file, its preface and its headings.</summary>
internal static class ProtocolPages
{
    public static IReadOnlyList<ProtocolPage> All { get; } =
    [
        Page("Ares", AresCatalog.All),
        Page("MyICQ", MyIcqCatalog.All),
        Page("Soulseek", SoulseekCatalog.All),
        Page("ICQ", IcqCatalog.All),
    ];

    private static ProtocolPage Page(string title, Catalog catalog) =>
        new(title, Resource($"{catalog.Network}.md"), catalog, SeedHeading.ParseAll(Resource($"{catalog.Network}.tsv")));

    private static string Resource(string name)
    {
        using var stream = typeof(ProtocolPages).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
