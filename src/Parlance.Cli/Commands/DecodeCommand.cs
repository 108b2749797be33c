using System.CommandLine;
using Parlance.Cli.Captures;
using Parlance.Cli.Decoding;

namespace Parlance.Cli.Commands;

/// <summary><c>parlance decode WHAT</c>: prints the messages of a capture, or of bytes in hex, one a line.</summary>
internal static class DecodeCommand
{
    private const int FieldsShown = 64;

    public static Command Create()
    {
        var what = new Argument<string[]>("what")
        {
            Description = "A capture (pcap or pcapng), or frames in hex, with or without blanks.",
            Arity = ArgumentArity.OneOrMore,
        };
        var port = new Option<int[]>("--port", "-p") { Description = "Port of the server in the capture; may be given several times." };
        var network = new Option<string?>("--network", "-n") { Description = "The network; told by port and content when not given." };
        network.AcceptOnlyFromAmong([.. Networks.Names]);
        var hint = new Option<string>("--as")
        {
            Description = "For hex: link and direction, as \"server to-client\" or \"peer\".",
            DefaultValueFactory = _ => string.Empty,
        };
        var full = new Option<bool>("--full") { Description = "Show all fields of long messages." };
        var command = new Command("decode", "Print the messages of a capture or of bytes in hex, one a line.") { what, port, network, hint, full };
        command.SetAction(parsed =>
        {
            var output = new DecodeOutput(parsed.InvocationConfiguration.Output, parsed.GetValue(full) ? null : FieldsShown);
            var ports = parsed.GetValue(port) ?? [];
            var networks = Networks.Create(parsed.GetValue(network), ports, output);
            var wrong = Run(parsed.GetRequiredValue(what), ports, networks, parsed.GetValue(hint) ?? string.Empty, output);
            if (wrong is not null)
            {
                parsed.InvocationConfiguration.Error.WriteLine($"parlance decode: {wrong}");
                return ExitCodes.Unusable;
            }

            return output.Undecoded == 0 ? ExitCodes.Done : ExitCodes.No;
        });
        return command;
    }

    /// <summary>Decodes.</summary>
    /// <returns>Why it could not be done; null when it was.</returns>
    private static string? Run(string[] what, int[] ports, IReadOnlyList<INetworkDecoder> networks, string hint, DecodeOutput output)
    {
        if (what is [var path] && File.Exists(path))
        {
            return RunFile(path, ports, networks, output);
        }

        var hex = string.Concat(what).Replace(" ", string.Empty, StringComparison.Ordinal).Replace(":", string.Empty, StringComparison.Ordinal);
        if (hex.Length == 0 || hex.Length % 2 != 0 || !hex.All(char.IsAsciiHexDigit))
        {
            return $"{Printable.Quote(what[0])} is neither a file that is there nor hex of whole bytes";
        }

        networks[^1].Bytes(default, Convert.FromHexString(hex), hint);
        output.Summary();
        return null;
    }

    private static string? RunFile(string path, int[] ports, IReadOnlyList<INetworkDecoder> networks, DecodeOutput output)
    {
        try
        {
            CaptureDecoder.Run(File.ReadAllBytes(path), networks, ports, output);
            return null;
        }
        catch (Exception wrong) when (wrong is CaptureException or IOException or UnauthorizedAccessException)
        {
            return $"{path}: {wrong.Message}";
        }
    }
}
