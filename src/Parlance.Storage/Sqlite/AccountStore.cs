using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Storage.Writing;

namespace Parlance.Storage.Sqlite;

internal sealed class AccountStore(Journal journal, Readers readers) : IAccountStore
{
    private const string Upsert = """
        insert into accounts values (@Id, @Handle, @Uin, @CreatedAt, @Verifiers, @Role, @RoleUntil, @PrivilegedUntil, @Supporter, @Speed, @Uploads, @Files, @Folders, @SlotsFull, @LastSeenAt)
        on conflict (id) do update set handle = excluded.handle, uin = excluded.uin, created_at = excluded.created_at, verifiers = excluded.verifiers, role = excluded.role,
          role_until = excluded.role_until, privileged_until = excluded.privileged_until, supporter = excluded.supporter, speed = excluded.speed, uploads = excluded.uploads,
          files = excluded.files, folders = excluded.folders, slots_full = excluded.slots_full, last_seen_at = excluded.last_seen_at
        """;

    private const string Remove = """
        delete from room_tickers where handle = (select handle from accounts where id = @id);
        delete from accounts where id = @id;
        delete from account_documents where account_id = @id;
        delete from room_members where account_id = @id;
        delete from mailbox where to_id = @id;
        """;

    private const string Select = """
        select id, handle, uin, created_at as CreatedAt, verifiers, role, role_until as RoleUntil, privileged_until as PrivilegedUntil, supporter, speed, uploads, files, folders,
          slots_full as SlotsFull, last_seen_at as LastSeenAt
        from accounts order by id
        """;

    public async Task<IReadOnlyList<AccountRecord>> LoadAsync(CancellationToken cancellation)
    {
        await journal.CommittedAsync(cancellation);
        return await readers.ReadAsync(db => db.Query<Row>(Select, buffered: false).Select(ToRecord).ToList(), cancellation);
    }

    public void Put(AccountRecord account) => journal.Put(new Write(new WriteKey(WriteTarget.Account, account.Id), db => db.Execute(Upsert, ToRow(account))));

    public void Delete(long id) => journal.Put(new Write(default, db => db.Execute(Remove, new { id })) { IsFence = true });

    public void PutDocument(long id, string key, string? json) =>
        journal.Put(new Write(new WriteKey(WriteTarget.AccountDocument, id, key), db => WriteDocument(db, id, key, json)));

    public async Task<IReadOnlyList<(long Id, string Json)>> LoadDocumentsAsync(string key, CancellationToken cancellation)
    {
        await journal.CommittedAsync(cancellation);
        return await readers.ReadAsync(
            db => db.Query<(long, string)>("select account_id, json from account_documents where key = @key order by account_id", new { key }).ToList(), cancellation);
    }

    private static void WriteDocument(SqliteConnection db, long id, string key, string? json) =>
        db.Execute(json is null ? "delete from account_documents where account_id = @id and key = @key" : "insert or replace into account_documents values (@id, @key, @json)", new { id, key, json });

    private static Row ToRow(AccountRecord account) => new()
    {
        Id = account.Id,
        Handle = account.Handle,
        Uin = account.Uin,
        CreatedAt = Column.Of(account.CreatedAt),
        Verifiers = JsonSerializer.Serialize(account.Verifiers),
        Role = account.Role.ToString(),
        RoleUntil = Column.Of(account.RoleUntil),
        PrivilegedUntil = Column.Of(account.PrivilegedUntil),
        Supporter = account.Supporter,
        Speed = account.Stats.Speed,
        Uploads = account.Stats.Uploads,
        Files = account.Stats.Files,
        Folders = account.Stats.Folders,
        SlotsFull = account.Stats.SlotsFull,
        LastSeenAt = Column.Of(account.LastSeenAt),
    };

    private static AccountRecord ToRecord(Row row) => new(
        row.Id,
        row.Handle,
        (uint)row.Uin,
        Column.Time(row.CreatedAt),
        JsonSerializer.Deserialize<Dictionary<CredentialKind, string>>(row.Verifiers) ?? [],
        Column.Name<Role>(row.Role),
        Column.Time(row.RoleUntil),
        Column.Time(row.PrivilegedUntil),
        row.Supporter,
        new SharingStats((uint)row.Speed, (uint)row.Uploads, (uint)row.Files, (uint)row.Folders, row.SlotsFull),
        Column.Time(row.LastSeenAt));

    private sealed class Row
    {
        public long Id { get; init; }

        public required string Handle { get; init; }

        public long Uin { get; init; }

        public long CreatedAt { get; init; }

        public required string Verifiers { get; init; }

        public required string Role { get; init; }

        public long? RoleUntil { get; init; }

        public long? PrivilegedUntil { get; init; }

        public bool Supporter { get; init; }

        public long Speed { get; init; }

        public long Uploads { get; init; }

        public long Files { get; init; }

        public long Folders { get; init; }

        public bool SlotsFull { get; init; }

        public long? LastSeenAt { get; init; }
    }
}
