using Dapper;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Storage.Writing;

namespace Parlance.Storage.Sqlite;

/// <summary>Messages that wait. Their numbers are reserved in blocks, because a message that was confirmed within its batch leaves no row that would remember its number.</summary>
internal sealed class MailboxStore(Journal journal, Readers readers) : IMailboxStore
{
    private const int Block = 10_000;
    private const string Insert = "insert or replace into mailbox values (@Id, @FromId, @From, @ToId, @Kind, @Text, @SentAt, @Origin, @Original)";

    private const string Select = """
        select id, from_id as FromId, from_handle as "From", to_id as ToId, kind, text, sent_at as SentAt, origin, original from mailbox where to_id = @accountId order by id
        """;

    private const string Reserve = "insert into counters values ('message', @value) on conflict (name) do update set value = max(value, excluded.value)";
    private const string SelectLast = "select max(coalesce((select value from counters where name = 'message'), 0), coalesce((select max(id) from mailbox), 0))";
    private long reserved = -1;

    public async Task<long> LastIdAsync(CancellationToken cancellation)
    {
        await journal.CommittedAsync(cancellation);
        return await readers.ReadAsync(db => db.ExecuteScalar<long>(SelectLast), cancellation);
    }

    public async Task<IReadOnlyDictionary<long, int>> CountAsync(CancellationToken cancellation)
    {
        await journal.CommittedAsync(cancellation);
        return await readers.ReadAsync(db => db.Query<(long To, int Count)>("select to_id, count(*) from mailbox group by to_id").ToDictionary(row => row.To, row => row.Count), cancellation);
    }

    public async Task<IReadOnlyList<DirectMessage>> LoadAsync(long accountId, CancellationToken cancellation)
    {
        await journal.SettledAsync(cancellation);
        return await readers.ReadAsync(db => db.Query<Row>(Select, new { accountId }).Select(ToMessage).ToList(), cancellation);
    }

    public IPendingWrite Add(DirectMessage message)
    {
        ReserveFor(message.Id);
        return journal.PutAwaited(new WriteKey(WriteTarget.Message, message.Id), db => db.Execute(Insert, ToRow(message)));
    }

    public void Remove(long id)
    {
        if (!journal.TryWithdraw(new WriteKey(WriteTarget.Message, id)))
        {
            journal.Put(new Write(new WriteKey(WriteTarget.MessageRemoval, id), db => db.Execute("delete from mailbox where id = @id", new { id })));
        }
    }

    public void RemoveAll(long accountId) =>
        journal.Put(new Write(default, db => db.Execute("delete from mailbox where to_id = @accountId", new { accountId })) { IsFence = true });

    /// <summary>Half a block ahead, so that the reservation is committed long before its numbers are given.</summary>
    private void ReserveFor(long id)
    {
        var known = Volatile.Read(ref reserved);
        if (id > known - (Block / 2) && Interlocked.CompareExchange(ref reserved, id + Block, known) == known)
        {
            journal.Put(new Write(new WriteKey(WriteTarget.Counter), db => db.Execute(Reserve, new { value = id + Block })));
        }
    }

    private static Row ToRow(DirectMessage message) => new()
    {
        Id = message.Id,
        FromId = message.FromId,
        From = message.From,
        ToId = message.ToId,
        Kind = message.Kind.ToString(),
        Text = message.Text,
        SentAt = Column.Of(message.SentAt),
        Origin = message.Origin.ToString(),
        Original = message.Original,
    };

    private static DirectMessage ToMessage(Row row) =>
        new(row.Id, row.FromId, row.From, row.ToId, Column.Name<MessageKind>(row.Kind), row.Text, Column.Time(row.SentAt), Column.Name<Network>(row.Origin), row.Original);

    private sealed class Row
    {
        public long Id { get; init; }

        public long FromId { get; init; }

        public required string From { get; init; }

        public long ToId { get; init; }

        public required string Kind { get; init; }

        public required string Text { get; init; }

        public long SentAt { get; init; }

        public required string Origin { get; init; }

        public byte[]? Original { get; init; }
    }
}
