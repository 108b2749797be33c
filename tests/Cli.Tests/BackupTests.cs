using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Core.Model;
using Parlance.Storage;
using Parlance.Testing;

namespace Parlance.Cli.Tests;

public sealed class BackupTests : IDisposable
{
    private readonly ScratchDirectory scratch = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_of_an_open_storage_can_be_opened_in_its_place()
    {
        await using (var storage = Open(scratch.File("data")))
        {
            await storage.Mailbox.Add(new DirectMessage(1, 0, "server", 7, MessageKind.Text, "hello", DateTimeOffset.UnixEpoch, Network.Server)).Done;
            var ran = ParlanceRun.Of("backup", scratch.File("copy.db"), "--data", scratch.File("data"));
            ran.Code.ShouldBe(0);
            ran.Output.ShouldContain("bytes, checked.");
        }

        Directory.CreateDirectory(scratch.File("restored"));
        File.Move(scratch.File("copy.db"), Path.Combine(scratch.File("restored"), "parlance.db"));
        await using var restored = Open(scratch.File("restored"));
        (await restored.Mailbox.LoadAsync(7, Stop)).ShouldHaveSingleItem().Text.ShouldBe("hello");
    }

    [Fact]
    public async Task A_file_that_exists_is_replaced_only_when_forced()
    {
        await using var storage = Open(scratch.File("data"));
        await File.WriteAllTextAsync(scratch.File("copy.db"), "precious", Stop);
        var refused = ParlanceRun.Of("backup", scratch.File("copy.db"), "--data", scratch.File("data"));
        refused.Code.ShouldBe(2);
        refused.Error.ShouldContain("exists already. Add --force to replace it.");
        (await File.ReadAllTextAsync(scratch.File("copy.db"), Stop)).ShouldBe("precious");

        ParlanceRun.Of("backup", scratch.File("copy.db"), "--data", scratch.File("data"), "--force").Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_directory_without_a_database_is_told()
    {
        var refused = ParlanceRun.Of("backup", scratch.File("copy.db"), "--data", scratch.Path);
        refused.Code.ShouldBe(2);
        refused.Error.ShouldContain("There is no database in");
    }

    public void Dispose() => scratch.Dispose();

    private static SqliteStorage Open(string path) => SqliteStorage.Open(new SqliteOptions { Path = path }, TimeProvider.System, NullLogger<SqliteStorage>.Instance);
}
