using System.Text;

namespace Parlance.Ares;

/// <summary>What rooms do to texts of clients before anything else sees them.</summary>
public static class AresText
{
    private const char Colour = '\u0003';
    private const char Background = '\u0005';
    private const char SoftHyphen = '\u00AD';

    /// <summary>Removes line ends and the invisible characters that break clients' layouts, and trims white space.</summary>
    /// <remarks>The list is that of the rooms in use: U+00A0, U+00AD, U+009D, CR, LF, VT, FF, U+034B and the pair U+00CC U+00B8.</remarks>
    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(Unwanted))
        {
            return text.Trim();
        }

        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\u00CC' && i + 1 < text.Length && text[i + 1] == '\u00B8')
            {
                i++;
            }
            else if (text[i] == '\u00CC' || !Unwanted.Contains(text[i]))
            {
                kept.Append(text[i]);
            }
        }

        return kept.ToString().Trim();
    }

    /// <summary>Cuts a text to a number of characters, never inside a surrogate pair.</summary>
    public static string CutChars(string text, int max) =>
        text.Length <= max ? text
        : char.IsHighSurrogate(text[max - 1]) ? text[..(max - 1)]
        : text[..max];

    /// <summary>Removes colours and styles: 03 and 05 with two digits or <c>#RRGGBB</c>, 02, 06, 07, 09 and soft hyphens.</summary>
    public static string StripColours(string text)
    {
        if (!text.AsSpan().ContainsAny(Styles))
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is Colour or Background)
            {
                i += CodeLength(text.AsSpan(i + 1));
            }
            else if (!Styles.Contains(text[i]))
            {
                kept.Append(text[i]);
            }
        }

        return kept.ToString();
    }

    private static ReadOnlySpan<char> Unwanted => "\u00A0\u00AD\u009D\r\n\u000B\u000C\u034B\u00CC";

    private static ReadOnlySpan<char> Styles => [(char)2, Colour, Background, (char)6, (char)7, (char)9, SoftHyphen];

    private static int CodeLength(ReadOnlySpan<char> rest) =>
        rest.Length >= 2 && char.IsAsciiDigit(rest[0]) && char.IsAsciiDigit(rest[1]) ? 2
        : rest.Length >= 7 && rest[0] == '#' && IsHex(rest[1..7]) ? 7
        : 0;

    private static bool IsHex(ReadOnlySpan<char> digits)
    {
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit))
            {
                return false;
            }
        }

        return true;
    }
}
