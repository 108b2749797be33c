using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.Core.Services;
using Parlance.MyIcq.Messages;

namespace Parlance.MyIcq.Server;

/// <summary>Messages of the operator to everybody: kept, and given to each user at their next keepalive or login (myicqd 1.0).</summary>
internal sealed class Broadcasts
{
    private const int Kept = 8;
    private const string Document = "myicq.broadcasts";
    private const string SeenDocument = "myicq.seen";
    private readonly ConcurrentDictionary<long, long> seen = [];
    private readonly Lock gate = new();
    private readonly IAccountStore store;
    private readonly Accounts accounts;
    private readonly TimeProvider time;
    private volatile Broadcast[] all = [];

    public Broadcasts(IAccountStore store, Accounts accounts, TimeProvider time) => (this.store, this.accounts, this.time) = (store, accounts, time);

    /// <summary>Reads what was kept, once, after the accounts.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        foreach (var (_, json) in await store.LoadDocumentsAsync(Document, cancellation))
        {
            all = JsonSerializer.Deserialize(json, BroadcastJson.Default.BroadcastArray) ?? [];
        }

        foreach (var (id, json) in await store.LoadDocumentsAsync(SeenDocument, cancellation))
        {
            seen[id] = long.TryParse(json, CultureInfo.InvariantCulture, out var last) ? last : 0;
        }
    }

    /// <summary>Keeps a message for everybody.</summary>
    /// <param name="owner">The operator, with whose account it is stored.</param>
    /// <param name="type">Its type, given on as it is.</param>
    /// <param name="text">Its text, given on byte for byte.</param>
    /// <returns>Completes when it is stored.</returns>
    public Task AddAsync(Account owner, byte type, string text)
    {
        lock (gate)
        {
            var next = new Broadcast((all.Length == 0 ? 0 : all[^1].Id) + 1, time.GetUtcNow(), type, Encoding.Latin1.GetBytes(text));
            all = [.. all.TakeLast(Kept - 1), next];
            accounts.PutDocument(owner, Document, JsonSerializer.Serialize(all, BroadcastJson.Default.BroadcastArray));
        }

        return accounts.StoredAsync();
    }

    /// <summary>Sends a client what its user has not seen. Accounts made later do not get it.</summary>
    public void SendNew(MyIcqSession session)
    {
        var last = Math.Max(session.LastBroadcast, seen.GetValueOrDefault(session.Account.Id));
        foreach (var broadcast in all)
        {
            if (broadcast.Id > last && broadcast.At >= session.Account.Record.CreatedAt)
            {
                session.LastBroadcast = broadcast.Id;
                session.Send(
                    new ToClient.Message(
                        broadcast.Type, MyIcqServices.ServiceUin, MyIcqServices.Seconds(broadcast.At), Encoding.Latin1.GetString(broadcast.Text), string.Empty),
                    delivered: () => Saw(session.Account, broadcast.Id));
            }
        }
    }

    private void Saw(Account account, long id)
    {
        if (seen.AddOrUpdate(account.Id, id, (_, before) => Math.Max(before, id)) == id)
        {
            accounts.PutDocument(account, SeenDocument, id.ToString(CultureInfo.InvariantCulture));
        }
    }
}

/// <summary>A message to everybody as it is stored.</summary>
internal sealed record Broadcast(long Id, DateTimeOffset At, byte Type, byte[] Text);

/// <summary>How it is stored.</summary>
[JsonSerializable(typeof(Broadcast[]))]
internal sealed partial class BroadcastJson : JsonSerializerContext;
