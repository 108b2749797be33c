using Dapper;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Storage.Writing;

namespace Parlance.Storage.Sqlite;

internal sealed class AccessStore(Journal journal, Readers readers) : IAccessStore
{
    private const char Between = ' ';
    private const string Select = """
        select hash, account_id as AccountId, is_token as IsToken, name, most, ranges, created_at as CreatedAt, used_at as UsedAt, expires from access order by created_at, hash
        """;

    private const string Insert = "insert or replace into access values (@Hash, @AccountId, @IsToken, @Name, @Most, @Ranges, @CreatedAt, @UsedAt, @Expires)";

    public async Task<IReadOnlyList<AccessRecord>> LoadAsync(CancellationToken cancellation)
    {
        await journal.CommittedAsync(cancellation);
        return await readers.ReadAsync(db => db.Query<Row>(Select).Select(row => row.Read()).ToList(), cancellation);
    }

    public void Put(AccessRecord access) => journal.Put(new Write(KeyOf(access.Hash), db => db.Execute(
        Insert,
        new
        {
            access.Hash,
            access.AccountId,
            access.IsToken,
            access.Name,
            Most = access.Most.ToString(),
            Ranges = string.Join(Between, access.Ranges),
            CreatedAt = Column.Of(access.CreatedAt),
            UsedAt = Column.Of(access.UsedAt),
            Expires = Column.Of(access.Expires),
        })));

    public void Delete(string hash) => journal.Put(new Write(KeyOf(hash), db => db.Execute("delete from access where hash = @hash", new { hash })));

    private static WriteKey KeyOf(string hash) => new(WriteTarget.Access, Name: hash);

    private sealed class Row
    {
        public string Hash { get; set; } = string.Empty;

        public long AccountId { get; set; }

        public bool IsToken { get; set; }

        public string Name { get; set; } = string.Empty;

        public string Most { get; set; } = string.Empty;

        public string Ranges { get; set; } = string.Empty;

        public long CreatedAt { get; set; }

        public long UsedAt { get; set; }

        public long? Expires { get; set; }

        public AccessRecord Read() => new(
            Hash,
            AccountId,
            IsToken,
            Name,
            Column.Name<Role>(Most),
            Ranges.Split(Between, StringSplitOptions.RemoveEmptyEntries),
            Column.Time(CreatedAt),
            Column.Time(UsedAt),
            Column.Time(Expires));
    }
}
