using Spectre.Console;

namespace Parlance.Cli.Chat;

/// <summary>For people: colours, a line that is edited beneath what is said, completion by the tabulator, history by the arrows.</summary>
internal sealed class TerminalScreen : IChatScreen
{
    private static readonly string[] Colours = ["aqua", "lime", "yellow", "fuchsia", "orange1", "springgreen2", "deepskyblue1", "hotpink"];
    private readonly Lock gate = new();
    private readonly LineEditor editor = new();
    private string prompt = "> ";

    public void Show(ChatLine line)
    {
        lock (gate)
        {
            Console.Write("\r\u001b[K");
            AnsiConsole.MarkupLine($"[grey]{DateTime.Now:HH:mm}[/] {Markup(line)}");
            Draw();
        }
    }

    public Task<string?> ReadAsync(ChatSession session, CancellationToken cancellation)
    {
        prompt = session.Target.Length == 0 ? "> " : $"{session.Target}> ";
        lock (gate)
        {
            Draw();
        }

        return Task.Run(() => Read(session, cancellation), cancellation);
    }

    private string? Read(ChatSession session, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var key = Console.ReadKey(intercept: true);
            lock (gate)
            {
                var typed = editor.Press(key, () => Candidates(session));
                Draw();
                if (typed is not null)
                {
                    Console.WriteLine();
                    return typed;
                }

                if (editor.IsOver)
                {
                    return null;
                }
            }
        }

        return null;
    }

    private static IEnumerable<string> Candidates(ChatSession session) =>
        session.Commands.Select(command => command.Usage.Split(' ')[0]).Concat(["/help", "/quit"]).Concat(session.Names);

    private void Draw() => Console.Write($"\r\u001b[K{prompt}{editor.Text}\u001b[{prompt.Length + editor.Cursor + 1}G");

    /// <summary>Everybody has a colour, which stays the same.</summary>
    private static string Markup(ChatLine line)
    {
        var text = Spectre.Console.Markup.Escape(line.ToString());
        return line.Kind switch
        {
            ChatKind.Said or ChatKind.Emoted => $"[{ColourOf(line.Who)}]{text}[/]",
            ChatKind.Private => $"[bold {ColourOf(line.Who)}]{text}[/]",
            ChatKind.Problem => $"[red]{text}[/]",
            _ => $"[grey]{text}[/]",
        };
    }

    private static string ColourOf(string who) => Colours[(int)(who.Aggregate(17u, (sum, letter) => unchecked((sum * 31) + letter)) % (uint)Colours.Length)];
}
