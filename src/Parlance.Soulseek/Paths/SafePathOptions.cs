namespace Parlance.Soulseek;

/// <summary>How a path of a stranger becomes one below a root.</summary>
public sealed record SafePathOptions
{
    /// <summary>The last folder of the remote path is kept; names as long as file systems allow.</summary>
    public static SafePathOptions Default { get; } = new();

    /// <summary>How many folders of the remote path are kept, counted from the last; 0 puts every file right below the root, <see cref="int.MaxValue"/> keeps the whole tree. 1 as it comes.</summary>
    public int Folders { get; init; } = 1;

    /// <summary>Most bytes (UTF-8) of one name; longer ones are shortened and keep their ending. 255 as it comes, which is what most file systems hold.</summary>
    public int MaxNameBytes { get; init; } = 255;

    /// <summary>Most bytes (UTF-8) of the whole local path, root included; longer ones are refused. 4,000 as it comes.</summary>
    public int MaxPathBytes { get; init; } = 4_000;

    /// <summary>Most folders within one another, the kept ones; deeper paths are refused. 64 as it comes.</summary>
    public int MaxDepth { get; init; } = 64;
}
