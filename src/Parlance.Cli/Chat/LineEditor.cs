using System.Text;

namespace Parlance.Cli.Chat;

/// <summary>The line that is being typed.</summary>
internal sealed class LineEditor
{
    private const int MostHistory = 500;
    private readonly List<string> history = [];
    private readonly StringBuilder line = new();
    private int cursor;
    private int recalled;

    /// <summary>The line as it is.</summary>
    public string Text => line.ToString();

    /// <summary>Where the next letter goes.</summary>
    public int Cursor => cursor;

    /// <summary>The user has ended the input (control-D on an empty line).</summary>
    public bool IsOver { get; private set; }

    /// <summary>A key was pressed.</summary>
    /// <param name="key">The key.</param>
    /// <param name="candidates">Words that may be completed.</param>
    /// <returns>The whole line when it is finished.</returns>
    public string? Press(ConsoleKeyInfo key, Func<IEnumerable<string>> candidates)
    {
        switch (key.Key)
        {
            case ConsoleKey.Enter:
                return Finish();
            case ConsoleKey.Tab:
                Complete(candidates());
                break;
            case ConsoleKey.UpArrow:
                Recall(recalled - 1);
                break;
            case ConsoleKey.DownArrow:
                Recall(recalled + 1);
                break;
            case ConsoleKey.LeftArrow:
                cursor = Math.Max(cursor - 1, 0);
                break;
            case ConsoleKey.RightArrow:
                cursor = Math.Min(cursor + 1, line.Length);
                break;
            case ConsoleKey.Home:
                cursor = 0;
                break;
            case ConsoleKey.End:
                cursor = line.Length;
                break;
            case ConsoleKey.Backspace when cursor > 0:
                line.Remove(--cursor, 1);
                break;
            case ConsoleKey.Delete when cursor < line.Length:
                line.Remove(cursor, 1);
                break;
            case ConsoleKey.D when key.Modifiers == ConsoleModifiers.Control:
                IsOver = line.Length == 0;
                break;
            case ConsoleKey.U when key.Modifiers == ConsoleModifiers.Control:
                Set(string.Empty);
                break;
            default:
                Insert(key.KeyChar);
                break;
        }

        return null;
    }

    private void Insert(char letter)
    {
        if (!char.IsControl(letter))
        {
            line.Insert(cursor++, letter);
        }
    }

    private string Finish()
    {
        var typed = Text;
        if (typed.Length > 0 && (history.Count == 0 || history[^1] != typed))
        {
            history.Add(typed);
            if (history.Count > MostHistory)
            {
                history.RemoveAt(0);
            }
        }

        Set(string.Empty);
        recalled = history.Count;
        return typed;
    }

    private void Recall(int index)
    {
        recalled = Math.Clamp(index, 0, history.Count);
        Set(recalled < history.Count ? history[recalled] : string.Empty);
    }

    /// <summary>Adds what all words have in common that begin as the one before the cursor does.</summary>
    private void Complete(IEnumerable<string> candidates)
    {
        var start = cursor == 0 ? 0 : Text.LastIndexOf(' ', cursor - 1) + 1;
        var begun = Text[start..cursor];
        var fitting = candidates.Where(word => begun.Length > 0 && word.StartsWith(begun, StringComparison.OrdinalIgnoreCase)).Distinct().ToArray();
        if (fitting.Length == 0)
        {
            return;
        }

        var common = fitting.Aggregate((a, b) => a[..a.Zip(b).TakeWhile(pair => char.ToLowerInvariant(pair.First) == char.ToLowerInvariant(pair.Second)).Count()]);
        var whole = fitting.Length == 1 ? common + " " : common;
        line.Remove(start, begun.Length).Insert(start, whole);
        cursor = start + whole.Length;
    }

    private void Set(string text)
    {
        line.Clear().Append(text);
        cursor = text.Length;
    }
}
