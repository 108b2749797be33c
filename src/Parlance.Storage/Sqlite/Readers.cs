using Microsoft.Data.Sqlite;
using Parlance.Core.Ports;

namespace Parlance.Storage.Sqlite;

/// <summary>Reads beside the writer, on a few connections; the write-ahead log lets them.</summary>
internal sealed class Readers(string file) : IDisposable
{
    private const int AtOnce = 4;
    private readonly SemaphoreSlim free = new(AtOnce);

    /// <summary>Runs a read on a free connection.</summary>
    /// <exception cref="StorageException">The database cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellation)
    {
        await free.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => Read(read), cancellation);
        }
        catch (SqliteException problem)
        {
            throw new StorageException("The database cannot be read.", problem);
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        using (var connection = SqliteFile.OpenReader(file))
        {
            SqliteConnection.ClearPool(connection);
        }

        free.Dispose();
    }

    private T Read<T>(Func<SqliteConnection, T> read)
    {
        using var connection = SqliteFile.OpenReader(file);
        return read(connection);
    }
}
