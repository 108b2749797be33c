namespace Parlance.Soulseek;

/// <summary>What a scan found.</summary>
/// <param name="Folders">Folders shared now.</param>
/// <param name="Files">Files shared now.</param>
/// <param name="HasChanged">Whether anything differs from before; if not, the shares in force stayed as they were.</param>
/// <param name="AttributesRead">Sound files that were opened.</param>
/// <param name="Unavailable">Shared folders, or folders in them, that could not be read or whose file system is not mounted; what was known of them is still shared.</param>
/// <param name="Skipped">Files and folders left out because of their names: links, excluded names, names that are not UTF-8.</param>
/// <param name="Time">How long it took.</param>
/// <param name="CacheProblem">Why <see cref="ShareOptions.CacheFile"/> could not be written; null when it could, or needed not.</param>
public sealed record ScanResult(int Folders, int Files, bool HasChanged, int AttributesRead, IReadOnlyList<string> Unavailable, int Skipped, TimeSpan Time, string? CacheProblem);
