using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>A file that is wanted.</summary>
/// <param name="Username">Who has it.</param>
/// <param name="File">Virtual path of the file, exactly as search results or lists of shares spell it.</param>
/// <param name="Size">Its size in bytes as told there; null when not known.</param>
public sealed record DownloadRequest(string Username, WireText File, long? Size = null)
{
    /// <summary>Others who have the same file, best first; they are asked in turn when a source fails.</summary>
    public IReadOnlyList<DownloadSource> Alternatives { get; init; } = [];

    /// <summary>Directory for the finished file; null for that of the options.</summary>
    public string? Directory { get; init; }

    /// <summary>How the remote path becomes a local one; null for the last remote folder and the file's name.</summary>
    public SafePathOptions? Layout { get; init; }

    /// <summary>Where the bytes go instead of a file. Such a download does not survive the program, and a broken one begins where the stream ends: it must be empty or seekable.</summary>
    public Stream? Sink { get; init; }
}
