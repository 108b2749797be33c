using Parlance.Core.Model;

namespace Parlance.Core.Ports;

/// <summary>Direct messages that wait for their receiver.</summary>
public interface IMailboxStore
{
    /// <summary>The highest number ever given to a message, at start.</summary>
    Task<long> LastIdAsync(CancellationToken cancellation);

    /// <summary>How many messages wait for each account, at start.</summary>
    Task<IReadOnlyDictionary<long, int>> CountAsync(CancellationToken cancellation);

    /// <summary>The messages that wait for an account, oldest first, everything put before included; while the database takes no writes, those that are in it.</summary>
    Task<IReadOnlyList<DirectMessage>> LoadAsync(long accountId, CancellationToken cancellation);

    /// <summary>Stores a message with the next batch.</summary>
    IPendingWrite Add(DirectMessage message);

    /// <summary>Deletes a message with the next batch.</summary>
    void Remove(long id);

    /// <summary>Deletes all messages for an account with the next batch.</summary>
    void RemoveAll(long accountId);
}

/// <summary>A write that waits for its batch.</summary>
public interface IPendingWrite
{
    /// <summary>Completes when it is committed or withdrawn; fails with <see cref="StorageException"/> when it cannot be committed.</summary>
    Task Done { get; }

    /// <summary>Takes it back if its batch has not begun; it then costs nothing.</summary>
    bool TryWithdraw();
}
