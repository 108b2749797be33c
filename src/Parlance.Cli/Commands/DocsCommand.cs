using System.CommandLine;
using Parlance.Cli.Docs;

namespace Parlance.Cli.Commands;

/// <summary><c>parlance docs DIR</c>: writes the pages that are made from the message declarations.</summary>
internal static class DocsCommand
{
    public static Command Create()
    {
        var directory = new Argument<DirectoryInfo>("dir") { Description = "The docs directory; pages go to DIR/protocols." };
        var check = new Option<bool>("--check") { Description = "Write nothing; exit with 1 when a page is stale." };
        var command = new Command("docs", "Write the protocol pages from the message declarations.") { directory, check };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(directory), parsed.GetValue(check), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(DirectoryInfo directory, bool check, TextWriter output)
    {
        var stale = 0;
        foreach (var page in ProtocolPages.All)
        {
            var path = Path.Combine(directory.FullName, page.Path);
            var text = PageRenderer.Render(page);
            if (File.Exists(path) && File.ReadAllText(path) == text)
            {
                continue;
            }

            stale++;
            output.WriteLine(check ? $"stale: {page.Path}" : $"written: {page.Path}");
            if (!check)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
            }
        }

        return check && stale > 0 ? ExitCodes.No : ExitCodes.Done;
    }
}
