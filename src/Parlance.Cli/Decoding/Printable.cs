using System.Globalization;
using System.Text;

namespace Parlance.Cli.Decoding;

/// <summary>Makes texts and bytes of strangers fit for a terminal: nothing that moves its cursor, changes its colours or turns its lines around.</summary>
internal static class Printable
{
    private const int MostBytes = 32;

    /// <summary>The text in quotes; controls, unseen characters and the quote itself as numbers.</summary>
    public static string Quote(string text) => $"\"{Harmless(text, quotes: false)}\"";

    /// <summary>The text without quotes; controls and unseen characters as numbers.</summary>
    public static string Clean(string text) => Harmless(text, quotes: true);

    private static string Harmless(string text, bool quotes)
    {
        var quoted = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsHarmless(rune) || (quotes && rune.Value == '"'))
            {
                quoted.Append(rune.ToString());
            }
            else
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:X2}");
            }
        }

        return quoted.ToString();
    }

    /// <summary>The bytes in hex, the first of them when there are many.</summary>
    public static string Hex(ReadOnlySpan<byte> bytes) =>
        Convert.ToHexStringLower(bytes[..Math.Min(bytes.Length, MostBytes)]) + (bytes.Length > MostBytes ? "..." : string.Empty);

    private static bool IsHarmless(Rune rune) => rune.Value is not ('"' or 0xFFFD) && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
