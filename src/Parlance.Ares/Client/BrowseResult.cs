namespace Parlance.Ares.Client;

/// <summary>A user's shared files.</summary>
/// <param name="IsFound">There is such a user who shares something (56); false for 54.</param>
/// <param name="Files">The files; fewer than announced when some were not described as the protocol asks.</param>
/// <param name="Announced">How many the room announced.</param>
public sealed record BrowseResult(bool IsFound, IReadOnlyList<AresFile> Files, int Announced);
