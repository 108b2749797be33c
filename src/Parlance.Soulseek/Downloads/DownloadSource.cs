using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Somebody who has a file.</summary>
/// <param name="Username">Who.</param>
/// <param name="File">Virtual path of the file, exactly as search results or lists of shares spell it.</param>
public sealed record DownloadSource(string Username, WireText File);
