namespace Parlance.Soulseek;

/// <summary>The words of a search, as Nicotine+ reads them: plain ones, ones behind a minus, ends of words behind an asterisk. Quotes mean nothing.</summary>
internal ref struct Query
{
    /// <summary>Longest query that is looked at, in characters; longer ones get no answer.</summary>
    public const int MaxLength = 1024;

    /// <summary>Most words of each kind; queries with more get no answer.</summary>
    public const int MaxWords = 64;

    private readonly Span<char> normalized;
    private readonly Span<Range> included;
    private readonly Span<Range> excluded;
    private readonly Span<Range> partial;
    private int includedCount;
    private int excludedCount;
    private int partialCount;

    /// <summary>Prepares for a query.</summary>
    /// <param name="text">Room for the text.</param>
    /// <param name="ranges">Room for three times <see cref="MaxWords"/>.</param>
    public Query(Span<char> text, Span<Range> ranges)
    {
        normalized = text;
        included = ranges[..MaxWords];
        excluded = ranges[MaxWords..(2 * MaxWords)];
        partial = ranges[(2 * MaxWords)..];
    }

    public readonly ReadOnlySpan<Range> Included => included[..includedCount];

    public readonly ReadOnlySpan<Range> Excluded => excluded[..excludedCount];

    public readonly ReadOnlySpan<Range> Partial => partial[..partialCount];

    public readonly ReadOnlySpan<char> this[Range word] => normalized[word];

    /// <summary>Reads a query.</summary>
    /// <returns>False when it gets no answer: too short, too long, or without one whole word to look for.</returns>
    public bool Read(ReadOnlySpan<char> query, int minLength)
    {
        if (query.Length > MaxLength)
        {
            return false;
        }

        Words.Normalize(query, normalized);
        if (!IsLongEnough(normalized[..query.Length].Trim(' '), minLength))
        {
            return false;
        }

        var at = 0;
        var fits = true;
        while (fits && at < query.Length)
        {
            if (char.IsWhiteSpace(query[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < query.Length && !char.IsWhiteSpace(query[end]))
            {
                end++;
            }

            fits = query[at] switch
            {
                '-' => Take(at, end, excluded, ref excludedCount),
                '*' => Take(at, end, partial, ref partialCount),
                _ => Take(at, end, included, ref includedCount),
            };
            at = end;
        }

        RemoveMarked();
        return fits && includedCount > 0;
    }

    private static bool IsLongEnough(ReadOnlySpan<char> text, int minLength)
    {
        if (text.Length >= minLength)
        {
            return true;
        }

        foreach (var letter in text)
        {
            if (Words.IsIdeograph(letter))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the words of a piece without blanks.</summary>
    private readonly bool Take(int at, int end, Span<Range> target, ref int count)
    {
        while (at < end)
        {
            if (normalized[at] == ' ')
            {
                at++;
                continue;
            }

            var stop = at;
            while (stop < end && normalized[stop] != ' ')
            {
                stop++;
            }

            if (!Has(target[..count], normalized[at..stop]))
            {
                if (count == MaxWords)
                {
                    return false;
                }

                target[count++] = at..stop;
            }

            at = stop;
        }

        return true;
    }

    /// <summary>A word with a mark does not count without it, wherever else it stands.</summary>
    private void RemoveMarked()
    {
        var kept = 0;
        foreach (var word in Included)
        {
            if (!Has(Excluded, normalized[word]) && !Has(Partial, normalized[word]))
            {
                included[kept++] = word;
            }
        }

        includedCount = kept;
    }

    private readonly bool Has(ReadOnlySpan<Range> among, ReadOnlySpan<char> word)
    {
        foreach (var one in among)
        {
            if (word.SequenceEqual(normalized[one]))
            {
                return true;
            }
        }

        return false;
    }
}
