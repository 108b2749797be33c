using System.Globalization;

namespace Parlance.Cli.Chat;

/// <summary>For people: colours, a line that is edited beneath what is said, completion by the tabulator, history by the arrows.</summary>
internal sealed class TerminalScreen(ITerminal terminal, TimeProvider time) : IChatScreen
{
    private const string ClearRow = "\r\u001b[K";
    private const int MostChoices = 40;
    private static readonly string[] Colours = ["aqua", "lime", "yellow", "fuchsia", "orange1", "springgreen2", "deepskyblue1", "hotpink"];
    private readonly Lock gate = new();
    private readonly LineEditor editor = new();
    private string prompt = "> ";
    private bool isOver;

    public void Show(ChatLine line)
    {
        lock (gate)
        {
            terminal.Write(ClearRow);
            terminal.WriteMarkup(string.Create(CultureInfo.InvariantCulture, $"[grey]{time.GetLocalNow():HH:mm}[/] {Markup(line)}"));
            Draw();
        }
    }

    /// <summary>Keys can only be waited for in a thread that nothing interrupts: who gives up leaves it behind.</summary>
    public Task<string?> ReadAsync(ChatSession session, CancellationToken cancellation)
    {
        lock (gate)
        {
            prompt = session.Target.Length == 0 ? "> " : $"{session.Target}> ";
            Draw();
        }

        return Task.Run(() => Read(session, cancellation), cancellation).WaitAsync(cancellation);
    }

    /// <summary>The row of the prompt is left to the shell.</summary>
    public void End()
    {
        lock (gate)
        {
            isOver = true;
            terminal.Write(ClearRow);
        }
    }

    private string? Read(ChatSession session, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            var key = terminal.ReadKey();
            lock (gate)
            {
                var typed = editor.Press(key, () => Candidates(session));
                if (typed is not null)
                {
                    terminal.Write($"{ClearRow}{LineView.Of(prompt, typed, 0, terminal.Columns).Shown}\n");
                    return typed;
                }

                if (editor.IsOver)
                {
                    return null;
                }

                if (editor.Choices.Count > 0)
                {
                    Offer(editor.Choices);
                }

                // What is pasted is drawn once, when all of it has come.
                if (!terminal.IsKeyWaiting)
                {
                    Draw();
                }
            }
        }

        return null;
    }

    private void Offer(IReadOnlyList<string> choices)
    {
        var more = choices.Count > MostChoices ? $" and {choices.Count - MostChoices} more" : string.Empty;
        Show(ChatLine.Notice(string.Join("  ", choices.Take(MostChoices)) + more));
    }

    private static IEnumerable<string> Candidates(ChatSession session) =>
        session.Commands.SelectMany(command => command.Usage.Split(", ")).Select(usage => usage.Split(' ')[0]).Concat(["/help", "/quit", "/wait"]).Concat(session.Names);

    private void Draw()
    {
        if (isOver)
        {
            return;
        }

        var view = LineView.Of(prompt, editor.Text, editor.Cursor, terminal.Columns);
        terminal.Write(string.Create(CultureInfo.InvariantCulture, $"{ClearRow}{view.Shown}\u001b[{view.Column + 1}G"));
    }

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
