using System.Collections.Concurrent;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Core.Services;

namespace Parlance.Core.Tests;

/// <summary>All ports over plain memory that outlives a <see cref="Community"/>, so that a test can start the server anew.</summary>
internal sealed class MemoryStore : IAccountStore, IRoomStore, IMailboxStore, IModerationStore, IJournal
{
    private readonly List<PasswordHashing> hashing = [];
    private readonly ConcurrentDictionary<(BanKind Kind, string Subject), Ban> bans = [];
    private readonly ConcurrentDictionary<string, string> settings = [];
    private readonly ConcurrentDictionary<(string Room, string Handle), Ticker> tickers = [];
    private readonly ConcurrentDictionary<(string Room, string Key), string> roomDocuments = [];
    private readonly ConcurrentQueue<AuditEntry> audit = [];

    private readonly ConcurrentDictionary<long, AccountRecord> accounts = [];
    private readonly ConcurrentDictionary<(long Id, string Key), string> documents = [];
    private readonly ConcurrentDictionary<string, RoomRecord> rooms = [];
    private readonly ConcurrentDictionary<long, DirectMessage> messages = [];

    public bool IsHealthy => !IsBroken;

    /// <summary>Nothing can be committed.</summary>
    public bool IsBroken { get; set; }

    /// <summary>What reading a mailbox waits for.</summary>
    public Task Loading { get; set; } = Task.CompletedTask;

    public int Commits { get; private set; }

    /// <summary>What is left in it, for tests that look behind the ports.</summary>
    public int Messages => messages.Count;

    /// <summary>The audit log, oldest first.</summary>
    public IReadOnlyList<AuditEntry> Audit => [.. audit];

    public async Task<Community> StartAsync(TimeProvider time, ServerLimits? limits = null)
    {
        limits ??= new ServerLimits { HashRounds = 1000, HashWorkers = 1, TrustedNetworks = ["127.0.0.0/8"] };
        var moderation = new Moderation(this, limits, time);
        var hasher = new PasswordHashing(limits);
        hashing.Add(hasher);
        var started = new Accounts(this, this, hasher, moderation, new LoginGuard(limits, time), time);
        var community = new Community(this, this, this, moderation, started, limits, time);
        await community.LoadAsync(CancellationToken.None);
        return community;
    }

    public Task CommittedAsync(CancellationToken cancellation = default)
    {
        Commits++;
        return IsBroken ? Task.FromException(new StorageException("broken", new IOException("no space left"))) : Task.CompletedTask;
    }

    /// <summary>Ends the threads that hash passwords.</summary>
    public void Stop() => hashing.ForEach(h => h.Dispose());

    Task<IReadOnlyList<AccountRecord>> IAccountStore.LoadAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<AccountRecord>>([.. accounts.Values]);

    public void Put(AccountRecord account) => accounts[account.Id] = account;

    public void Delete(long id) => accounts.TryRemove(id, out _);

    public void Merge(AccountRecord kept, AccountRecord gone)
    {
        Put(kept);
        Delete(gone.Id);
        foreach (var message in messages.Values.Where(m => m.ToId == gone.Id || m.FromId == gone.Id))
        {
            messages[message.Id] = message with { ToId = message.ToId == gone.Id ? kept.Id : message.ToId, FromId = message.FromId == gone.Id ? kept.Id : message.FromId };
        }

        foreach (var room in rooms.Values)
        {
            long[] Replaced(IReadOnlyList<long> ids) => [.. ids.Select(id => id == gone.Id ? kept.Id : id).Distinct()];
            rooms[room.Name] = room with { OwnerId = room.OwnerId == gone.Id ? kept.Id : room.OwnerId, Members = Replaced(room.Members), Operators = Replaced(room.Operators) };
        }
    }

    public void PutDocument(long id, string key, string? json) => Put(documents, (id, key), json);

    public Task<IReadOnlyList<(long Id, string Json)>> LoadDocumentsAsync(string key, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<(long Id, string Json)>>(
            [.. documents.Where(document => document.Key.Key == key).Select(document => (document.Key.Id, document.Value))]);

    Task<IReadOnlyList<RoomRecord>> IRoomStore.LoadAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<RoomRecord>>([.. rooms.Values.Select(room => room with
        {
            Tickers = [.. tickers.Where(ticker => ticker.Key.Room == room.Name).Select(ticker => ticker.Value).OrderBy(ticker => ticker.SetAt)],
            Documents = roomDocuments.Where(document => document.Key.Room == room.Name).ToDictionary(document => document.Key.Key, document => document.Value),
        })]);

    public void Put(RoomRecord room) => rooms[room.Name] = room;

    public void Delete(string name)
    {
        rooms.TryRemove(name, out _);
        foreach (var key in tickers.Keys.Where(key => key.Room == name))
        {
            tickers.TryRemove(key, out _);
        }
    }

    public void PutTicker(string room, Ticker ticker)
    {
        if (ticker.Text.Length == 0)
        {
            tickers.TryRemove((room, ticker.Handle), out _);
        }
        else
        {
            tickers[(room, ticker.Handle)] = ticker;
        }
    }

    public void PutDocument(string room, string key, string? json) => Put(roomDocuments, (room, key), json);

    public Task<long> LastIdAsync(CancellationToken cancellation) => Task.FromResult(messages.Keys.DefaultIfEmpty().Max());

    public Task<IReadOnlyDictionary<long, int>> CountAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<long, int>>(messages.Values.GroupBy(m => m.ToId).ToDictionary(g => g.Key, g => g.Count()));

    public async Task<IReadOnlyList<DirectMessage>> LoadAsync(long accountId, CancellationToken cancellation)
    {
        DirectMessage[] loaded = [.. messages.Values.Where(m => m.ToId == accountId).OrderBy(m => m.Id)];
        await Loading;
        return loaded;
    }

    public IPendingWrite Add(DirectMessage message)
    {
        messages[message.Id] = message;
        return new Written();
    }

    public void Remove(long id) => messages.TryRemove(id, out _);

    public void RemoveAll(long accountId)
    {
        foreach (var message in messages.Values.Where(m => m.ToId == accountId))
        {
            Remove(message.Id);
        }
    }

    public Task<IReadOnlyList<Ban>> LoadBansAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Ban>>([.. bans.Values]);

    public void PutBan(Ban ban) => bans[(ban.Kind, ban.Subject)] = ban;

    public void DeleteBan(BanKind kind, string subject) => bans.TryRemove((kind, subject), out _);

    public Task<IReadOnlyDictionary<string, string>> LoadSettingsAsync(CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyDictionary<string, string>>(settings.ToDictionary());

    public void PutSetting(string key, string? value) => Put(settings, key, value);

    public void Append(AuditEntry entry) => audit.Enqueue(entry);

    public Task<IReadOnlyList<AuditEntry>> LoadAuditAsync(long beforeId, int count, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<AuditEntry>>([.. audit.Reverse().Take(count)]);

    private static void Put<TKey>(ConcurrentDictionary<TKey, string> documents, TKey key, string? json)
        where TKey : notnull
    {
        if (json is null)
        {
            documents.TryRemove(key, out _);
        }
        else
        {
            documents[key] = json;
        }
    }

    private sealed class Written : IPendingWrite
    {
        public Task Done => Task.CompletedTask;

        public bool TryWithdraw() => false;
    }
}
