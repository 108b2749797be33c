using System.Globalization;
using System.Text;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Wire;

namespace Parlance.Sessions;

/// <summary>
/// The names under which people of one network are shown on another. A handle is a name on every network, so accounts need no mapping; guests do, and are marked.
/// The rules are rows of <see cref="Rules"/>; docs/bridging.md shows them.
/// </summary>
public static class NetworkNames
{
    private const int SuffixLength = 5;

    /// <summary>The rules, by network.</summary>
    public static IReadOnlyList<NameRule> Rules { get; } =
    [
        new(Network.Ares, 30, NeedsAscii: false, "Own guests: 2 to 20 bytes of UTF-8, spaces inside, `_` becomes a space, no quotes or slashes. Handles as they are."),
        new(Network.Soulseek, 30, NeedsAscii: true, "Printable ASCII, no space in front or at the end. Other letters are transliterated."),
        new(Network.Icq, 30, NeedsAscii: false, "People are numbers (UIN); the name is a label in the text of rooms, in the reader's code page, transliterated where that lacks a letter."),
        new(Network.MyIcq, 30, NeedsAscii: false, "People are numbers (UIN); the nick of at most 16 bytes is a label, in the reader's code page. Guests, who have no number, are named in the text."),
        new(Network.Web, 60, NeedsAscii: false, "Unicode."),
    ];

    /// <summary>How somebody is called on a network.</summary>
    public static string Of(Person person, Network on) => person.Account is null && person.Home != on ? Guest(person.PublicName, on) : person.Name;

    /// <summary>
    /// A guest's name with a mark that no handle has. A name that had to be changed gets a suffix made of the original, so that two of them stay two, and the same
    /// name becomes the same at each visit.
    /// </summary>
    private static string Guest(string name, Network on)
    {
        var rule = Rules.First(r => r.Network == on);
        var room = rule.MaxBytes - Handles.GuestMark.Length - 1;
        var plain = Plain(rule.NeedsAscii ? Transliteration.ToAscii(name) : name);
        var isWhole = plain == name && Encoding.UTF8.GetByteCount(plain) <= room;
        var shown = isWhole ? plain : Texts.Cut(plain, room - SuffixLength).TrimEnd() + Suffix(name);
        return $"{shown} {Handles.GuestMark}";
    }

    /// <summary>Without signs that cannot be seen.</summary>
    private static string Plain(string name) =>
        string.Concat(name.EnumerateRunes().Where(r => !Rune.IsControl(r) && Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator))).Trim();

    /// <summary>A tilde and four digits: FNV-1a of the name, folded.</summary>
    private static string Suffix(string name)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(name))
        {
            hash = (hash ^ b) * 16777619;
        }

        return string.Create(CultureInfo.InvariantCulture, $"~{(hash >> 16) ^ (hash & 0xFFFF):x4}");
    }
}

/// <summary>What a network takes as a name.</summary>
/// <param name="Network">The network.</param>
/// <param name="MaxBytes">Most bytes of UTF-8.</param>
/// <param name="NeedsAscii">Only printable ASCII.</param>
/// <param name="Words">The rule in words.</param>
public sealed record NameRule(Network Network, int MaxBytes, bool NeedsAscii, string Words);
