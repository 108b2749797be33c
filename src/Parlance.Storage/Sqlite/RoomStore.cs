using Dapper;
using Microsoft.Data.Sqlite;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Storage.Writing;

namespace Parlance.Storage.Sqlite;

internal sealed class RoomStore(Journal journal, Readers readers) : IRoomStore
{
    private const string Remove = """
        delete from rooms where name = @name;
        delete from room_members where room = @name;
        delete from room_tickers where room = @name;
        delete from room_documents where room = @name;
        """;

    /// <summary>A room that only holds tickers or documents has no row of its own.</summary>
    private const string SelectRooms = """
        select name, coalesce(is_private, 0) as IsPrivate, owner_id as OwnerId
        from (select name from rooms union select room from room_tickers union select room from room_documents) left join rooms using (name) order by name
        """;

    public async Task<IReadOnlyList<RoomRecord>> LoadAsync(CancellationToken cancellation)
    {
        await journal.CommittedAsync(cancellation);
        return await readers.ReadAsync(ReadAll, cancellation);
    }

    public void Put(RoomRecord room) => journal.Put(new Write(new WriteKey(WriteTarget.Room, Name: room.Name), db => Replace(db, room)));

    public void Delete(string name) => journal.Put(new Write(default, db => db.Execute(Remove, new { name })) { IsFence = true });

    public void PutTicker(string room, Ticker ticker) =>
        journal.Put(new Write(new WriteKey(WriteTarget.RoomTicker, Name: room, Part: ticker.Handle.ToUpperInvariant()), db => ReplaceTicker(db, room, ticker)));

    public void PutDocument(string room, string key, string? json) =>
        journal.Put(new Write(new WriteKey(WriteTarget.RoomDocument, Name: room, Part: key), db => ReplaceDocument(db, room, key, json)));

    private static void Replace(SqliteConnection db, RoomRecord room)
    {
        db.Execute("insert or replace into rooms values (@Name, @IsPrivate, @OwnerId); delete from room_members where room = @Name;", new { room.Name, room.IsPrivate, room.OwnerId });
        var operators = room.Operators.ToHashSet();
        db.Execute(
            "insert or replace into room_members values (@Room, @Account, @IsOperator)",
            room.Members.Union(operators).Select(account => new { Room = room.Name, Account = account, IsOperator = operators.Contains(account) }));
    }

    /// <summary>Removed and inserted anew: the row's number keeps the order in which tickers were set.</summary>
    private static void ReplaceTicker(SqliteConnection db, string room, Ticker ticker)
    {
        db.Execute("delete from room_tickers where room = @room and handle = @Handle", new { room, ticker.Handle });
        if (ticker.Text.Length > 0)
        {
            db.Execute(
                "insert into room_tickers (room, handle, text, set_at) values (@room, @Handle, @Text, @SetAt)",
                new { room, ticker.Handle, ticker.Text, SetAt = Column.Of(ticker.SetAt) });
        }
    }

    private static void ReplaceDocument(SqliteConnection db, string room, string key, string? json) =>
        db.Execute(json is null ? "delete from room_documents where room = @room and key = @key" : "insert or replace into room_documents values (@room, @key, @json)", new { room, key, json });

    private static List<RoomRecord> ReadAll(SqliteConnection db)
    {
        using var snapshot = db.BeginTransaction(deferred: true);
        var members = db.Query<(string Room, long Account, bool IsOperator)>("select room, account_id, is_operator from room_members order by account_id", transaction: snapshot)
            .ToLookup(row => row.Room);
        var tickers = db.Query<(string Room, string Handle, string Text, long SetAt)>("select room, handle, text, set_at from room_tickers order by set_at, id", transaction: snapshot)
            .ToLookup(row => row.Room, row => new Ticker(row.Handle, row.Text, Column.Time(row.SetAt)));
        var documents = db.Query<(string Room, string Key, string Json)>("select room, key, json from room_documents", transaction: snapshot)
            .ToLookup(row => row.Room);
        return [.. db.Query<(string Name, bool IsPrivate, long? OwnerId)>(SelectRooms, transaction: snapshot).Select(room => new RoomRecord(
            room.Name,
            room.IsPrivate,
            room.OwnerId,
            [.. members[room.Name].Select(row => row.Account)],
            [.. members[room.Name].Where(row => row.IsOperator).Select(row => row.Account)],
            [.. tickers[room.Name]],
            documents[room.Name].ToDictionary(row => row.Key, row => row.Json)))];
    }
}
