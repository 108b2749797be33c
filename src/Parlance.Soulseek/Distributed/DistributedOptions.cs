namespace Parlance.Soulseek;

/// <summary>The tree that searches are passed along.</summary>
public sealed record DistributedOptions
{
    /// <summary>Whether to take part. When false the client sees only searches that the server sends it directly.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Most children, whatever the own upload speed would allow.</summary>
    public int MaxChildren { get; init; } = 10;

    /// <summary>Fewest children to accept once there is a parent or a search from the server, whatever the upload speed the server reckons with. 0 is what Nicotine+ does: without measured speed no children.</summary>
    public int MinChildren { get; init; }

    /// <summary>Most candidates for a parent that are tried at the same time.</summary>
    public int MaxCandidates { get; init; } = 10;

    /// <summary>How long a candidate may take to tell level, root and a first search.</summary>
    public TimeSpan Adoption { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Most bytes that wait for one child; a child that is slower is let go.</summary>
    public int ChildBacklog { get; init; } = 64 * 1024;

    /// <summary>Most answers to searches being delivered at the same time; further ones are dropped.</summary>
    public int MaxPendingAnswers { get; init; } = 100;
}
