namespace Parlance.Soulseek;

/// <summary>
/// Which words stand in which folders' paths and which files' names. The words of a path count for every file below it, but are kept once, so that a search for an artist and an album looks at folders, ten times fewer
/// than files.
/// </summary>
internal sealed class WordIndex
{
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numbers;
    private readonly string[] backwards;
    private readonly int[] backwardsWords;

    public WordIndex(Dictionary<string, int> words, Postings folders, Postings files, int[] folderOf, int[] firstFile, int[] weights)
    {
        numbers = words.GetAlternateLookup<ReadOnlySpan<char>>();
        Folders = folders;
        Files = files;
        FolderOf = folderOf;
        FirstFile = firstFile;
        Weights = weights;
        Count = words.Count;
        (backwards, backwardsWords) = Reversed(words);
    }

    /// <summary>How many words there are.</summary>
    public int Count { get; }

    public Postings Folders { get; }

    public Postings Files { get; }

    /// <summary>The folder of each file.</summary>
    public int[] FolderOf { get; }

    /// <summary>The first file of each folder, and behind the last folder the number of files.</summary>
    public int[] FirstFile { get; }

    /// <summary>At most how many files each word finds.</summary>
    public int[] Weights { get; }

    /// <summary>The number of a word; -1 when it stands nowhere.</summary>
    public int Find(ReadOnlySpan<char> word) => numbers.TryGetValue(word, out var number) ? number : -1;

    /// <summary>The words that end in this.</summary>
    public ReadOnlySpan<int> EndingIn(ReadOnlySpan<char> ending)
    {
        Span<char> wanted = stackalloc char[Query.MaxLength];
        wanted = wanted[..ending.Length];
        ending.CopyTo(wanted);
        wanted.Reverse();
        var from = FirstNotBefore(wanted);
        wanted[^1]++;
        var to = wanted[^1] == 0 ? backwards.Length : FirstNotBefore(wanted);
        return backwardsWords.AsSpan(from, to - from);
    }

    private static (string[] Backwards, int[] Words) Reversed(Dictionary<string, int> words)
    {
        var backwards = new string[words.Count];
        var numbers = new int[words.Count];
        var at = 0;
        foreach (var (word, number) in words)
        {
            backwards[at] = string.Create(word.Length, word, static (span, text) =>
            {
                text.CopyTo(span);
                span.Reverse();
            });
            numbers[at++] = number;
        }

        Array.Sort(backwards, numbers, StringComparer.Ordinal);
        return (backwards, numbers);
    }

    private int FirstNotBefore(ReadOnlySpan<char> wanted)
    {
        var (low, high) = (0, backwards.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (backwards[middle].AsSpan().SequenceCompareTo(wanted) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
