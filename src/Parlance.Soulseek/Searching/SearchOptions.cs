namespace Parlance.Soulseek;

/// <summary>How a search is made, when it ends, and which answers count.</summary>
public sealed record SearchOptions
{
    /// <summary>Whose files are searched.</summary>
    public SearchScope Scope { get; init; } = SearchScope.Network;

    /// <summary>After how long without a further answer the search ends.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Most answers; then the search ends.</summary>
    public int MaxResults { get; init; } = 250;

    /// <summary>Most files over all answers; then the search ends.</summary>
    public int MaxFiles { get; init; } = 25_000;

    /// <summary>Most answers that wait for a slow reader; further ones are dropped and counted.</summary>
    public int Buffer { get; init; } = 1000;

    /// <summary>Only answers of users with a free upload slot.</summary>
    public bool FreeSlotOnly { get; init; }

    /// <summary>Only answers of users with a queue no longer than this.</summary>
    public int MaxQueue { get; init; } = int.MaxValue;

    /// <summary>Only answers of users at least this fast, in bytes a second.</summary>
    public uint MinSpeed { get; init; }

    /// <summary>Only files of which this holds; an answer without such files does not count.</summary>
    public Func<FileRecord, bool>? FileFilter { get; init; }

    /// <summary>
    /// Only files whose paths hold every word of the query, and every phrase that stands in quotes there, and nothing behind a minus, ignoring case and punctuation. Clients differ in what they match, and some answer with
    /// what was never asked for. Nicotine+ looks at answers so.
    /// </summary>
    public bool ChecksAnswers { get; init; }

    /// <summary>Show files that may be seen but not downloaded.</summary>
    public bool IncludeLocked { get; init; }

    /// <summary>Clean the words as Nicotine+ does, because some clients find nothing with signs in them. When false they are sent as they are.</summary>
    public bool CleanQuery { get; init; } = true;
}
