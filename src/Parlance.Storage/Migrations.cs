using System.Globalization;
using System.Reflection;
using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Parlance.Storage.Sqlite;

namespace Parlance.Storage;

/// <summary>Numbered scripts that bring the schema up to date, each in its own transaction.</summary>
/// <param name="scripts">The scripts in order, numbered from 1 without gaps.</param>
internal sealed class Migrations(IReadOnlyList<Migration> scripts)
{
    private const string Table = "create table if not exists schema_version (version integer primary key, name text not null, applied_at integer not null)";

    /// <summary>Those of this program.</summary>
    public static Migrations Own { get; } = new(Embedded());

    /// <summary>The schema this program works with.</summary>
    public int Newest => scripts.Count;

    /// <summary>Applies what is missing. A database that already held something is copied aside first.</summary>
    /// <exception cref="StorageOpenException">The database was written by a newer version.</exception>
    public void Apply(SqliteConnection connection, TimeProvider time, ILogger log)
    {
        connection.Execute(Table);
        var present = connection.ExecuteScalar<int>("select coalesce(max(version), 0) from schema_version");
        if (present > Newest)
        {
            throw new StorageOpenException(string.Create(
                CultureInfo.InvariantCulture,
                $"The database {connection.DataSource} was written by a newer version of Parlance (its schema is {present}, this version knows {Newest}); start that version, or restore a backup from before."));
        }

        if (present > 0 && present < Newest)
        {
            SqliteBackup.CopyAside(connection, string.Create(CultureInfo.InvariantCulture, $"{connection.DataSource}.schema-{present}"));
        }

        foreach (var script in scripts.Skip(present))
        {
            ApplyOne(connection, script, time);
            log.Migrated(script.Name);
        }
    }

    private static void ApplyOne(SqliteConnection connection, Migration script, TimeProvider time)
    {
        using var transaction = connection.BeginTransaction();
        connection.Execute(script.Sql, transaction: transaction);
        connection.Execute("insert into schema_version values (@Number, @Name, @At)", new { script.Number, script.Name, At = Column.Of(time.GetUtcNow()) }, transaction);
        transaction.Commit();
    }

    internal static List<Migration> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(name => Read(assembly, name))];
    }

    private static Migration Read(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return new Migration(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), Path.GetFileNameWithoutExtension(name), reader.ReadToEnd());
    }
}

/// <summary>One script.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its file's name without the ending.</param>
/// <param name="Sql">What it does.</param>
internal sealed record Migration(int Number, string Name, string Sql);
