using System.Diagnostics.Metrics;

namespace Parlance.Storage;

/// <summary>How the SQLite storage works.</summary>
public sealed record SqliteOptions
{
    /// <summary>Directory of the database, the key and the lock; made when it is not there.</summary>
    public required string Path { get; init; }

    /// <summary>How long the first write of a batch waits for others. A message confirmed within this time is never written.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>Writes in one transaction, at most.</summary>
    public int MaxBatch { get; init; } = 1_000;

    /// <summary>Writes that may wait while the disk is full or away. Beyond it new messages fail at once and audit entries are dropped and counted;
    /// what replaces itself (accounts, rooms, settings) is always kept.</summary>
    public int MaxQueued { get; init; } = 100_000;

    /// <summary>How long a message may wait for a disk that does not take it before its sender is refused.</summary>
    public TimeSpan RefuseAfter { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>First and longest pause before a failed batch is tried again.</summary>
    public (TimeSpan First, TimeSpan Longest) Retry { get; init; } = (TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(1));

    /// <summary>How long a stop tries to write what is left.</summary>
    public TimeSpan StopWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Whose meter this storage's is, so that a listener tells it from others in the process.</summary>
    public IMeterFactory? Meters { get; init; }
}
