using Microsoft.Data.Sqlite;

namespace Parlance.Storage.Sqlite;

/// <summary>How connections to the database file are opened.</summary>
internal static class SqliteFile
{
    /// <summary>How long SQLite waits for a lock of another process, in seconds.</summary>
    private const int BusySeconds = 1;

    /// <summary>The connection that writes: write-ahead log, every commit on the disk before it returns.</summary>
    public static SqliteConnection OpenWriter(string file)
    {
        var connection = Open(file, SqliteOpenMode.ReadWrite, pooled: false);
        Execute(connection, "pragma journal_mode = wal; pragma synchronous = full; pragma journal_size_limit = 67108864; pragma temp_store = memory;");
        return connection;
    }

    /// <summary>A connection that reads; closing gives it back to the pool.</summary>
    public static SqliteConnection OpenReader(string file) => Open(file, SqliteOpenMode.ReadOnly, pooled: true);

    /// <summary>A connection of its own that reads, also of a database that a running server writes.</summary>
    public static SqliteConnection OpenForeign(string file) => Open(file, SqliteOpenMode.ReadWrite, pooled: false);

    /// <summary>Runs statements that return nothing.</summary>
    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every caller passes statements of its own, none from outside.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode, bool pooled)
    {
        var settings = new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = pooled, DefaultTimeout = BusySeconds };
        var connection = new SqliteConnection(settings.ConnectionString);
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException)
        {
            connection.Dispose();
            throw;
        }
    }
}
