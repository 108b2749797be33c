namespace Parlance.Core.Ports;

/// <summary>The one queue of writes to the database: batches of about ten milliseconds, each one transaction, in the order they were put.</summary>
public interface IJournal
{
    /// <summary>Whether the last batch could be written; false while the database is away or full.</summary>
    bool IsHealthy { get; }

    /// <summary>Completes when everything put so far is committed.</summary>
    /// <exception cref="StorageException">It could not be committed.</exception>
    Task CommittedAsync(CancellationToken cancellation = default);
}

/// <summary>Something could not be stored. What was to be stored is not, and must not be confirmed.</summary>
public sealed class StorageException : Exception
{
    /// <summary>Reports why.</summary>
    public StorageException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
