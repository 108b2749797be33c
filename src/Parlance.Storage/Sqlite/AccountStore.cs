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
        insert into accounts values (@Id, @Handle, @Uin, @CreatedAt, @Verifiers, @Role, @RoleUntil, @PrivilegedUntil, @Supporter, @Speed, @Uploads, @Files, @Folders, @SlotsFull, @LastSeenAt, @IsHidden, @Aliases)
        on conflict (id) do update set handle = excluded.handle, uin = excluded.uin, created_at = excluded.created_at, verifiers = excluded.verifiers, role = excluded.role,
          role_until = excluded.role_until, privileged_until = excluded.privileged_until, supporter = excluded.supporter, speed = excluded.speed, uploads = excluded.uploads,
          files = excluded.files, folders = excluded.folders, slots_full = excluded.slots_full, last_seen_at = excluded.last_seen_at,
          is_hidden = excluded.is_hidden, aliases = excluded.aliases
        """;

    private const string Remove = """
        delete from room_tickers where handle = (select handle from accounts where id = @id);
        delete from accounts where id = @id;
        delete from account_documents where account_id = @id;
        delete from room_members where account_id = @id;
        delete from mailbox where to_id = @id;
        delete from access where account_id = @id;
        """;

    /// <summary>Where both stand in one place, what the kept one has there stays. Its own handle may be another one afterwards.</summary>
    private const string MergeInto = """
        update mailbox set to_id = @kept where to_id = @gone;
        update mailbox set from_id = @kept where from_id = @gone;
        update rooms set owner_id = @kept where owner_id = @gone;
        insert into room_members select room, @kept, is_operator from room_members where account_id = @gone
          on conflict (room, account_id) do update set is_operator = max(is_operator, excluded.is_operator);
        delete from room_members where account_id = @gone;
        delete from room_members where account_id = @kept and room in (select name from rooms where owner_id = @kept);
        update or ignore room_tickers set handle = @handle where handle = (select handle from accounts where id = @kept);
        update or ignore room_tickers set handle = @handle where handle = @goneHandle;
        delete from room_tickers where handle in (@goneHandle, (select handle from accounts where id = @kept)) and handle <> @handle;
        delete from accounts where id = @gone;
        delete from account_documents where account_id = @gone;
        """;

    private const string Select = """
        select id, handle, uin, created_at as CreatedAt, verifiers, role, role_until as RoleUntil, privileged_until as PrivilegedUntil, supporter, speed, uploads, files, folders,
          slots_full as SlotsFull, last_seen_at as LastSeenAt, is_hidden as IsHidden, aliases
        from accounts order by id
        """;

    public async Task<IReadOnlyList<AccountRecord>> LoadAsync(CancellationToken cancellation)
    {
        await journal.CommittedAsync(cancellation);
        return await readers.ReadAsync(db => db.Query<Row>(Select, buffered: false).Select(ToRecord).ToList(), cancellation);
    }

    public void Put(AccountRecord account) => journal.Put(new Write(new WriteKey(WriteTarget.Account, account.Id), db => db.Execute(Upsert, ToRow(account))));

    public void Delete(long id) => journal.Put(new Write(default, db => db.Execute(Remove, new { id })) { IsFence = true });

    public void Merge(AccountRecord kept, AccountRecord gone) => journal.Put(new Write(default, db =>
    {
        db.Execute(MergeInto, new { kept = kept.Id, gone = gone.Id, handle = kept.Handle, goneHandle = gone.Handle });
        db.Execute(Upsert, ToRow(kept));
    })
    { IsFence = true });

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
        IsHidden = account.IsHidden,
        Aliases = account.Aliases,
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
        Column.Time(row.LastSeenAt))
    {
        IsHidden = row.IsHidden,
        Aliases = row.Aliases,
    };

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

        public bool IsHidden { get; init; }

        public required string Aliases { get; init; }
    }
}
