namespace Parlance.Soulseek;

/// <summary>What is shared with whom, and how searches are answered.</summary>
public sealed record ShareOptions
{
    /// <summary>What Nicotine+ leaves out as it comes: hidden files and folders, and what systems put beside files. A name that ends in <c>\</c> is one of a folder.</summary>
    public static IReadOnlyList<string> UsualExclusions { get; } = [".*", ".*\\", "@eaDir\\", "#recycle\\", "#snapshot\\", "desktop.ini", "Thumbs.db"];

    /// <summary>The folders.</summary>
    public IReadOnlyList<SharedFolder> Folders { get; init; } = [];

    /// <summary>Who belongs to which group.</summary>
    public ShareGroups Groups { get; init; } = ShareGroups.None;

    /// <summary>Names left out, ignoring case, with <c>*</c> for any characters and <c>?</c> for one; a trailing <c>\</c> means folders. Looked at for names, not for paths.</summary>
    public IReadOnlyList<string> Exclusions { get; init; } = UsualExclusions;

    /// <summary>Whether length, bit rate and the like of sound files are read. It takes opening every file once; later scans read those of changed files only.</summary>
    public bool ReadsAttributes { get; init; } = true;

    /// <summary>Whether links below a shared folder are followed. Off as it comes: a link may lead anywhere.</summary>
    public bool FollowsLinks { get; init; }

    /// <summary>Whether a client loads the cache and scans when it connects for the first time.</summary>
    public bool ScansAtStart { get; init; } = true;

    /// <summary>How long after a scan a client scans again; null for only when it is told to.</summary>
    public TimeSpan? ScansAgainAfter { get; init; }

    /// <summary>File in which the last scan is kept, so that the shares are there at once after a start; null for none.</summary>
    public string? CacheFile { get; init; }

    /// <summary>Most files in one answer to a search, locked ones included. 300 as in Nicotine+.</summary>
    public int MaxResults { get; init; } = 300;

    /// <summary>Shortest query that is answered, in characters; 3 as in Nicotine+. Shorter ones are answered when they hold a sign of Chinese, Japanese or Korean.</summary>
    public int MinQueryLength { get; init; } = 3;

    /// <summary>What a scan leaves out: scans under other rules start from scratch.</summary>
    internal string Rules => $"{string.Join('/', Exclusions)}//{FollowsLinks}";

    /// <summary>Whether <c>beyonce</c> finds <c>Beyoncé</c> as well. Off as it comes, as in Nicotine+; slskd does it.</summary>
    public bool FoldsAccents { get; init; }
}
