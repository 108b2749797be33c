namespace Parlance.Soulseek;

/// <summary>Makes the index of a scan.</summary>
internal sealed class WordIndexBuilder(bool foldsAccents)
{
    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);
    private readonly Occurrences folders = new();
    private readonly Occurrences files = new();
    private char[] normalized = new char[512];
    private char[] folded = new char[512];

    public static WordIndex Build(IReadOnlyList<ScannedFolder> scanned, bool foldsAccents, CancellationToken cancellationToken)
    {
        var builder = new WordIndexBuilder(foldsAccents);
        var count = scanned.Sum(folder => folder.Files.Length);
        var (folderOf, firstFile, next) = (new int[count], new int[scanned.Count + 1], 0);
        for (var folder = 0; folder < scanned.Count; folder++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            firstFile[folder] = next;
            var inside = scanned[folder].Files;
            builder.Add(inside.Length == 0 ? string.Empty : scanned[folder].Virtual, builder.folders);
            foreach (ref readonly var file in inside.AsSpan())
            {
                builder.Add(file.Name, builder.files);
                folderOf[next++] = folder;
            }
        }

        firstFile[scanned.Count] = next;
        return builder.Finish(folderOf, firstFile);
    }

    private WordIndex Finish(int[] folderOf, int[] firstFile)
    {
        var inFolders = folders.Sorted(words.Count);
        var inFiles = files.Sorted(words.Count);
        var weights = new int[words.Count];
        for (var word = 0; word < weights.Length; word++)
        {
            weights[word] = inFiles.Of(word).Length;
            foreach (var folder in inFolders.Of(word))
            {
                weights[word] += firstFile[folder + 1] - firstFile[folder];
            }
        }

        return new WordIndex(words, inFolders, inFiles, folderOf, firstFile, weights);
    }

    private void Add(string text, Occurrences target)
    {
        if (normalized.Length < text.Length)
        {
            normalized = new char[text.Length * 2];
        }

        Words.Normalize(text, normalized);
        ReadOnlySpan<char> rest = normalized.AsSpan(0, text.Length);
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var word = Words.Next(ref rest); !word.IsEmpty; word = Words.Next(ref rest))
        {
            target.Add(NumberOf(lookup, word));
            if (foldsAccents && Fold(word) is { IsEmpty: false } plain)
            {
                target.Add(NumberOf(lookup, plain));
            }
        }

        target.Next();
    }

    private ReadOnlySpan<char> Fold(ReadOnlySpan<char> word)
    {
        folded = folded.Length < word.Length * Accents.Longest ? new char[word.Length * Accents.Longest] : folded;
        var length = Accents.Fold(word, folded);
        return word.SequenceEqual(folded.AsSpan(0, length)) ? default : folded.AsSpan(0, length);
    }

    private int NumberOf(Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup, ReadOnlySpan<char> word)
    {
        if (!lookup.TryGetValue(word, out var number))
        {
            number = words.Count;
            words.Add(word.ToString(), number);
        }

        return number;
    }

    /// <summary>The words of one thing after the other.</summary>
    private sealed class Occurrences
    {
        private int[] found = new int[1024];
        private int[] ends = new int[1024];
        private int count;
        private int things;

        public void Add(int word)
        {
            var start = things == 0 ? 0 : ends[things - 1];
            if (found.AsSpan(start, count - start).Contains(word))
            {
                return;
            }

            if (count == found.Length)
            {
                Array.Resize(ref found, count * 2);
            }

            found[count++] = word;
        }

        public void Next()
        {
            if (things == ends.Length)
            {
                Array.Resize(ref ends, things * 2);
            }

            ends[things++] = count;
        }

        public Postings Sorted(int words)
        {
            var starts = new int[words + 1];
            foreach (var word in found.AsSpan(0, count))
            {
                starts[word + 1]++;
            }

            for (var word = 0; word < words; word++)
            {
                starts[word + 1] += starts[word];
            }

            var (numbers, next, at) = (new int[count], starts.AsSpan(0, words).ToArray(), 0);
            for (var thing = 0; thing < things; thing++)
            {
                for (; at < ends[thing]; at++)
                {
                    numbers[next[found[at]]++] = thing;
                }
            }

            return new Postings(starts, numbers);
        }
    }
}
