using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
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
            Description = "A capture (pcap, pcapng, or text with one frame a line), or frames in hex, with or without blanks.",
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
        var password = PasswordOption();
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on when the capture grows, until interrupted." };
        var patience = new Option<double?>("--patience") { Description = "With --follow: end when the capture has not grown for so many seconds." };
        var command = new Command("decode", "Print the messages of a capture or of bytes in hex, one a line.") { what, port, network, hint, full, password, follow, patience };
        command.SetAction((parsed, cancellation) =>
        {
            var asked = new DecodeRequest(
                parsed.GetRequiredValue(what),
                parsed.GetValue(network),
                parsed.GetValue(port) ?? [],
                parsed.GetValue(hint) ?? string.Empty,
                parsed.GetValue(full) ? null : FieldsShown,
                parsed.GetValue(password) ?? [],
                parsed.GetValue(follow),
                parsed.GetValue(patience) is { } seconds ? TimeSpan.FromSeconds(seconds) : null);
            return Task.Run(() => asked.Run(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, cancellation), CancellationToken.None);
        });
        return command;
    }

    /// <summary>Passwords of MyICQ, as number and password.</summary>
    internal static Option<Dictionary<uint, string>> PasswordOption() => new("--password")
    {
        Description = "MyICQ: what a user logged in with, as UIN=PASSWORD, when the capture lacks the login; may be given several times.",
        Arity = ArgumentArity.ZeroOrMore,
        CustomParser = Passwords,
    };

    private static Dictionary<uint, string> Passwords(ArgumentResult result)
    {
        var passwords = new Dictionary<uint, string>();
        foreach (var token in result.Tokens.Select(token => token.Value))
        {
            if (token.Split('=', 2) is [var uin, var password] && uint.TryParse(uin, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                passwords[number] = password;
            }
            else
            {
                result.AddError($"--password takes UIN=PASSWORD, not {Printable.Quote(token)}.");
            }
        }

        return passwords;
    }
}
