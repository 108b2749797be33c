using Microsoft.Data.Sqlite;
using Parlance.Core.Ports;

namespace Parlance.Storage.Writing;

/// <summary>A write somebody waits for: committed, withdrawn, or refused after a bounded time.</summary>
/// <param name="queue">The queue it is put in.</param>
/// <param name="since">Timestamp of the put.</param>
/// <param name="key">What it replaces.</param>
/// <param name="apply">Makes the change; null for a mark.</param>
internal sealed class AwaitedWrite(WriteQueue queue, long since, WriteKey key, Action<SqliteConnection>? apply) : Write(key, apply), IPendingWrite
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => done.Task;

    public long Since { get; } = since;

    public override bool MayBeRefused => true;

    public bool TryWithdraw() => queue.TryWithdraw(this);

    public override void Complete() => done.TrySetResult();

    public override void Fail(StorageException reason)
    {
        done.TrySetException(reason);
        _ = done.Task.Exception; // seen: nobody has to wait for a mark or a message he gave up
    }
}
