using System.Buffers;

namespace Parlance.Soulseek;

/// <summary>Cuts texts into words as Nicotine+ does: lower case, punctuation is a blank, blanks separate.</summary>
internal static class Words
{
    private const char Sigma = '\u03c3';

    /// <summary>The same letter at the end of a word: which of the two a capital becomes depends on where it stands, so they are one here.</summary>
    private const char FinalSigma = '\u03c2';
    private static readonly SearchValues<char> Punctuation = SearchValues.Create("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~–—‐’“”…");

    public static bool Separates(char letter) => letter < 128
        ? letter <= ' ' || Punctuation.Contains(letter)
        : char.IsWhiteSpace(letter) || Punctuation.Contains(letter);

    /// <summary>Writes the text in lower case, separators as blanks.</summary>
    public static void Normalize(ReadOnlySpan<char> text, Span<char> target)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            target[i] = letter is >= 'a' and <= 'z' ? letter
                : letter is >= 'A' and <= 'Z' ? (char)(letter | 0x20)
                : Separates(letter) ? ' '
                : letter < 128 ? letter
                : letter == FinalSigma ? Sigma
                : char.ToLowerInvariant(letter);
        }
    }

    /// <summary>Takes the next word off the front of a normalized text.</summary>
    /// <returns>The word; empty at the end.</returns>
    public static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> normalized)
    {
        normalized = normalized.TrimStart(' ');
        var end = normalized.IndexOf(' ');
        var word = end < 0 ? normalized : normalized[..end];
        normalized = normalized[word.Length..];
        return word;
    }

    /// <summary>Whether a sign stands for a word or a syllable, so that one or two make a query.</summary>
    public static bool IsIdeograph(char letter) => letter is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF') or (>= '\uF900' and <= '\uFAFF')
        or (>= '\uD840' and <= '\uD88F');
}
