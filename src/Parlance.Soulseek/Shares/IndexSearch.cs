namespace Parlance.Soulseek;

/// <summary>Takes what a search finds.</summary>
internal interface IFoundFiles
{
    /// <summary>Whether nothing of a folder may be found.</summary>
    bool Hides(int folder);

    /// <summary>Takes a file.</summary>
    /// <returns>False when there is no room for more.</returns>
    bool Take(int file, int folder);
}

/// <summary>One search. It goes along the rarest word and asks for every place whether the other words stand there too; all cursors move forwards only.</summary>
internal ref struct IndexSearch<TFound>
    where TFound : struct, IFoundFiles
{
    private readonly WordIndex index;
    private readonly Span<Term> required;
    private readonly Span<Term> forbidden;
    private readonly ReadOnlySpan<EndingMatch> endings;
    private readonly Span<int> open;

    private IndexSearch(WordIndex index, Span<Term> required, Span<Term> forbidden, ReadOnlySpan<EndingMatch> endings, Span<int> open)
    {
        this.index = index;
        this.required = required;
        this.forbidden = forbidden;
        this.endings = endings;
        this.open = open;
    }

    /// <summary>Finds what matches a query.</summary>
    public static void Run(WordIndex index, in Query query, ref TFound found)
    {
        Span<int> words = stackalloc int[query.Included.Length];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = index.Find(query[query.Included[i]]);
            if (words[i] < 0)
            {
                return;
            }
        }

        Span<Term> required = stackalloc Term[words.Length - 1];
        var rarest = Rarest(index, words, required);
        Span<Term> forbidden = stackalloc Term[query.Excluded.Length];
        var count = 0;
        foreach (var word in query.Excluded)
        {
            if (index.Find(query[word]) is >= 0 and var number)
            {
                forbidden[count++] = new Term(index, number);
            }
        }

        var endings = EndingMatch.Open(index, query);
        if (endings is not null)
        {
            new IndexSearch<TFound>(index, required, forbidden[..count], endings, stackalloc int[words.Length]).Walk(rarest, ref found);
            EndingMatch.Close(endings);
        }
    }

    private static int Rarest(WordIndex index, Span<int> words, Span<Term> others)
    {
        for (var i = 1; i < words.Length; i++)
        {
            if (index.Weights[words[i]] < index.Weights[words[0]])
            {
                (words[0], words[i]) = (words[i], words[0]);
            }
        }

        for (var i = 1; i < words.Length; i++)
        {
            others[i - 1] = new Term(index, words[i]);
        }

        return words[0];
    }

    private readonly void Walk(int rarest, ref TFound found)
    {
        foreach (var folder in index.Folders.Of(rarest))
        {
            if (!found.Hides(folder) && !WalkFolder(folder, ref found))
            {
                return;
            }
        }

        WalkFiles(rarest, ref found);
    }

    /// <summary>A folder whose path holds the rarest word: words that the path lacks have to stand in the names.</summary>
    private readonly bool WalkFolder(int folder, ref TFound found)
    {
        var missing = 0;
        for (var i = 0; i < required.Length; i++)
        {
            if (!required[i].IsInFolder(folder, index))
            {
                open[missing++] = i;
            }
        }

        foreach (ref var term in forbidden)
        {
            if (term.IsInFolder(folder, index))
            {
                return true;
            }
        }

        var (first, end) = (index.FirstFile[folder], index.FirstFile[folder + 1]);
        return missing == 0 ? WalkAll(folder, first, end, ref found) : WalkNamed(folder, first, end, open[..missing], ref found);
    }

    private readonly bool WalkAll(int folder, int first, int end, ref TFound found)
    {
        for (var file = first; file < end; file++)
        {
            if (Passes(file, folder) && !found.Take(file, folder))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Goes along the names that hold the first missing word.</summary>
    private readonly bool WalkNamed(int folder, int first, int end, ReadOnlySpan<int> missing, ref TFound found)
    {
        ref var along = ref required[missing[0]];
        for (var file = along.NextFile(first, index); file < end; file = along.NextFile(file + 1, index))
        {
            var all = true;
            for (var i = 1; i < missing.Length && all; i++)
            {
                all = required[missing[i]].IsInFile(file, index);
            }

            if (all && Passes(file, folder) && !found.Take(file, folder))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Files whose names hold the rarest word, but for those in folders that were walked already.</summary>
    private readonly void WalkFiles(int rarest, ref TFound found)
    {
        foreach (ref var term in required)
        {
            term.Rewind();
        }

        foreach (ref var term in forbidden)
        {
            term.Rewind();
        }

        var walked = index.Folders.Cursor(rarest);
        foreach (var file in index.Files.Of(rarest))
        {
            var folder = index.FolderOf[file];
            if (walked.MoveTo(folder, index.Folders.Numbers) || !HasRequired(file, folder) || found.Hides(folder) || IsForbidden(folder))
            {
                continue;
            }

            if (Passes(file, folder) && !found.Take(file, folder))
            {
                return;
            }
        }
    }

    private readonly bool HasRequired(int file, int folder)
    {
        foreach (ref var term in required)
        {
            if (!term.IsInFile(file, index) && !term.IsInFolder(folder, index))
            {
                return false;
            }
        }

        return true;
    }

    private readonly bool IsForbidden(int folder)
    {
        foreach (ref var term in forbidden)
        {
            if (term.IsInFolder(folder, index))
            {
                return true;
            }
        }

        return false;
    }

    private readonly bool Passes(int file, int folder)
    {
        foreach (ref var term in forbidden)
        {
            if (term.IsInFile(file, index))
            {
                return false;
            }
        }

        foreach (var ending in endings)
        {
            if (!ending.Matches(file, folder))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A word's places in folders and in files.</summary>
    private struct Term(WordIndex index, int word)
    {
        private PostingCursor folders = index.Folders.Cursor(word);
        private PostingCursor files = index.Files.Cursor(word);
        private readonly PostingCursor firstFolder = index.Folders.Cursor(word);
        private readonly PostingCursor firstFile = index.Files.Cursor(word);

        public bool IsInFolder(int folder, WordIndex index) => folders.MoveTo(folder, index.Folders.Numbers);

        public bool IsInFile(int file, WordIndex index) => files.MoveTo(file, index.Files.Numbers);

        /// <summary>The next file from here on; beyond all files when there is none.</summary>
        public int NextFile(int from, WordIndex index)
        {
            files.MoveTo(from, index.Files.Numbers);
            return files.At < files.End ? index.Files.Numbers[files.At] : int.MaxValue;
        }

        public void Rewind() => (folders, files) = (firstFolder, firstFile);
    }
}
