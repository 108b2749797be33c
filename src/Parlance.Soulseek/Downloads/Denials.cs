namespace Parlance.Soulseek;

/// <summary>What uploaders mean by their reasons (41 TransferResponse, 50 UploadDenied). Clients in use differ in case and in the last dot.</summary>
internal static class Denials
{
    /// <summary>Whether it only says that the file waits.</summary>
    public static bool MeansQueued(string reason) => Is(reason, TransferRejection.Queued);

    public static DownloadFailure Meaning(string reason) =>
        Is(reason, TransferRejection.FileNotShared) ? DownloadFailure.NotShared
        : Is(reason, TransferRejection.FileReadError) || Is(reason, "Remote file error") ? DownloadFailure.RemoteReadError
        : Is(reason, TransferRejection.Cancelled) ? DownloadFailure.CancelledByUploader
        : Is(reason, TransferRejection.PendingShutdown) ? DownloadFailure.ShuttingDown
        : Begins(reason, TransferRejection.Banned) || Is(reason, "Blocked country") ? DownloadFailure.Banned
        : Is(reason, TransferRejection.TooManyFiles) || Is(reason, TransferRejection.TooManyMegabytes) || Begins(reason, "User limit of") ? DownloadFailure.TooMuchQueued
        : DownloadFailure.OtherDenial;

    /// <summary>Whether asking again later may help.</summary>
    public static bool MayPass(DownloadFailure failure) =>
        failure is DownloadFailure.Unreachable or DownloadFailure.ConnectionLost or DownloadFailure.TooMuchQueued or DownloadFailure.ShuttingDown or DownloadFailure.RemoteReadError or DownloadFailure.LocalDisk;

    private static bool Is(string reason, string known) => reason.AsSpan().TrimEnd('.').Equals(known.AsSpan().TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    private static bool Begins(string reason, string known) => reason.StartsWith(known, StringComparison.OrdinalIgnoreCase);
}
