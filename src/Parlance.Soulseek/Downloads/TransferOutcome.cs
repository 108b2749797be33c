namespace Parlance.Soulseek;

/// <summary>What became of a download in the end: one of the three below.</summary>
public abstract record TransferOutcome
{
    private TransferOutcome()
    {
    }

    /// <summary>The file is here.</summary>
    /// <param name="Path">Where; empty when it went to a stream.</param>
    /// <param name="Size">Its size in bytes.</param>
    /// <param name="Username">Whose it was.</param>
    public sealed record Completed(string Path, long Size, string Username) : TransferOutcome;

    /// <summary>No source has it, or none gives it.</summary>
    /// <param name="Failure">Why the last source failed.</param>
    /// <param name="Text">The uploader's or the system's own words.</param>
    public sealed record Failed(DownloadFailure Failure, string Text) : TransferOutcome;

    /// <summary>Given up by the user.</summary>
    public sealed record Cancelled : TransferOutcome;
}
