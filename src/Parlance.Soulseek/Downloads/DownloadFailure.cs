namespace Parlance.Soulseek;

/// <summary>Why a download failed, or waits to be tried again.</summary>
public enum DownloadFailure
{
    /// <summary>Nothing failed.</summary>
    None,

    /// <summary>The user is offline or cannot be connected with.</summary>
    Unreachable,

    /// <summary>The connection broke, or nothing came for too long.</summary>
    ConnectionLost,

    /// <summary>The uploader has no such file (<c>File not shared.</c>).</summary>
    NotShared,

    /// <summary>The uploader cannot read the file.</summary>
    RemoteReadError,

    /// <summary>The uploader took it off his queue (<c>Cancelled</c>).</summary>
    CancelledByUploader,

    /// <summary>The uploader gives us nothing (<c>Banned</c>, <c>Blocked country</c>).</summary>
    Banned,

    /// <summary>Too much is queued there already (<c>Too many files</c>, <c>Too many megabytes</c>).</summary>
    TooMuchQueued,

    /// <summary>The uploader is about to leave (<c>Pending shutdown.</c>).</summary>
    ShuttingDown,

    /// <summary>The uploader gave a reason this package does not know.</summary>
    OtherDenial,

    /// <summary>The file cannot be written: no room, no right, or a link in the way.</summary>
    LocalDisk,

    /// <summary>The path is one that cannot or must not be written to.</summary>
    LocalPath,
}
