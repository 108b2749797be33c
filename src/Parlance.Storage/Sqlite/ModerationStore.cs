using Dapper;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Storage.Writing;

namespace Parlance.Storage.Sqlite;

internal sealed class ModerationStore(Journal journal, Readers readers, TimeProvider time) : IModerationStore
{
    /// <summary>Newest entries of the audit log that are kept.</summary>
    internal const int AuditKept = 100_000;

    private const string SelectBans = """
        select kind, subject, until, reason, banned_by as "By", at from bans where until is null or until > @now order by at, kind, subject
        """;

    private const string InsertAudit = """
        insert into audit (at, actor, action, subject, detail) values (@At, @Actor, @Action, @Subject, @Detail);
        delete from audit where id <= last_insert_rowid() - @AuditKept;
        """;

    public async Task<IReadOnlyList<Ban>> LoadBansAsync(CancellationToken cancellation)
    {
        var now = Column.Of(time.GetUtcNow());
        journal.Put(new Write(default, db => db.Execute("delete from bans where until <= @now", new { now })) { IsFence = true });
        await journal.CommittedAsync(cancellation);
        return await readers.ReadAsync(
            db => db.Query<(string Kind, string Subject, long? Until, string Reason, string By, long At)>(SelectBans, new { now })
                .Select(row => new Ban(Column.Name<BanKind>(row.Kind), row.Subject, Column.Time(row.Until), row.Reason, row.By, Column.Time(row.At))).ToList(),
            cancellation);
    }

    public void PutBan(Ban ban) => journal.Put(new Write(KeyOf(ban.Kind, ban.Subject), db => db.Execute(
        "insert or replace into bans values (@Kind, @Subject, @Until, @Reason, @By, @At)",
        new { Kind = ban.Kind.ToString(), ban.Subject, Until = Column.Of(ban.Until), ban.Reason, ban.By, At = Column.Of(ban.At) })));

    public void DeleteBan(BanKind kind, string subject) =>
        journal.Put(new Write(KeyOf(kind, subject), db => db.Execute("delete from bans where kind = @Kind and subject = @subject", new { Kind = kind.ToString(), subject })));

    public async Task<IReadOnlyDictionary<string, string>> LoadSettingsAsync(CancellationToken cancellation)
    {
        await journal.CommittedAsync(cancellation);
        return await readers.ReadAsync(db => db.Query<(string Key, string Value)>("select key, value from settings").ToDictionary(row => row.Key, row => row.Value), cancellation);
    }

    public void PutSetting(string key, string? value) => journal.Put(new Write(new WriteKey(WriteTarget.Setting, Name: key), db => db.Execute(
        value is null ? "delete from settings where key = @key" : "insert or replace into settings values (@key, @value)", new { key, value })));

    public void Append(AuditEntry entry) => journal.Put(new DroppableWrite(db => db.Execute(
        InsertAudit, new { At = Column.Of(entry.At), entry.Actor, entry.Action, entry.Subject, entry.Detail, AuditKept })));

    public async Task<IReadOnlyList<AuditEntry>> LoadAuditAsync(long beforeId, int count, CancellationToken cancellation)
    {
        await journal.CommittedAsync(cancellation);
        return await readers.ReadAsync(
            db => db.Query<(long Id, long At, string Actor, string Action, string Subject, string Detail)>(
                    "select id, at, actor, action, subject, detail from audit where id < @beforeId order by id desc limit @count", new { beforeId, count })
                .Select(row => new AuditEntry(row.Id, Column.Time(row.At), row.Actor, row.Action, row.Subject, row.Detail)).ToList(),
            cancellation);
    }

    private static WriteKey KeyOf(BanKind kind, string subject) => new(WriteTarget.Ban, (long)kind, subject.ToUpperInvariant());
}
