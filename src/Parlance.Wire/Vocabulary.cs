using System.Collections.Frozen;
using System.Text;

namespace Parlance.Wire;

/// <summary>Short texts that come by the thousand, such as endings of file names. A reader hands out these very objects and makes no new ones.</summary>
public sealed class Vocabulary
{
    private const int Longest = 7;
    private readonly FrozenDictionary<ulong, string> words;

    /// <summary>Makes a vocabulary.</summary>
    /// <param name="words">The texts, in ASCII, of one to seven letters each.</param>
    /// <exception cref="ArgumentException">A text is empty or too long.</exception>
    public Vocabulary(params IEnumerable<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        this.words = words.ToFrozenDictionary(word => word.Length is > 0 and <= Longest
            ? Packed(Encoding.ASCII.GetBytes(word))
            : throw new ArgumentException($"'{word}' is not of one to {Longest} letters", nameof(words)));
    }

    /// <summary>The text that these bytes spell; null when it is not one of the vocabulary.</summary>
    public string? Find(ReadOnlySpan<byte> bytes) =>
        bytes.Length is > 0 and <= Longest && words.TryGetValue(Packed(bytes), out var word) ? word : null;

    private static ulong Packed(ReadOnlySpan<byte> bytes)
    {
        var packed = (ulong)bytes.Length;
        foreach (var letter in bytes)
        {
            packed = (packed << 8) | letter;
        }

        return packed;
    }
}
