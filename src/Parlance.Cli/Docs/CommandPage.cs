using System.CommandLine;
using System.Globalization;
using System.Text;

namespace Parlance.Cli.Docs;

/// <summary>Makes the page of the command line from the commands themselves.</summary>
internal static class CommandPage
{
    /// <summary>Where the page lies under the docs directory.</summary>
    public const string Path = "cli.md";

    public static string Render(RootCommand root)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# The `parlance` command line\n\n{root.Description}\n\n");
        text.Append("Generated from the commands by `parlance docs docs`; do not edit.\n\n");
        text.Append("Exit codes: 0 done; 1 it ran and the answer is no (bytes not decoded, a stale page); 2 it could not run.\n");
        foreach (var command in root.Subcommands.OrderBy(command => command.Name, StringComparer.Ordinal))
        {
            Command(text, command, "parlance", 2);
        }

        return text.ToString();
    }

    private static void Command(StringBuilder text, Command command, string above, int depth)
    {
        var name = $"{above} {command.Name}";
        text.Append(CultureInfo.InvariantCulture, $"\n{new string('#', depth)} {name}\n\n{command.Description}\n");
        if (command.Subcommands.Count > 0)
        {
            foreach (var below in command.Subcommands)
            {
                Command(text, below, name, depth + 1);
            }

            return;
        }

        var arguments = string.Concat(command.Arguments.Select(argument => $" <{argument.Name}>"));
        text.Append(CultureInfo.InvariantCulture, $"\n    {name}{arguments}{(command.Options.Count > 0 ? " [options]" : string.Empty)}\n\n");
        text.Append("| | |\n|---|---|\n");
        foreach (var argument in command.Arguments)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `<{argument.Name}>` | {argument.Description} |\n");
        }

        foreach (var option in command.Options)
        {
            var names = string.Join(", ", option.Aliases.Order(StringComparer.Ordinal).Prepend(option.Name).Select(name => $"`{name}`"));
            text.Append(CultureInfo.InvariantCulture, $"| {names} | {option.Description} |\n");
        }
    }
}
