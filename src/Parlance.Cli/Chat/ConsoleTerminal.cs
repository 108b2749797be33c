using Spectre.Console;

namespace Parlance.Cli.Chat;

/// <summary>The terminal that this process runs at.</summary>
internal sealed class ConsoleTerminal : ITerminal
{
    private const int UsualColumns = 80;

    /// <summary>There is one, and it knows the codes that move its cursor.</summary>
    public static bool IsThere => !Console.IsInputRedirected && !Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Ansi;

    public int Columns => Console.WindowWidth is > 0 and var width ? width : UsualColumns;

    public bool IsKeyWaiting => Console.KeyAvailable;

    public ConsoleKeyInfo ReadKey() => Console.ReadKey(intercept: true);

    public void Write(string text) => Console.Write(text);

    public void WriteMarkup(string markup)
    {
        AnsiConsole.Profile.Width = Columns;
        AnsiConsole.MarkupLine(markup);
    }
}
