using Dapper;
using Microsoft.Data.Sqlite;
using Parlance.Storage.Sqlite;

namespace Parlance.Storage;

/// <summary>Copies a database to one file while a server writes it: a snapshot of one moment, checked before it gets its name.</summary>
public static class SqliteBackup
{
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromMilliseconds(200);

    /// <summary>Backs up the database of a storage directory. The key file is not part of it: keep a copy of that elsewhere.</summary>
    /// <param name="directory">The storage directory.</param>
    /// <param name="target">The file to write.</param>
    /// <param name="overwrite">Whether an existing file may be replaced.</param>
    /// <param name="progress">Told the share done, 0 to 1.</param>
    /// <param name="cancellation">Gives up; nothing is left behind.</param>
    /// <returns>The size of the file in bytes.</returns>
    /// <exception cref="StorageOpenException">There is no database, the file exists, or the copy failed.</exception>
    public static async Task<long> RunAsync(string directory, string target, bool overwrite, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        var source = StorageDirectory.DatabaseIn(directory);
        if (!File.Exists(source))
        {
            throw new StorageOpenException($"There is no database in {directory}.");
        }

        if (!overwrite && File.Exists(target))
        {
            throw new StorageOpenException($"{target} exists already.");
        }

        SqliteLibrary.Bind();
        var partial = target + ".partial";
        try
        {
            await CopyAsync(source, partial, progress, cancellation);
            File.Move(partial, target, overwrite);
            return new FileInfo(target).Length;
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StorageOpenException($"The backup failed: {problem.Message}", problem);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    /// <summary>Copies an open database into a new file, before its schema changes.</summary>
    internal static void CopyAside(SqliteConnection source, string target)
    {
        StorageDirectory.Create(target, FileMode.Create).Dispose();
        source.Execute("vacuum into @target", new { target });
    }

    private static async Task CopyAsync(string source, string partial, IProgress<double>? progress, CancellationToken cancellation)
    {
        await using var connection = SqliteFile.OpenForeign(source);
        var expected = await connection.ExecuteScalarAsync<long>("select page_count * page_size from pragma_page_count, pragma_page_size");
        var copy = Task.Run(() => CopyAside(connection, partial), CancellationToken.None);
        using (cancellation.Register(() => SQLitePCL.raw.sqlite3_interrupt(connection.Handle)))
        {
            while (await Task.WhenAny(copy, Task.Delay(ProgressEvery, CancellationToken.None)) != copy)
            {
                progress?.Report(Math.Min(0.99, new FileInfo(partial).Length / (double)expected));
            }

            await copy;
        }

        cancellation.ThrowIfCancellationRequested();
        Verify(partial);
        progress?.Report(1);
    }

    private static void Verify(string file)
    {
        using (var copy = SqliteFile.OpenForeign(file))
        {
            var answer = copy.Query<string>("pragma integrity_check(3)").AsList();
            if (answer is not ["ok"])
            {
                throw new StorageOpenException($"The copy is damaged: {string.Join("; ", answer)}");
            }
        }

        using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }
}
