using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Parlance.Core.Ports;
using Parlance.Storage.Sqlite;
using Parlance.Storage.Writing;

namespace Parlance.Storage;

/// <summary>Everything the server stores, in one SQLite file. One process at a time.</summary>
public sealed class SqliteStorage : IAsyncDisposable
{
    private readonly StorageDirectory directory;
    private readonly SqliteWriter writer;
    private readonly Readers readers;
    private readonly Journal journal;
    private readonly SecretBox secrets;
    private int isDisposed;

    private SqliteStorage(SqliteOptions options, StorageDirectory directory, SecretBox secrets, TimeProvider time, ILogger log)
    {
        (this.directory, this.secrets) = (directory, secrets);
        writer = new SqliteWriter(directory.Database);
        readers = new Readers(directory.Database);
        journal = new Journal(options, writer, time, log);
        Accounts = new AccountStore(journal, readers);
        Rooms = new RoomStore(journal, readers);
        Mailbox = new MailboxStore(journal, readers);
        Moderation = new ModerationStore(journal, readers, time);
        Access = new AccessStore(journal, readers);
    }

    /// <summary>The queue of writes.</summary>
    public IJournal Journal => journal;

    /// <summary>Accounts.</summary>
    public IAccountStore Accounts { get; }

    /// <summary>Rooms.</summary>
    public IRoomStore Rooms { get; }

    /// <summary>Messages that wait.</summary>
    public IMailboxStore Mailbox { get; }

    /// <summary>Bans, settings, audit log.</summary>
    public IModerationStore Moderation { get; }

    /// <summary>Sign-ins and tokens of the web.</summary>
    public IAccessStore Access { get; }

    /// <summary>Seals secrets with the key of this directory.</summary>
    public ISecretBox Secrets => secrets;

    /// <summary>Where this storage counts.</summary>
    internal Meter Meter => journal.Meter;

    /// <summary>The most pages the database may have, 0 for no limit but the disk. May be changed at any time.</summary>
    internal int MaxPages
    {
        get => writer.MaxPages;
        set => writer.MaxPages = value;
    }

    /// <summary>Opens the storage: locks its directory, makes what is missing, brings the schema up to date.</summary>
    /// <exception cref="StorageOpenException">It cannot be opened; the message says why in one line.</exception>
    [SuppressMessage("Reliability", "CA2000", Justification = "The storage owns them once it exists; the catch disposes them when it does not.")]
    public static SqliteStorage Open(SqliteOptions options, TimeProvider time, ILogger<SqliteStorage> log)
    {
        var version = SqliteLibrary.Bind();
        var directory = StorageDirectory.Open(options.Path);
        SecretBox? secrets = null;
        try
        {
            secrets = SecretBox.Open(directory.Key);
            Prepare(directory.Database, time, log);
            var storage = new SqliteStorage(options, directory, secrets, time, log);
            log.Opened(directory.Database, version, Migrations.Own.Newest);
            return storage;
        }
        catch (Exception problem) when (problem is StorageOpenException or SqliteException)
        {
            secrets?.Dispose();
            directory.Dispose();
            throw problem as StorageOpenException ?? new StorageOpenException($"The database {directory.Database} cannot be opened: {problem.Message}", problem);
        }
    }

    /// <summary>Writes what is left and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) == 0)
        {
            await journal.DisposeAsync();
            readers.Dispose();
            writer.Dispose();
            secrets.Dispose();
            directory.Dispose();
        }
    }

    private static void Prepare(string file, TimeProvider time, ILogger log)
    {
        using var connection = SqliteFile.OpenWriter(file);
        Migrations.Own.Apply(connection, time, log);
    }
}
