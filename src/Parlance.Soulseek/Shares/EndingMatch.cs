using System.Buffers;

namespace Parlance.Soulseek;

/// <summary>All places where a word ends in something (<c>*oney</c>), one bit for each folder and each file.</summary>
internal sealed class EndingMatch
{
    private readonly ulong[] folders;
    private readonly ulong[] files;

    private EndingMatch(WordIndex index, ReadOnlySpan<int> words)
    {
        folders = Rent(index.FirstFile.Length);
        files = Rent(index.FolderOf.Length);
        foreach (var word in words)
        {
            Mark(folders, index.Folders.Of(word));
            Mark(files, index.Files.Of(word));
        }
    }

    /// <summary>The matches of each ending of a query.</summary>
    /// <returns>Null when one of them ends no word at all; to be closed else.</returns>
    public static EndingMatch[]? Open(WordIndex index, in Query query)
    {
        foreach (var ending in query.Partial)
        {
            if (index.EndingIn(query[ending]).IsEmpty)
            {
                return null;
            }
        }

        var matches = query.Partial.Length == 0 ? [] : new EndingMatch[query.Partial.Length];
        for (var i = 0; i < matches.Length; i++)
        {
            matches[i] = new EndingMatch(index, index.EndingIn(query[query.Partial[i]]));
        }

        return matches;
    }

    /// <summary>Gives the memory back.</summary>
    public static void Close(EndingMatch[] matches)
    {
        foreach (var match in matches)
        {
            ArrayPool<ulong>.Shared.Return(match.folders);
            ArrayPool<ulong>.Shared.Return(match.files);
        }
    }

    public bool Matches(int file, int folder) => Has(files, file) || Has(folders, folder);

    private static ulong[] Rent(int bits)
    {
        var rented = ArrayPool<ulong>.Shared.Rent((bits >> 6) + 1);
        rented.AsSpan(0, (bits >> 6) + 1).Clear();
        return rented;
    }

    private static void Mark(ulong[] bits, ReadOnlySpan<int> numbers)
    {
        foreach (var number in numbers)
        {
            bits[number >> 6] |= 1ul << number;
        }
    }

    private static bool Has(ulong[] bits, int number) => (bits[number >> 6] & (1ul << number)) != 0;
}
