namespace Parlance.Soulseek;

/// <summary>A folder of this computer that others may download from.</summary>
public sealed record SharedFolder
{
    /// <summary>Shares a folder with everybody, under its own name.</summary>
    /// <param name="path">The folder; relative paths count from the working directory.</param>
    public SharedFolder(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        Path = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(path));
    }

    /// <summary>Where the folder lies, as an absolute path. Others never see it.</summary>
    public string Path { get; }

    /// <summary>First part of the paths that others see; null for the folder's own name. Slashes become <c>_</c>; names that are equal get a number.</summary>
    public string? Name { get; init; }

    /// <summary>Who may download: one of <see cref="ShareAudience"/>, or the name of a group of <see cref="ShareGroups.Named"/>. Everybody as it comes.</summary>
    public string Audience { get; init; } = ShareAudience.Everyone;

    /// <summary>Whether those who may not download see the folder as locked; else it is hidden from them. Hidden as it comes.</summary>
    public bool IsRevealed { get; init; }
}
