using System.CommandLine;
using Parlance.Cli.Chat;
using Parlance.Cli.Decoding;
using Spectre.Console;

namespace Parlance.Cli.Commands;

/// <summary><c>parlance chat URL</c>: chats on any of the networks, at a terminal or from a script.</summary>
internal static class ChatCommand
{
    public static Command Create()
    {
        var url = new Argument<string>("url") { Description = "ares://NAME@HOST:PORT, soulseek://NAME:PASSWORD@HOST/ROOM, icq://UIN:PASSWORD@HOST or myicq://UIN:PASSWORD@HOST." };
        var command = new Command(
            "chat",
            "Chat on any of the networks: rooms, private messages, contacts. At a terminal with colours, completion and history; with redirected input line by line, /help lists the commands. A password may also stand in PARLANCE_PASSWORD.")
        {
            url,
        };
        command.SetAction((parsed, cancellation) => RunAsync(parsed, parsed.GetRequiredValue(url), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string text, CancellationToken cancellation)
    {
        if (ChatUrl.Parse(text, out var wrong) is not { } url)
        {
            await parsed.InvocationConfiguration.Error.WriteLineAsync($"parlance chat: {Printable.Quote(text)} is no place to chat: {wrong}.");
            return ExitCodes.Unusable;
        }

        var isTerminal = ConsoleTerminal.IsThere;
        url = url with
        {
            User = url.User.Length > 0 ? url.User : Environment.UserName,
            Password = url.Password ?? Environment.GetEnvironmentVariable("PARLANCE_PASSWORD") ?? (isTerminal && url.Network != "ares" ? Ask() : null),
        };
        IChatScreen screen = isTerminal ? new TerminalScreen(new ConsoleTerminal(), TimeProvider.System) : new PlainScreen(Console.In, parsed.InvocationConfiguration.Output);
        await using var session = ChatSessions.Create(url);
        return await new ChatLoop(session, screen, TimeProvider.System).RunAsync(cancellation);
    }

    private static string Ask() => AnsiConsole.Prompt(new TextPrompt<string>("Password:").Secret());
}
