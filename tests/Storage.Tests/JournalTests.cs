using System.Diagnostics.Metrics;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Core.Ports;
using Parlance.Testing;

namespace Parlance.Storage.Tests;

/// <summary>Batches as the database sees them: with a clock that stands still, nothing is written before a test says so.</summary>
public sealed class JournalTests : IDisposable
{
    private static readonly SqliteOptions Impatient = new()
    {
        Path = "",
        RefuseAfter = TimeSpan.FromMilliseconds(100),
        Retry = (TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(20)),
    };

    private readonly ScratchDirectory scratch = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_puts_within_a_batch_cost_one_transaction_and_one_write_each_thing()
    {
        var clock = new ManualTime();
        await using var storage = Open(clock);
        using var counts = new Counts(storage);
        for (var i = 0u; i < 100; i++)
        {
            storage.Accounts.Put(Samples.Account(1, "alice") with { Stats = new(i, 0, 0, 0) });
            storage.Accounts.Put(Samples.Account(2, "bob") with { Stats = new(i, 0, 0, 0) });
        }

        await FlushAsync(storage, clock);
        counts["parlance.storage.batches"].ShouldBe(1);
        counts["parlance.storage.writes"].ShouldBe(2);
        counts["parlance.storage.writes.saved"].ShouldBe(198);
        var load = storage.Accounts.LoadAsync(Stop);
        (await load).Select(a => a.Stats.Speed).ShouldBe([99u, 99u]);
    }

    [Fact]
    public async Task Messages_confirmed_within_their_batch_cost_no_transaction_at_all()
    {
        var clock = new ManualTime();
        await using var storage = Open(clock);
        storage.Mailbox.Add(Samples.Message(1, to: 7)).TryWithdraw().ShouldBeTrue();
        await FlushAsync(storage, clock); // the block of numbers is reserved
        using var counts = new Counts(storage);

        var withdrawn = storage.Mailbox.Add(Samples.Message(2, to: 7));
        withdrawn.TryWithdraw().ShouldBeTrue();
        var removed = storage.Mailbox.Add(Samples.Message(3, to: 7));
        storage.Mailbox.Remove(3);
        await withdrawn.Done;
        await removed.Done;
        await FlushAsync(storage, clock);
        counts["parlance.storage.batches"].ShouldBe(0);
        counts["parlance.storage.writes.saved"].ShouldBe(2);
    }

