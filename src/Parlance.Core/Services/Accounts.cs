using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Parlance.Core.Model;
using Parlance.Core.Ports;

namespace Parlance.Core.Services;

/// <summary>All accounts, in memory, and what may be done to one. Changes are written through the journal.</summary>
public sealed partial class Accounts
{
    /// <summary>The UIN of the owner, through which the service itself speaks.</summary>
    public const uint OwnerUin = 10_000;

    private const string LastGiven = "accounts.last";
    private readonly ConcurrentDictionary<string, Account> byHandle = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<uint, Account> byUin = [];
    private readonly ConcurrentDictionary<long, Account> byId = [];
    private readonly ConcurrentDictionary<string, Account> byAlias = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Account> byLook = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lock gate = new();
    private readonly IAccountStore store;
    private readonly IJournal journal;
    private readonly PasswordHashing hashing;
    private readonly Moderation moderation;
    private readonly LoginGuard guard;
    private readonly TimeProvider time;
    private readonly ISecretBox? secrets;
    private long lastId;
    private uint lastUin = OwnerUin;

    /// <summary>Starts empty; see <see cref="LoadAsync"/>.</summary>
    public Accounts(
        IAccountStore store, IJournal journal, PasswordHashing hashing, Moderation moderation, LoginGuard guard, TimeProvider time, ISecretBox? secrets = null)
    {
        this.store = store;
        this.journal = journal;
        this.hashing = hashing;
        this.moderation = moderation;
        this.guard = guard;
        this.time = time;
        this.secrets = secrets;
    }

    /// <summary>Whether strangers may make accounts.</summary>
    public bool IsRegistrationOpen { get; set; } = true;

    /// <summary>How many accounts there are.</summary>
    public int Count => byId.Count;

    /// <summary>All accounts, in no order.</summary>
    public IEnumerable<Account> All => byId.Values;

    /// <summary>Reads all accounts, once, before anybody may log in.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        foreach (var record in await store.LoadAsync(cancellation))
        {
            Index(new Account(record));
        }

