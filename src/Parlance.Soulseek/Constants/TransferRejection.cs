namespace Parlance.Soulseek;

/// <summary>Reasons against a transfer, as clients compare them: exactly, dots included.</summary>
public static class TransferRejection
{
    /// <summary>Not now: the file waits in the queue.</summary>
    public const string Queued = "Queued";

    /// <summary>The receiver has the file already.</summary>
    public const string Complete = "Complete";

    /// <summary>The receiver does not want the file.</summary>
    public const string Cancelled = "Cancelled";

    /// <summary>There is no such file.</summary>
    public const string FileNotShared = "File not shared.";

    /// <summary>The file cannot be read.</summary>
    public const string FileReadError = "File read error.";

    /// <summary>The uploader is about to leave.</summary>
    public const string PendingShutdown = "Pending shutdown.";

    /// <summary>The user is banned; a reason in brackets may follow.</summary>
    public const string Banned = "Banned";

    /// <summary>The user has too many files in the queue.</summary>
    public const string TooManyFiles = "Too many files";

    /// <summary>The user has too much in the queue.</summary>
    public const string TooManyMegabytes = "Too many megabytes";
}