    [Fact]
    public async Task A_message_is_confirmed_only_when_its_batch_is_committed()
    {
        var clock = new ManualTime();
        await using var storage = Open(clock);
        var pending = storage.Mailbox.Add(Samples.Message(1, to: 7));
        clock.Advance(new SqliteOptions { Path = "" }.Linger - TimeSpan.FromTicks(1));
        pending.Done.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromTicks(1));
        await pending.Done;
        CountInFile("select count(*) from mailbox").ShouldBe(1);
    }

    [Fact]
    public async Task A_full_batch_does_not_wait_for_its_time()
    {
        await using var storage = Open(new ManualTime(), Impatient with { MaxBatch = 10 });
        await Task.WhenAll(Enumerable.Range(1, 30).Select(id => storage.Mailbox.Add(Samples.Message(id, to: 7)).Done).Take(29));
        CountInFile("select count(*) from mailbox").ShouldBeGreaterThanOrEqualTo(29);
    }

    [Fact]
    public async Task A_full_disk_refuses_messages_keeps_accounts_and_recovers_by_itself()
    {
        await using var storage = Open(TimeProvider.System, Impatient);
        await storage.Mailbox.Add(Samples.Message(1, to: 7)).Done;
        storage.MaxPages = 1;
        storage.Accounts.Put(Samples.Account(1, "alice") with { Verifiers = Large() });
        var refused = await Should.ThrowAsync<StorageException>(storage.Mailbox.Add(Samples.Message(2, to: 7, new string('x', 100_000))).Done);
        refused.InnerException.ShouldBeOfType<SqliteException>();
        storage.Journal.IsHealthy.ShouldBeFalse();
        await Should.ThrowAsync<StorageException>(storage.Journal.CommittedAsync(Stop));
        (await storage.Mailbox.LoadAsync(7, Stop)).ShouldHaveSingleItem().Id.ShouldBe(1);

        storage.MaxPages = 0;
        (await CommittedAtLastAsync(storage)).ShouldBeTrue();
        storage.Journal.IsHealthy.ShouldBeTrue();
        (await storage.Accounts.LoadAsync(Stop)).ShouldHaveSingleItem().Verifiers.Count.ShouldBe(1);
        (await storage.Mailbox.LoadAsync(7, Stop)).ShouldHaveSingleItem().Id.ShouldBe(1);
    }

    [Fact]
    public async Task A_database_locked_by_another_program_is_waited_for()
    {
        await using var storage = Open(TimeProvider.System, Impatient);
        await using (var other = new SqliteConnection($"Data Source={scratch.Database};Pooling=False"))
        {
            await other.OpenAsync(Stop);
            await using var transaction = await other.BeginTransactionAsync(Stop);
            storage.Accounts.Put(Samples.Account(1, "alice"));
            await Should.ThrowAsync<StorageException>(storage.Mailbox.Add(Samples.Message(1, to: 7)).Done);
            storage.Journal.IsHealthy.ShouldBeFalse();
        }

        (await CommittedAtLastAsync(storage)).ShouldBeTrue();
        (await storage.Accounts.LoadAsync(Stop)).Count.ShouldBe(1);
        (await storage.Mailbox.LoadAsync(7, Stop)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stop_while_the_disk_is_full_ends_within_its_time_and_fails_what_is_left()
    {
        var storage = Open(TimeProvider.System, Impatient with { StopWithin = TimeSpan.FromMilliseconds(50), RefuseAfter = TimeSpan.FromHours(1) });
        storage.MaxPages = 1;
        var pending = storage.Mailbox.Add(Samples.Message(1, to: 7, new string('x', 100_000)));
        await storage.DisposeAsync();
        await Should.ThrowAsync<StorageException>(pending.Done);
        await Should.ThrowAsync<StorageException>(storage.Mailbox.Add(Samples.Message(2, to: 7)).Done);
    }

    [Fact]
    public async Task The_audit_log_keeps_its_newest_entries()
    {
        await using var storage = Open(TimeProvider.System);
        await using (var other = new SqliteConnection($"Data Source={scratch.Database};Pooling=False"))
        {
            await other.OpenAsync(Stop);
            await using var fill = other.CreateCommand();
            fill.CommandText = "with recursive n(i) as (values (1) union all select i + 1 from n where i < 100000) insert into audit (at, actor, action, subject, detail) select 0, '', '', '', '' from n";
            await fill.ExecuteNonQueryAsync(Stop);
        }

        storage.Moderation.Append(new(0, Samples.Noon, "admin", "ban", "mallory", ""));
        storage.Moderation.Append(new(0, Samples.Noon, "admin", "unban", "mallory", ""));
        (await storage.Moderation.LoadAuditAsync(long.MaxValue, 1, Stop))[0].Action.ShouldBe("unban");
        CountInFile("select count(*) from audit").ShouldBe(100_000);
    }

    public void Dispose() => scratch.Dispose();

    private static async Task FlushAsync(SqliteStorage storage, ManualTime clock)
    {
        var committed = storage.Journal.CommittedAsync(Stop);
        clock.Advance(TimeSpan.FromSeconds(1));
        await committed;
    }

    [Fact]
    public async Task A_write_that_comes_after_the_end_is_lost_and_not_taken_for_one_too_many()
    {
        var log = new Lines();
        var storage = SqliteStorage.Open(Impatient with { Path = scratch.Path }, TimeProvider.System, log);
        await storage.DisposeAsync();
        var before = log.Count;
        storage.Accounts.Put(Samples.Account(1, "alice"));
        (await Should.ThrowAsync<StorageException>(storage.Mailbox.Add(Samples.Message(1, to: 7)).Done)).Message.ShouldBe("The storage is closed.");
        log.Faults.ShouldBeEmpty();
        log.Count.ShouldBe(before + 3, "the account, the message and the reservation of numbers for messages");
    }

    /// <summary>Asks until the storage says yes; each answer takes up to the time after which it refuses.</summary>
    private static async Task<bool> CommittedAtLastAsync(SqliteStorage storage)
    {
        for (var tries = 0; tries < 100; tries++)
        {
            try
            {
                await storage.Journal.CommittedAsync(Stop);
                return true;
            }
            catch (StorageException refused)
            {
                TestContext.Current.SendDiagnosticMessage(refused.Message);
            }
        }

        return false;
    }

    private static Dictionary<Core.Model.CredentialKind, string> Large() => new() { [Core.Model.CredentialKind.Password] = new string('v', 100_000) };

    private SqliteStorage Open(TimeProvider time, SqliteOptions? options = null) =>
        SqliteStorage.Open((options ?? Impatient) with { Path = scratch.Path }, time, NullLogger<SqliteStorage>.Instance);

    private long CountInFile(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={scratch.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own statements.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>What the storage logs.</summary>
    private sealed class Lines : ILogger<SqliteStorage>
    {
        public List<string> Faults { get; } = [];

        public int Count { get; private set; }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Count++;
            if (logLevel >= LogLevel.Warning)
            {
                Faults.Add(formatter(state, exception));
            }
        }
    }

    /// <summary>Adds up what one storage's meter counts.</summary>
    private sealed class Counts : IDisposable
    {
        private readonly MeterListener listener = new();
        private readonly Dictionary<string, long> sums = [];

        public Counts(SqliteStorage storage)
        {
            listener.InstrumentPublished = (instrument, me) =>
            {
                if (instrument.Meter == storage.Meter)
                {
                    me.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<long>((instrument, value, _, _) =>
            {
                lock (sums)
                {
                    sums[instrument.Name] = sums.GetValueOrDefault(instrument.Name) + value;
                }
            });
            listener.Start();
        }

        public long this[string name]
        {
            get
            {
                lock (sums)
                {
                    return sums.GetValueOrDefault(name);
                }
            }
        }

        public void Dispose() => listener.Dispose();
    }
}
