using System.Globalization;
using System.Text;
using Parlance.Wire;

namespace Parlance.Ares;

/// <summary>Which names rooms accept, and what they make of others.</summary>
public static class AresNames
{
    /// <summary>Fewest characters of a name.</summary>
    public const int Least = 2;

    /// <summary>
    /// Underscores become spaces; quotes, slashes, <c>www.</c> and characters that cannot be seen go away; white space is trimmed and the whole cut to
    /// <see cref="AresLimits.NameKept"/> bytes.
    /// </summary>
    public static string Clean(string name)
    {
        var kept = new StringBuilder(name.Length);
        foreach (var rune in AresText.Clean(name).EnumerateRunes())
        {
            if (!IsUnwanted(rune))
            {
                kept.Append(rune.Value == '_' ? " " : rune.ToString());
            }
        }

        var cleaned = kept.ToString();
        while (cleaned.Contains("www.", StringComparison.OrdinalIgnoreCase))
        {
            cleaned = cleaned.Replace("www.", string.Empty, StringComparison.OrdinalIgnoreCase);
        }

        return Texts.Cut(cleaned.Trim(), AresLimits.NameKept).Trim();
    }

    /// <summary>The cleaned name, or an anonymous one where nothing usable is left or the name is the room's own.</summary>
    /// <param name="name">Name wanted.</param>
    /// <param name="reserved">Name of the room's own user.</param>
    /// <param name="address">Address of the user, of which the anonymous name is made.</param>
    public static string CleanOrAnonymous(string name, string reserved, Ip4 address)
    {
        var cleaned = Clean(name);
        return cleaned.Length < Least || cleaned.Equals(reserved, StringComparison.OrdinalIgnoreCase) ? Anonymous(address) : cleaned;
    }

    /// <summary>The name of a user without one.</summary>
    public static string Anonymous(Ip4 address) => string.Create(CultureInfo.InvariantCulture, $"anon {address.Value:x8}");

    /// <summary>The name of a web user without one.</summary>
    public static string AnonymousWeb(Ip4 address) => string.Create(CultureInfo.InvariantCulture, $"ib0t{address.Value:x8}");

    private static bool IsUnwanted(Rune rune) =>
        rune.Value is '"' or '/' or '\\'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