        if (moderation.Setting(LastGiven)?.Split(' ') is [var id, var uin])
        {
            lastId = Math.Max(lastId, long.Parse(id, CultureInfo.InvariantCulture));
            lastUin = Math.Max(lastUin, uint.Parse(uin, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The account of a handle, ignoring case.</summary>
    public bool TryFind(string handle, [NotNullWhen(true)] out Account? account) => byHandle.TryGetValue(Handles.Key(handle), out account);

    /// <summary>The account of a handle spelled exactly so: names are case-sensitive on Soulseek.</summary>
    public bool TryFindExact(string handle, [NotNullWhen(true)] out Account? account) =>
        TryFind(handle, out account) && account.Handle == handle;

    /// <summary>The account of a number.</summary>
    public bool TryFind(uint uin, [NotNullWhen(true)] out Account? account) => byUin.TryGetValue(uin, out account);

    /// <summary>The account of an id.</summary>
    public bool TryFind(long id, [NotNullWhen(true)] out Account? account) => byId.TryGetValue(id, out account);

    /// <summary>Changes what is stored of an account.</summary>
    public void Update(Account account, Func<AccountRecord, AccountRecord> change)
    {
        var record = account.Change(change);
        lock (gate)
        {
            if (byId.ContainsKey(account.Id))
            {
                store.Put(record);
            }
        }
    }

    /// <summary>Keeps a document of an account; null removes it.</summary>
    public void PutDocument(Account account, string key, string? json) => store.PutDocument(account.Id, key, json);

    /// <summary>Completes when everything changed so far is stored.</summary>
    /// <exception cref="StorageException">It could not be stored.</exception>
    public Task StoredAsync() => journal.CommittedAsync();

    /// <summary>Makes the owner's account if there is no owner yet.</summary>
    /// <returns>The account when it was made now.</returns>
    public async Task<Account?> EnsureOwnerAsync(string handle, string password)
    {
        if (byUin.ContainsKey(OwnerUin))
        {
            return null;
        }

        var verifiers = await VerifiersAsync(password) ?? throw new InvalidOperationException("The hashing queue is full before the server has started.");
        if (Make(handle, OwnerUin, verifiers, Role.Owner) is not { } owner)
        {
            throw new InvalidOperationException($"The owner cannot be called '{handle}': the name is taken by an ordinary account.");
        }

        await journal.CommittedAsync();
        return owner;
    }

    /// <summary>Sets a new password and waits until it is stored.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="password">The password.</param>
    /// <param name="from">Where it is changed: a network with a password of its own gets that one changed.</param>
    /// <returns>False when too many passwords wait to be hashed, or it could not be stored.</returns>
    public async Task<bool> ChangePasswordAsync(Account account, string password, Network from = Network.Server)
    {
        if (HasOwnPassword(account, from))
        {
            return (await SetNetworkPasswordAsync(account, from, password)).Outcome == NetworkPasswordOutcome.Set;
        }

        if (await VerifiersAsync(password) is not { } verifiers)
        {
            return false;
        }

        Update(account, r => r with { Verifiers = KeepOwn(r.Verifiers, verifiers) });
        return await IsStoredAsync();
    }

    /// <summary>Deletes an account and ends its sessions.</summary>
    public void Delete(Account account)
    {
        lock (gate)
        {
            byHandle.TryRemove(Handles.Key(account.Handle), out _);
            byUin.TryRemove(account.Uin, out _);
            byId.TryRemove(account.Id, out _);
            ForgetNames(account);
            store.Delete(account.Id);
            if (account.Id == lastId || account.Uin == lastUin)
            {
                // Nothing that is stored tells of them any more, and they must not be given to anybody else.
                moderation.Set(LastGiven, string.Create(CultureInfo.InvariantCulture, $"{lastId} {lastUin}"));
            }
        }

        foreach (var session in account.Sessions)
        {
            session.Sink.End(SessionEnd.AccountDeleted);
        }
    }

    private Account? Make(string? handle, uint? uin, IReadOnlyDictionary<CredentialKind, string> verifiers, Role role)
    {
        lock (gate)
        {
            var number = uin ?? NextUin();
            var name = handle ?? number.ToString(CultureInfo.InvariantCulture);
            if (byHandle.ContainsKey(Handles.Key(name)) || (handle is not null && BelongsToAnother(handle)))
            {
                return null;
            }

            var record = new AccountRecord(++lastId, name, number, time.GetUtcNow(), verifiers, role, null, null, false, default, null);
            var account = new Account(record);
            Index(account);
            store.Put(record);
            return account;
        }
    }

    private uint NextUin()
    {
        do
        {
            lastUin++;
        }
        while (byUin.ContainsKey(lastUin) || IsNameInUse(lastUin.ToString(CultureInfo.InvariantCulture)));
        return lastUin;
    }

    private void Index(Account account)
    {
        byHandle[Handles.Key(account.Handle)] = account;
        byUin[account.Uin] = account;
        byId[account.Id] = account;
        NoteNames(account);
        lastId = Math.Max(lastId, account.Id);
        lastUin = Math.Max(lastUin, account.Uin);
    }

    private async Task<bool> IsStoredAsync()
    {
        try
        {
            await journal.CommittedAsync();
            return true;
        }
        catch (StorageException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyDictionary<CredentialKind, string>?> VerifiersAsync(string password)
    {
        var verifiers = new Dictionary<CredentialKind, string>();
        if (await hashing.HashAsync(password) is not { } full)
        {
            return null;
        }

        verifiers[CredentialKind.Password] = full;
        if (PasswordSpellings.First8(password) is { } first && first != password)
        {
            if (await hashing.HashAsync(first) is not { } eight)
            {
                return null;
            }

            verifiers[CredentialKind.First8] = eight;
        }

        AddAresSecret(verifiers, password);
        return verifiers;
    }
}
