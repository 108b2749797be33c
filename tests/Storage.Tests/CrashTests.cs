using Dapper;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Storage.Sqlite;
using Parlance.Testing;

namespace Parlance.Storage.Tests;

/// <summary>A process that stores messages is killed, or copied from, in the middle of its work.</summary>
public sealed class CrashTests : IDisposable
{
    private readonly ScratchDirectory scratch = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(57)]
    [InlineData(400)]
    public async Task No_confirmed_message_is_lost_when_the_process_is_killed(int confirmations)
    {
        using var child = Child.Start(scratch.Path);
        var confirmed = await Child.ReadConfirmedAsync(child, confirmations);
        child.Kill();
        confirmed.AddRange(await Child.ReadConfirmedAsync(child));
        await child.WaitForExitAsync(Stop);

        confirmed.Count.ShouldBeGreaterThanOrEqualTo(confirmations);
        Check(scratch.Database).ShouldBe("ok");
        await using var storage = SqliteStorage.Open(new SqliteOptions { Path = scratch.Path }, TimeProvider.System, NullLogger<SqliteStorage>.Instance);
        var stored = (await storage.Mailbox.LoadAsync(7, Stop)).Select(m => m.Id).ToHashSet();
        confirmed.Where(id => !stored.Contains(id)).ShouldBeEmpty();
        (await storage.Mailbox.LastIdAsync(Stop)).ShouldBeGreaterThanOrEqualTo(confirmed.Max());
    }

    [Fact]
    public async Task A_backup_taken_while_another_process_writes_is_whole_and_holds_what_was_confirmed_before()
    {
        using var child = Child.Start(scratch.Path);
        var confirmed = await Child.ReadConfirmedAsync(child, 300);
        var target = scratch.File("copy.db");
        var size = await SqliteBackup.RunAsync(scratch.Path, target, overwrite: false, cancellation: Stop);
        var later = await Child.ReadConfirmedAsync(child, 50);
        child.Kill();
        await child.WaitForExitAsync(Stop);

        later.Count.ShouldBe(50);
        size.ShouldBe(new FileInfo(target).Length);
        Check(target).ShouldBe("ok");
        using var copy = SqliteFile.OpenForeign(target);
        var stored = (await copy.QueryAsync<long>("select id from mailbox")).ToHashSet();
        confirmed.Where(id => !stored.Contains(id)).ShouldBeEmpty();
        Directory.GetFiles(scratch.Path, "*.partial*").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_packaged_library_understands_the_schema_and_stores_messages()
    {
        using var child = Child.Start(scratch.Path, Child.PackagedLibrary);
        (await child.StandardOutput.ReadLineAsync(Stop)).ShouldBe("3.35.5");
        (await Child.ReadConfirmedAsync(child, 100)).Count.ShouldBe(100);
        child.Kill();
        await child.WaitForExitAsync(Stop);
        Check(scratch.Database).ShouldBe("ok");
    }

    [Fact]
    public async Task A_backup_never_replaces_a_file_unasked()
    {
        await using var storage = SqliteStorage.Open(new SqliteOptions { Path = scratch.Path }, TimeProvider.System, NullLogger<SqliteStorage>.Instance);
        var target = scratch.File("copy.db");
        await File.WriteAllTextAsync(target, "precious", Stop);
        (await Should.ThrowAsync<StorageOpenException>(SqliteBackup.RunAsync(scratch.Path, target, overwrite: false, cancellation: Stop))).Message.ShouldEndWith("exists already.");
        (await File.ReadAllTextAsync(target, Stop)).ShouldBe("precious");

        var shares = new List<double>();
        await SqliteBackup.RunAsync(scratch.Path, target, overwrite: true, new Shares(shares), Stop);
        Check(target).ShouldBe("ok");
        shares[^1].ShouldBe(1);
    }

    [Fact]
    public async Task A_backup_of_nothing_says_so()
    {
        (await Should.ThrowAsync<StorageOpenException>(SqliteBackup.RunAsync(scratch.File("nowhere"), scratch.File("x"), overwrite: false, cancellation: Stop)))
            .Message.ShouldStartWith("There is no database in");
        File.Exists(scratch.File("x")).ShouldBeFalse();
    }

    public void Dispose() => scratch.Dispose();

    private static string? Check(string file)
    {
        SqliteLibrary.Bind();
        using var connection = SqliteFile.OpenForeign(file);
        return connection.ExecuteScalar<string>("pragma integrity_check");
    }

    private sealed class Shares(List<double> seen) : IProgress<double>
    {
        public void Report(double value) => seen.Add(value);
    }
}
