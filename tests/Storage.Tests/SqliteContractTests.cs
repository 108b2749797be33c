using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Testing;

namespace Parlance.Storage.Tests;

public sealed class SqliteContractTests : StorageContract
{
    private readonly ScratchDirectory scratch = new();

    internal override Ports OpenPorts()
    {
        var storage = SqliteStorage.Open(new SqliteOptions { Path = scratch.Path }, TimeProvider.System, NullLogger<SqliteStorage>.Instance);
        return new Ports(storage.Journal, storage.Accounts, storage.Rooms, storage.Mailbox, storage.Moderation, storage.Access, storage.Secrets, storage);
    }

    internal override async Task<Ports> ReopenPortsAsync(Ports open)
    {
        await open.DisposeAsync();
        return OpenPorts();
    }

    internal override Task CleanAsync()
    {
        scratch.Dispose();
        return Task.CompletedTask;
    }
}
