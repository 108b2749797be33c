using System.CommandLine;
using Parlance.Cli.Dissectors;

namespace Parlance.Cli.Commands;

/// <summary><c>parlance dissector DIR</c>: writes a Wireshark dissector in Lua for each network.</summary>
internal static class DissectorCommand
{
    public static Command Create()
    {
        var directory = new Argument<DirectoryInfo>("dir")
        {
            Description = "The directory to write to: Wireshark's plugin directory, or any to load from with -X lua_script:FILE.",
            DefaultValueFactory = _ => new DirectoryInfo("."),
        };
        var network = new Option<string?>("--network", "-n") { Description = "One network only." };
        network.AcceptOnlyFromAmong([.. LuaDissector.Networks]);
        var print = new Option<bool>("--print") { Description = "Write to standard output instead of files." };
        var command = new Command("dissector", "Write a Wireshark dissector in Lua for each network, made from the message declarations.") { directory, network, print };
        command.SetAction(parsed => Run(parsed, parsed.GetRequiredValue(directory), parsed.GetValue(network), parsed.GetValue(print)));
        return command;
    }

    private static int Run(ParseResult parsed, DirectoryInfo directory, string? network, bool isPrinted)
    {
        var (output, error) = (parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
        try
        {
            foreach (var name in LuaDissector.Networks.Where(name => network is null || name == network))
            {
                var lua = LuaDissector.Of(name);
                if (isPrinted)
                {
                    output.Write(lua);
                    continue;
                }

                directory.Create();
                File.WriteAllText(Path.Combine(directory.FullName, LuaDissector.FileName(name)), lua);
                output.WriteLine($"written: {LuaDissector.FileName(name)}");
            }

            return ExitCodes.Done;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"parlance dissector: {wrong.Message}");
            return ExitCodes.Unusable;
        }
    }
}
