namespace Parlance.Soulseek;

/// <summary>What one user has that matches a search (9 FileSearchResponse).</summary>
/// <param name="Username">Who.</param>
/// <param name="Files">His files, with full paths.</param>
/// <param name="LockedFiles">Files that may be seen but not downloaded; none unless asked for.</param>
/// <param name="SlotFree">Whether an upload could start at once.</param>
/// <param name="AverageSpeed">Bytes a second.</param>
/// <param name="QueueLength">Files waiting before a new one.</param>
public sealed record SearchResult(string Username, IReadOnlyList<FileRecord> Files, IReadOnlyList<FileRecord> LockedFiles, bool SlotFree, uint AverageSpeed, uint QueueLength);
