namespace Parlance.Core.Ports;

/// <summary>Copies of the database, made while it is in use.</summary>
public interface IBackups
{
    /// <summary>Whether one is being made.</summary>
    bool IsRunning { get; }

    /// <summary>Those there are, the newest first.</summary>
    IReadOnlyList<Backup> List();

    /// <summary>Makes one.</summary>
    /// <returns>The copy; null when one is being made already.</returns>
    /// <exception cref="StorageException">It could not be made.</exception>
    Task<Backup?> MakeAsync(CancellationToken cancellation);

    /// <summary>Opens one for reading; null when there is none of that name.</summary>
    Stream? Open(string name);

    /// <summary>Deletes one.</summary>
    /// <returns>False when there is none of that name.</returns>
    bool Delete(string name);
}

/// <summary>A copy of the database.</summary>
/// <param name="Name">Its name.</param>
/// <param name="At">When it was made.</param>
/// <param name="Bytes">Its size.</param>
public sealed record Backup(string Name, DateTimeOffset At, long Bytes);

/// <summary>The configuration: what is set, and what may be changed while running.</summary>
public interface ISettings
{
    /// <summary>Every key, in order.</summary>
    IReadOnlyList<Setting> All();

    /// <summary>Changes a setting for good, or takes it back to the configuration with null.</summary>
    SettingOutcome Change(string key, string? value);
}

/// <summary>A key of the configuration.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">What is in force; empty for secrets.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="MayChange">It may be changed while running.</param>
/// <param name="IsChanged">It was changed while running.</param>
public sealed record Setting(string Key, string Value, string Meaning, bool MayChange, bool IsChanged);

/// <summary>What came of changing a setting.</summary>
public enum SettingOutcome
{
    /// <summary>In force.</summary>
    Changed,

    /// <summary>There is no such key.</summary>
    Unknown,

    /// <summary>It is read at start only.</summary>
    AtStartOnly,

    /// <summary>The value does not read.</summary>
    Invalid,
}

/// <summary>What the server measures of itself at this moment.</summary>
public interface IMeasurements
{
    /// <summary>All values of some instruments, by the instrument's name.</summary>
    ILookup<string, Measured> Read(params string[] instruments);
}

/// <summary>One value of an instrument.</summary>
/// <param name="Tags">Its tags, as <c>network="Ares",reason="Flood"</c>.</param>
/// <param name="Value">The value; of counters the sum so far.</param>
public readonly record struct Measured(string Tags, double Value)
{
    /// <summary>The value of one tag; empty when it has none of that name.</summary>
    public string Tag(string name)
    {
        var key = name + "=\"";
        var at = Tags.StartsWith(key, StringComparison.Ordinal) ? key.Length : Tags.IndexOf("," + key, StringComparison.Ordinal) is var found and >= 0 ? found + 1 + key.Length : -1;
        return at < 0 ? string.Empty : Tags[at..Tags.IndexOf('"', at)];
    }
}

/// <summary>What listens where, and ports of rooms that come and go while running.</summary>
public interface IListeners
{
    /// <summary>Every listener.</summary>
    IReadOnlyList<ListeningPort> All { get; }

    /// <summary>Gives a room a port of its own, for good.</summary>
    Task<PortOutcome> AddAsync(string room, string endpoint, string topic, CancellationToken cancellation);

    /// <summary>Takes the port of a room away that was added while running; those connected through it are put out.</summary>
    /// <returns>False when there is none.</returns>
    Task<bool> RemoveAsync(string room, CancellationToken cancellation);
}

/// <summary>Something that listens.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Endpoint">Address and port.</param>
/// <param name="Room">The room it leads to; null when it leads to none.</param>
/// <param name="IsAdded">It was added while running and may be removed.</param>
public sealed record ListeningPort(string Name, string Endpoint, string? Room, bool IsAdded);

/// <summary>What came of giving a room a port.</summary>
public enum PortOutcome
{
    /// <summary>It listens.</summary>
    Listening,

    /// <summary>The address does not read.</summary>
    InvalidEndpoint,

    /// <summary>The port is taken, or may not be used.</summary>
    CannotListen,

    /// <summary>The room has a port already.</summary>
    HasPort,

    /// <summary>The network does not run, or there are as many ports as may be.</summary>
    NotNow,
}
