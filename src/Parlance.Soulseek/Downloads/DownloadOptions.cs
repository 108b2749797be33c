namespace Parlance.Soulseek;

/// <summary>Downloads: where to, how many, and when to try again. The figures are those of Nicotine+.</summary>
public sealed record DownloadOptions
{
    /// <summary>Directory for finished files.</summary>
    public string Directory { get; init; } = "downloads";

    /// <summary>Directory for files under way; null for <c>incomplete</c> below <see cref="Directory"/>.</summary>
    public string? IncompleteDirectory { get; init; }

    /// <summary>File the queue is kept in, so that it survives the program; null for a queue in memory only.</summary>
    public string? StateFile { get; init; }

    /// <summary>Most files received at the same time; those beyond wait here, in the order they were queued, and are not asked for yet.</summary>
    public int MaxActive { get; init; } = 100;

    /// <summary>Most files of one user asked for at the same time; the rest follow as these end.</summary>
    public int MaxRequestedPerUser { get; init; } = 1000;

    /// <summary>Most files in the queue.</summary>
    public int MaxQueued { get; init; } = 100_000;

    /// <summary>Bytes a second of all downloads together; null for no limit, at least 1,024. What it is while the client runs, <see cref="ClientDownloads.SpeedLimit"/> says.</summary>
    public long? SpeedLimit { get; init; }

    /// <summary>Bytes a second of each download; null for no limit, at least 1,024.</summary>
    public long? SpeedLimitPerDownload { get; init; }

    /// <summary>How often the place in the uploader's queue is asked for.</summary>
    public TimeSpan PlaceInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long to wait after a broken or impossible connection, or a full queue, before asking again.</summary>
    public TimeSpan RetryInterval { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How long to wait after a failure of the own disk before asking again.</summary>
    public TimeSpan DiskRetryInterval { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long an uploader may take to open the file connection after his offer was accepted.</summary>
    public TimeSpan ConnectionWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>After how long without a byte a transfer counts as broken. Some clients send in bursts with pauses of 25 seconds.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How often progress is published while bytes come.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Bytes received between two writes; two such buffers are in use per running download.</summary>
    public int BufferSize { get; init; } = 256 * 1024;
}
