using System.Diagnostics.CodeAnalysis;

namespace Parlance.Soulseek;

/// <summary>A local path, or why there is none.</summary>
/// <param name="Path">The path; null when it was refused.</param>
/// <param name="Refusal">Why it was refused; <see cref="PathRefusal.None"/> when it was not.</param>
public readonly record struct SafePathResult(SafePath? Path, PathRefusal Refusal)
{
    /// <summary>Whether there is a path.</summary>
    [MemberNotNullWhen(true, nameof(Path))]
    public bool IsAllowed => Path is not null;
}
