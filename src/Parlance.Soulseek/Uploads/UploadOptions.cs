namespace Parlance.Soulseek;

/// <summary>How uploads are queued and how fast they run. The figures are those of Nicotine+. May be exchanged while uploads run.</summary>
public sealed record UploadOptions
{
    /// <summary>Uploads that run at the same time; no user has more than one of them.</summary>
    public int Slots { get; init; } = 3;

    /// <summary>Further uploads start, beyond <see cref="Slots"/>, as long as all together are slower than this, in bytes a second; null for none.</summary>
    public long? MoreSlotsBelow { get; init; }

    /// <summary>Most uploads at the same time with <see cref="MoreSlotsBelow"/>.</summary>
    public int MaxSlots { get; init; } = 20;

    /// <summary>Whose turn it is.</summary>
    public UploadOrder Order { get; init; } = UploadOrder.RoundRobin;

    /// <summary>Whether users with privileges of the server go before all others. Source: 002 CheckPrivileges:92.</summary>
    public bool PrivilegedFirst { get; init; } = true;

    /// <summary>Whether buddies and trusted ones go before others, like the privileged.</summary>
    public bool BuddiesFirst { get; init; }

    /// <summary>Files that one user may have in the queue; beyond, <c>Too many files</c>.</summary>
    public int MaxFilesPerUser { get; init; } = 100;

    /// <summary>Bytes that one user may have in the queue; beyond, <c>Too many megabytes</c>. 10,000 MB as it comes.</summary>
    public long MaxBytesPerUser { get; init; } = 10_000L * 1_000_000;

    /// <summary>Whether the limits of users hold for buddies and trusted ones too.</summary>
    public bool LimitsBuddies { get; init; } = true;

    /// <summary>Files that all users together may have in the queue; beyond, <c>Too many files</c>.</summary>
    public int MaxFiles { get; init; } = 100_000;

    /// <summary>Bytes a second of all uploads together; null for no limit, at least 1,024.</summary>
    public long? SpeedLimit { get; init; }

    /// <summary>Bytes a second of each upload; null for no limit, at least 1,024.</summary>
    public long? SpeedLimitPerUpload { get; init; }

    /// <summary>After how long without a byte taken an upload is given up. Some clients fetch for 5 seconds and rest for 25.</summary>
    public TimeSpan Stall { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Text after <c>Banned</c> for banned users, in brackets; null for none.</summary>
    public string? BanReason { get; init; }

    /// <summary>File the queue is kept in, so that nobody loses his place when the program is started anew; null for a queue in memory only. Looked at when the client is made.</summary>
    public string? StateFile { get; init; }

    /// <summary>Ended uploads that are remembered for <see cref="ClientUploads.All"/>.</summary>
    public int MaxHistory { get; init; } = 1_000;
}
