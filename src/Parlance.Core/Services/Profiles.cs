using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Parlance.Core.Model;
using Parlance.Core.Ports;

namespace Parlance.Core.Services;

/// <summary>What people tell about themselves, and finding them by it.</summary>
public sealed class Profiles
{
    private const string Document = "profile";
    private readonly ConcurrentDictionary<long, Profile> all = [];
    private readonly ProfileIndex index = new();
    private readonly Lock gate = new();
    private readonly IAccountStore store;
    private readonly Accounts accounts;

    /// <summary>Starts empty; see <see cref="LoadAsync"/>.</summary>
    public Profiles(IAccountStore store, Accounts accounts)
    {
        this.store = store;
        this.accounts = accounts;
    }

    /// <summary>Reads all profiles, once, after the accounts.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        foreach (var (id, json) in await store.LoadDocumentsAsync(Document, cancellation))
        {
            if (accounts.TryFind(id, out var account) && JsonSerializer.Deserialize(json, DocumentJson.Default.Profile) is { } profile)
            {
                Keep(account, profile);
            }
        }
    }

    /// <summary>An account's profile. One that never told anything goes by its handle, unless that is but its number.</summary>
    public Profile Of(Account account) => all.TryGetValue(account.Id, out var profile) ? profile : Default(account);

    /// <summary>Changes an account's profile.</summary>
    /// <returns>Completes when it is stored.</returns>
    /// <exception cref="StorageException">It could not be stored.</exception>
    public Task ChangeAsync(Account account, Func<Profile, Profile> change)
    {
        var nick = string.Empty;
        lock (gate)
        {
            var before = Of(account);
            var profile = change(before);
            nick = profile.Nick == before.Nick ? string.Empty : profile.Nick;
            Keep(account, profile);
            accounts.PutDocument(account, Document, JsonSerializer.Serialize(profile, DocumentJson.Default.Profile));
        }

        if (nick.Length > 0)
        {
            NickSet?.Invoke(account, nick);
        }

        return accounts.StoredAsync();
    }

    /// <summary>Somebody told a nick for the first time, or another one.</summary>
    internal event Action<Account, string>? NickSet;

    /// <summary>The profile of an account that went up in another becomes the other's, if that one never told anything.</summary>
    internal void Merge(Account kept, Account gone, uint keptUin, uint goneUin)
    {
        lock (gate)
        {
            var profile = all.TryRemove(gone.Id, out var given) ? given : Profile.Empty;
            var own = all.TryRemove(kept.Id, out var told) ? told : Profile.Empty;
            index.Change(goneUin, profile, Profile.Empty);
            index.Change(keptUin, own, Profile.Empty);
            var after = own == Profile.Empty ? profile : own;
            if (after != Profile.Empty)
            {
                Keep(kept, after);
                accounts.PutDocument(kept, Document, JsonSerializer.Serialize(after, DocumentJson.Default.Profile));
            }
        }
    }

    /// <summary>An account is deleted; what is stored of it went with it.</summary>
    internal void Forget(Account account)
    {
        lock (gate)
        {
            if (all.TryRemove(account.Id, out var told))
            {
                index.Change(account.Uin, told, Profile.Empty);
            }
        }
    }

    /// <summary>The accounts that answer a query, by ascending number.</summary>
    public IReadOnlyList<Account> Find(ProfileQuery query)
    {
        var found = new SortedDictionary<uint, Account>();
        if (query.Nick.Length > 0 && accounts.TryFind(query.Nick, out var named) && IsDefault(named, query))
        {
            found.Add(named.Uin, named);
        }

        index.Find(query, uin =>
        {
            if (accounts.TryFind(uin, out var account))
            {
                found.TryAdd(uin, account);
            }

            return found.Count <= query.Most;
        });
        return [.. found.Values.Take(query.Most)];
    }

    private static Profile Default(Account account) =>
        account.Handle == account.Uin.ToString(CultureInfo.InvariantCulture) ? Profile.Empty : Profile.Empty with { Nick = account.Handle };

    /// <summary>Accounts that never told anything are not in the index: their handle finds them.</summary>
    private bool IsDefault(Account account, ProfileQuery query) =>
        !all.ContainsKey(account.Id) && account.Uin > query.AfterUin && Default(account).Nick.Length > 0
        && query.Email.Length + query.FirstName.Length + query.LastName.Length == 0;

    private void Keep(Account account, Profile profile)
    {
        index.Change(account.Uin, all.GetValueOrDefault(account.Id, Profile.Empty), profile);
        all[account.Id] = profile;
    }
}
