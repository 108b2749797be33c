using Microsoft.Data.Sqlite;
using Parlance.Core.Ports;

namespace Parlance.Storage.Writing;

/// <summary>One change that waits for its batch.</summary>
/// <param name="key">What it replaces.</param>
/// <param name="apply">Makes the change; null for a mark that only waits for what was put before it.</param>
internal class Write(WriteKey key, Action<SqliteConnection>? apply)
{
    public WriteKey Key { get; } = key;

    /// <summary>Makes the change. A later write with the same key replaces it while this one waits.</summary>
    public Action<SqliteConnection>? Apply { get; set; } = apply;

    /// <summary>It touches more than its key: nothing after it may take a place before it.</summary>
    public bool IsFence { get; init; }

    /// <summary>It may be refused when too many wait.</summary>
    public virtual bool MayBeRefused => false;

    /// <summary>Guarded by the queue's lock.</summary>
    public WriteState State { get; set; }

    /// <summary>Its place in the queue, while it has one. Guarded by the queue's lock.</summary>
    public LinkedListNode<Write>? Place { get; set; }

    /// <summary>Committed or withdrawn.</summary>
    public virtual void Complete()
    {
    }

    /// <summary>It will not be written.</summary>
    public virtual void Fail(StorageException reason)
    {
    }
}

/// <summary>How far a write has come.</summary>
internal enum WriteState
{
    Waiting,
    Running,
    Over,
}

/// <summary>An entry that may be dropped, and is then counted, when far too many wait.</summary>
internal sealed class DroppableWrite(Action<SqliteConnection> apply) : Write(default, apply)
{
    public override bool MayBeRefused => true;
}
