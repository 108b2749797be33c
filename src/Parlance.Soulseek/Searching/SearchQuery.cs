using System.Text;

namespace Parlance.Soulseek;

/// <summary>The words of a search as clients send them.</summary>
internal static class SearchQuery
{
    /// <summary>Servers drop longer ones. Source: Soulfind.</summary>
    private const int Longest = 256;

    /// <summary>
    /// Signs become blanks, because SoulseekQt finds nothing with them; words that exclude (<c>-word</c>) or match endings (<c>*word</c>) are kept as they are and go last. What consists of signs alone stays. Source: Nicotine+.
    /// </summary>
    public static string Clean(string query)
    {
        var words = query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var plain = string.Join(' ', words.Where(word => !IsSpecial(word)));
        var cleaned = string.Join(' ', WithoutSigns(plain).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return string.Join(' ', words.Where(IsSpecial).Prepend(cleaned.Length > 0 ? cleaned : plain).Where(part => part.Length > 0));
    }

    /// <summary>Checks what cannot be searched for.</summary>
    /// <exception cref="ArgumentException">There is no word in it, or it is too long.</exception>
    public static string Checked(string query) =>
        query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is not { Length: > 0 } words ? throw new ArgumentException("There is nothing to search for.", nameof(query))
        : words.All(word => word.StartsWith('-')) ? throw new ArgumentException("Only words that exclude: nobody answers that.", nameof(query))
        : Line.Checked(query, Longest);

    private static bool IsSpecial(string word) => word.Length > 1 && word[0] is '-' or '*';

    private static string WithoutSigns(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            plain.Append(Words.Separates(letter) || letter == '\u2018' ? ' ' : letter);
        }

        return plain.ToString();
    }
}
