namespace Parlance.Soulseek;

/// <summary>How an upload stands.</summary>
public enum UploadState
{
    /// <summary>It waits for its turn.</summary>
    Queued,

    /// <summary>The user was told that it is his turn; the file connection is being opened.</summary>
    Starting,

    /// <summary>Bytes are on their way.</summary>
    Transferring,

    /// <summary>The user has the file.</summary>
    Completed,

    /// <summary>It ended before; see <see cref="UploadFailure"/>.</summary>
    Failed,
}

/// <summary>Why an upload ended without the user having the file. The user may ask again after any of them.</summary>
public enum UploadFailure
{
    /// <summary>It did not.</summary>
    None,

    /// <summary>It was taken out of the queue here.</summary>
    Cancelled,

    /// <summary>The user went offline.</summary>
    UserOffline,

    /// <summary>The user could not be reached, or did not answer the offer.</summary>
    Unreachable,

    /// <summary>The user wanted it, but no file connection to him could be made.</summary>
    Unconnected,

    /// <summary>The user did not want it any more.</summary>
    Refused,

    /// <summary>The file is not shared any more, or not with him.</summary>
    NotShared,

    /// <summary>The file cannot be read, or became shorter while it was sent.</summary>
    Unreadable,

    /// <summary>The connection broke.</summary>
    Broken,

    /// <summary>The user took nothing for <see cref="UploadOptions.Stall"/>.</summary>
    Stalled,
}
