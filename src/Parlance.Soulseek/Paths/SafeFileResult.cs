using System.Diagnostics.CodeAnalysis;

namespace Parlance.Soulseek;

/// <summary>An open file, or why there is none.</summary>
/// <param name="Path">Where it lies; differs from the path asked for when another name had to be found.</param>
/// <param name="Stream">The file, at its beginning; the caller disposes of it. Null when it was refused.</param>
/// <param name="Refusal">Why it was refused; <see cref="PathRefusal.None"/> when it was not.</param>
public readonly record struct SafeFileResult(SafePath Path, FileStream? Stream, PathRefusal Refusal)
{
    /// <summary>Whether the file is open.</summary>
    [MemberNotNullWhen(true, nameof(Stream))]
    public bool IsOpen => Stream is not null;
}
