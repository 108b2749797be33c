using System.Globalization;
using System.Text;

namespace Parlance.Cli.Chat;

/// <summary>The line that is being typed.</summary>
internal sealed class LineEditor
{
    /// <summary>Longest line, in UTF-16 units; what is typed beyond is dropped.</summary>
    public const int MostLetters = 16_384;

    private const int MostHistory = 500;
    private readonly List<string> history = [];
    private readonly StringBuilder line = new();
    private string draft = string.Empty;
    private int cursor;
    private int recalled;

    /// <summary>The line as it is.</summary>
    public string Text => line.ToString();

    /// <summary>Where the next letter goes.</summary>
    public int Cursor => cursor;

    /// <summary>The user has ended the input (control-D on an empty line).</summary>
    public bool IsOver { get; private set; }

    /// <summary>What the tabulator could complete to, when it could not go on alone; empty after any other key.</summary>
    public IReadOnlyList<string> Choices { get; private set; } = [];

    /// <summary>A key was pressed.</summary>
    /// <param name="key">The key.</param>
    /// <param name="candidates">Words that may be completed.</param>
    /// <returns>The whole line when it is finished.</returns>
    public string? Press(ConsoleKeyInfo key, Func<IEnumerable<string>> candidates)
    {
        Choices = [];
        if (key.Modifiers == ConsoleModifiers.Control && Control(key.Key))
        {
            return null;
        }

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
                cursor = Before();
                break;
            case ConsoleKey.RightArrow:
                cursor = After();
                break;
            case ConsoleKey.Home:
                cursor = 0;
                break;
            case ConsoleKey.End:
                cursor = line.Length;
                break;
            case ConsoleKey.Backspace:
                Cut(Before());
                break;
            case ConsoleKey.Delete:
                line.Remove(cursor, After() - cursor);
                break;
            default:
                Insert(key.KeyChar);
                break;
        }

        return null;
    }

    /// <summary>The keys that shells have taught people.</summary>
    private bool Control(ConsoleKey key)
    {
        switch (key)
        {
            case ConsoleKey.A:
                cursor = 0;
                return true;
            case ConsoleKey.E:
                cursor = line.Length;
                return true;
            case ConsoleKey.D:
                IsOver = line.Length == 0;
                return true;
            case ConsoleKey.K:
                line.Length = cursor;
                return true;
            case ConsoleKey.U:
                Set(string.Empty);
                return true;
            case ConsoleKey.W:
                Cut(Text[..cursor].TrimEnd().LastIndexOf(' ') + 1);
                return true;
            default:
                return false;
        }
    }

    /// <summary>Takes away what is between a place and the cursor.</summary>
    private void Cut(int from)
    {
        line.Remove(from, cursor - from);
        cursor = from;
    }

    /// <summary>Where the letter before the cursor begins: letters may be made of several characters.</summary>
    private int Before() => StringInfo.ParseCombiningCharacters(Text).LastOrDefault(start => start < cursor);

    private int After() => cursor + StringInfo.GetNextTextElementLength(Text, cursor);

    private void Insert(char letter)
    {
        if (!char.IsControl(letter) && line.Length < MostLetters)
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

    /// <summary>Goes through what was typed before; what had been begun comes after it.</summary>
    private void Recall(int index)
    {
        draft = recalled == history.Count ? Text : draft;
        recalled = Math.Clamp(index, 0, history.Count);
        Set(recalled < history.Count ? history[recalled] : draft);
    }

    /// <summary>Adds what all words have in common that begin as the one before the cursor does. A name with blanks is quoted where a command wants a name.</summary>
    private void Complete(IEnumerable<string> candidates)
    {
        var start = cursor == 0 ? 0 : Text.LastIndexOf(' ', cursor - 1) + 1;
        var begun = Text[start..cursor].TrimStart('"');
        string[] fitting = [.. candidates.Where(word => begun.Length > 0 && word.StartsWith(begun, StringComparison.OrdinalIgnoreCase)).Distinct().Order(StringComparer.OrdinalIgnoreCase)];
        if (fitting.Length == 0)
        {
            return;
        }

        var common = fitting.Aggregate((a, b) => a[..a.Zip(b).TakeWhile(pair => char.ToLowerInvariant(pair.First) == char.ToLowerInvariant(pair.Second)).Count()]);
        var isQuoted = start > 0 && line[0] == '/' && common.Contains(' ', StringComparison.Ordinal);
        var whole = fitting.Length > 1 ? common : isQuoted ? $"\"{common}\" " : common + " ";
        Choices = common.Length == begun.Length && fitting.Length > 1 ? fitting : [];
        line.Remove(start, cursor - start).Insert(start, whole);
        cursor = start + whole.Length;
    }

    private void Set(string text)
    {
        line.Clear().Append(text);
        cursor = text.Length;
    }
}
