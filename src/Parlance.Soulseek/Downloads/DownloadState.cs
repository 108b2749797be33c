namespace Parlance.Soulseek;

/// <summary>How a download stands.</summary>
public enum DownloadState
{
    /// <summary>Waits here; the uploader has not been asked yet.</summary>
    Queued,

    /// <summary>The uploader has been asked.</summary>
    Requested,

    /// <summary>The uploader said that it waits in his queue.</summary>
    QueuedRemotely,

    /// <summary>The uploader's offer was accepted; the file connection is to come.</summary>
    Starting,

    /// <summary>Bytes are coming.</summary>
    Transferring,

    /// <summary>Something failed that may go better later.</summary>
    WaitingToRetry,

    /// <summary>Held by the user.</summary>
    Paused,

    /// <summary>The file is here.</summary>
    Completed,

    /// <summary>Given up: no source has it, or none gives it.</summary>
    Failed,

    /// <summary>Given up by the user.</summary>
    Cancelled,
}
