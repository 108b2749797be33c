using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>A folder of somebody's shares.</summary>
/// <param name="Path">Its virtual path, separated by backslashes, spelled as he spells it.</param>
/// <param name="Files">Its files, with bare names.</param>
/// <param name="IsLocked">Whether it may be seen but not downloaded from.</param>
public sealed record BrowsedFolder(WireText Path, IReadOnlyList<FileRecord> Files, bool IsLocked);
