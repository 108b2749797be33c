namespace Parlance.Cli.Administration;

/// <summary>The server refuses what it was asked, and says why.</summary>
internal sealed class AdminException(string message) : Exception(message);
