using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Storage.Sqlite;
using Parlance.Testing;

namespace Parlance.Storage.Tests;

public sealed class OpeningTests : IDisposable
{
    private readonly ScratchDirectory scratch = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_servers_cannot_open_one_directory()
    {
        await using var first = Open();
        var refused = Should.Throw<StorageOpenException>(Open);
        refused.Message.ShouldBe($"The storage directory {scratch.Path} is used by another server (process {Environment.ProcessId}).");
        await first.DisposeAsync();
        await using var second = Open();
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_directory_and_its_files_belong_to_their_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes");
        var inner = scratch.File("made");
        await using var storage = SqliteStorage.Open(new SqliteOptions { Path = inner }, TimeProvider.System, NullLogger<SqliteStorage>.Instance);
        await storage.Mailbox.Add(Samples.Message(1, to: 7)).Done;
        Mode(inner).ShouldBe("rwx------");
        Directory.GetFiles(inner).Select(file => Path.GetFileName(file) + " " + Mode(file)).Order().ShouldBe(
            ["parlance.db rw-------", "parlance.db-shm rw-------", "parlance.db-wal rw-------", "parlance.key rw-------", "parlance.lock rw-------", "parlance.pid rw-------"]);
    }

    [Fact]
    public async Task A_newer_schema_is_refused_in_one_clear_line()
    {
        await Open().DisposeAsync();
        Run("insert into schema_version values (99, '0099_future', 0)");
        var refused = Should.Throw<StorageOpenException>(Open);
        refused.Message.ShouldContain("was written by a newer version of Parlance (its schema is 99, this version knows");
        refused.Message.ShouldNotContain('\n');
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_as_it_is()
    {
        File.WriteAllText(scratch.Database, new string('x', 10_000));
        Should.Throw<StorageOpenException>(Open).Message.ShouldContain("cannot be opened");
        File.ReadAllText(scratch.Database).ShouldBe(new string('x', 10_000));
    }

    [Fact]
    public void A_damaged_key_is_refused()
    {
        File.WriteAllText(scratch.File("parlance.key"), "not a key");
        Should.Throw<StorageOpenException>(Open).Message.ShouldContain("is damaged");
    }

    [Fact]
    public void A_path_that_is_a_file_is_refused()
    {
        File.WriteAllText(scratch.File("file"), "");
        Should.Throw<StorageOpenException>(() => SqliteStorage.Open(new SqliteOptions { Path = scratch.File("file") }, TimeProvider.System, NullLogger<SqliteStorage>.Instance))
            .Message.ShouldContain("cannot be used");
    }

    [Fact]
    public void Migrations_are_numbered_from_one_without_gaps() =>
        Migrations.Embedded().Select(m => m.Number).ShouldBe(Enumerable.Range(1, Migrations.Own.Newest));

    [Fact]
    public void A_later_migration_is_applied_once_and_the_database_is_copied_aside_first()
    {
        SqliteLibrary.Bind();
        File.WriteAllText(scratch.Database, "");
        var first = new Migration(1, "0001_first", "create table one (x); insert into one values (7);");
        var second = new Migration(2, "0002_second", "alter table one add column y; update one set y = 8;");
        Apply(first);
        Apply(first, second);
        Apply(first, second);
        Read(scratch.Database, "select x + y from one").ShouldBe(15);
        Read(scratch.Database, "select count(*) from schema_version").ShouldBe(2);
        Read(scratch.File("parlance.db.schema-1"), "select count(*) from pragma_table_info('one')").ShouldBe(1);
    }

    [Fact]
    public void A_migration_that_fails_changes_nothing()
    {
        SqliteLibrary.Bind();
        File.WriteAllText(scratch.Database, "");
        Should.Throw<SqliteException>(() => Apply(new Migration(1, "0001_first", "create table one (x); create table one (x);")));
        Read(scratch.Database, "select count(*) from sqlite_master where name = 'one'").ShouldBe(0);
    }

    public void Dispose() => scratch.Dispose();

    [UnsupportedOSPlatform("windows")]
    private static string Mode(string path)
    {
        var mode = File.GetUnixFileMode(path);
        return string.Concat("rwxrwxrwx".Select((letter, i) => mode.HasFlag((UnixFileMode)(1 << (8 - i))) ? letter : '-'));
    }

    private static long Read(string file, string sql)
    {
        using var connection = SqliteFile.OpenForeign(file);
        return Dapper.SqlMapper.ExecuteScalar<long>(connection, sql);
    }

    private SqliteStorage Open() => SqliteStorage.Open(new SqliteOptions { Path = scratch.Path }, TimeProvider.System, NullLogger<SqliteStorage>.Instance);

    private void Apply(params Migration[] scripts)
    {
        using var connection = SqliteFile.OpenWriter(scratch.Database);
        new Migrations(scripts).Apply(connection, TimeProvider.System, NullLogger.Instance);
    }

    private void Run(string sql)
    {
        using var connection = SqliteFile.OpenForeign(scratch.Database);
        SqliteFile.Execute(connection, sql);
    }
}
