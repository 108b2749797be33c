using System.Text;

namespace Parlance.Core.Services;

/// <summary>Texts of one network as another may have them: characters only, nothing that divides fields, moves a cursor or changes colours.</summary>
public static class PlainText
{
    /// <summary>One line: line ends and tabs become spaces, other control characters go away.</summary>
    public static string OneLine(string text) => Clean(text, keepsLines: false);

    /// <summary>Several lines, divided by line feeds.</summary>
    public static string Lines(string text) => Clean(text, keepsLines: true);

    private static string Clean(string text, bool keepsLines)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001F') && !text.AsSpan().ContainsAnyInRange('\u007F', '\u009F') && !text.AsSpan().ContainsAnyInRange('\u2028', '\u2029'))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var letter in text.ReplaceLineEndings("\n"))
        {
            if (letter == '\n')
            {
                clean.Append(keepsLines ? '\n' : ' ');
            }
            else if (letter == '\t')
            {
                clean.Append(' ');
            }
            else if (!char.IsControl(letter))
            {
                clean.Append(letter);
            }
        }

        return clean.ToString();
    }
}
