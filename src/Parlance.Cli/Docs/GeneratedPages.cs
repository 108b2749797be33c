namespace Parlance.Cli.Docs;

/// <summary>Every page that is generated.</summary>
internal static class GeneratedPages
{
    /// <summary>Path under the docs directory, and text, of each.</summary>
    public static IEnumerable<(string Path, string Text)> All() =>
        ProtocolPages.All.Select(page => (page.Path, PageRenderer.Render(page)))
            .Append((CommandPage.Path, CommandPage.Render(ParlanceCommand.Create())));
}
