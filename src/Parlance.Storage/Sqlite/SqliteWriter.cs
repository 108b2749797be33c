using Microsoft.Data.Sqlite;
using Parlance.Storage.Writing;
using SQLitePCL;

namespace Parlance.Storage.Sqlite;

/// <summary>The one connection that writes. Used by the journal's thread alone.</summary>
internal sealed class SqliteWriter(string file) : IDisposable
{
    private SqliteConnection? connection = SqliteFile.OpenWriter(file);
    private int quotaSet;

    /// <summary>The most pages the file may have; 0 for no limit of ours.</summary>
    public int MaxPages { get; set; }

    /// <summary>Makes all changes of a batch in one transaction. Throws what SQLite throws; nothing is changed then.</summary>
    public void Run(List<Write> batch) => InTransaction(open => batch.ForEach(write => write.Apply!(open)));

    /// <summary>As <see cref="Run"/>, but a change the database cannot hold is left out. Returns those, with the reason.</summary>
    public List<(Write Write, Exception Reason)> RunEach(List<Write> batch)
    {
        var dropped = new List<(Write, Exception)>();
        InTransaction(open =>
        {
            dropped.Clear();
            foreach (var write in batch)
            {
                if (TryOne(open, write) is { } problem)
                {
                    dropped.Add((write, problem));
                }
            }
        });
        return dropped;
    }

    /// <summary>Whether a failure lies in the change itself, so that trying again cannot help.</summary>
    public static bool IsFaultOfChange(Exception problem) =>
        problem is not SqliteException sqlite || sqlite.SqliteErrorCode is raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG or raw.SQLITE_RANGE;

    public void Dispose()
    {
        connection?.Dispose();
        connection = null;
        quotaSet = 0;
    }

    private static Exception? TryOne(SqliteConnection open, Write write)
    {
        SqliteFile.Execute(open, "savepoint one");
        try
        {
            write.Apply!(open);
        }
        catch (Exception problem) when (IsFaultOfChange(problem))
        {
            SqliteFile.Execute(open, "rollback to one; release one");
            return problem;
        }

        SqliteFile.Execute(open, "release one");
        return null;
    }

    private void InTransaction(Action<SqliteConnection> changes)
    {
        var open = connection ??= SqliteFile.OpenWriter(file);
        try
        {
            ApplyQuota(open);
            SqliteFile.Execute(open, "begin immediate");
            changes(open);
            SqliteFile.Execute(open, "commit");
        }
        catch (Exception problem)
        {
            Undo(open, problem);
            throw;
        }
    }

    /// <summary>Rolls back what is open. A file that is broken or gone is opened anew at the next try.</summary>
    private void Undo(SqliteConnection open, Exception problem)
    {
        var isUsual = IsFaultOfChange(problem) || problem is SqliteException { SqliteErrorCode: raw.SQLITE_FULL or raw.SQLITE_BUSY or raw.SQLITE_LOCKED };
        if (!isUsual)
        {
            Dispose();
        }
        else if (raw.sqlite3_get_autocommit(open.Handle) == 0)
        {
            SqliteFile.Execute(open, "rollback");
        }
    }

    private void ApplyQuota(SqliteConnection open)
    {
        var wanted = MaxPages;
        if (wanted != quotaSet)
        {
            SqliteFile.Execute(open, FormattableString.Invariant($"pragma max_page_count = {(wanted == 0 ? int.MaxValue - 1 : wanted)}"));
            quotaSet = wanted;
        }
    }
}
