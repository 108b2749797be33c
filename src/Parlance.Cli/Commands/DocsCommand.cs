using System.CommandLine;
using Parlance.Cli.Docs;

namespace Parlance.Cli.Commands;

/// <summary><c>parlance docs DIR</c>: writes the pages that are made from declarations and commands.</summary>
internal static class DocsCommand
{
    public static Command Create()
    {
        var directory = new Argument<DirectoryInfo>("dir") { Description = "The docs directory." };
        var check = new Option<bool>("--check") { Description = "Write nothing; exit with 1 when a page is stale." };
        var command = new Command("docs", "Write the pages that are generated: one a protocol, and that of the command line.") { directory, check };
        command.SetAction(parsed => Run(parsed.GetRequiredValue(directory), parsed.GetValue(check), parsed.InvocationConfiguration.Output));
        return command;
    }

    private static int Run(DirectoryInfo directory, bool check, TextWriter output)
    {
        var stale = 0;
        foreach (var (name, text) in GeneratedPages.All())
        {
            var path = Path.Combine(directory.FullName, name);
            if (File.Exists(path) && File.ReadAllText(path) == text)
            {
                continue;
            }

            stale++;
            output.WriteLine(check ? $"stale: {name}" : $"written: {name}");
            if (!check)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path, text);
            }
        }

        return check && stale > 0 ? ExitCodes.No : ExitCodes.Done;
    }
}
