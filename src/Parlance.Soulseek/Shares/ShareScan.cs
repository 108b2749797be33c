namespace Parlance.Soulseek;

/// <summary>What one walk through the shared folders found.</summary>
/// <param name="Folders">All folders, ordered by their paths.</param>
/// <param name="HasChanged">Whether anything differs from the walk before.</param>
/// <param name="AttributesRead">Sound files that were opened.</param>
/// <param name="Unavailable">Real paths that could not be read and were kept as they were.</param>
/// <param name="Skipped">Entries left out.</param>
internal sealed record ShareScan(ScannedFolder[] Folders, bool HasChanged, int AttributesRead, IReadOnlyList<string> Unavailable, int Skipped);
