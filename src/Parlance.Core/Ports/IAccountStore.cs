using Parlance.Core.Model;

namespace Parlance.Core.Ports;

/// <summary>Accounts as they are stored. The server holds all of them in memory and writes changes through.</summary>
public interface IAccountStore
{
    /// <summary>All accounts, at start.</summary>
    Task<IReadOnlyList<AccountRecord>> LoadAsync(CancellationToken cancellation);

    /// <summary>Inserts or replaces an account. Several puts of one account within a batch cost one write.</summary>
    void Put(AccountRecord account);

    /// <summary>Deletes an account and everything that is its alone: mailbox, memberships, tickers.</summary>
    void Delete(long id);

    /// <summary>One account goes up in another: what waits for it, its memberships, rooms and tickers become the other's, and it is deleted. All or nothing.</summary>
    /// <param name="kept">The account that stays, as it is afterwards.</param>
    /// <param name="gone">The account that goes.</param>
    void Merge(AccountRecord kept, AccountRecord gone);

    /// <summary>A document an account keeps under a key (profile pages, contact lists); null removes it.</summary>
    void PutDocument(long id, string key, string? json);

    /// <summary>All documents under a key, at start.</summary>
    Task<IReadOnlyList<(long Id, string Json)>> LoadDocumentsAsync(string key, CancellationToken cancellation);
}

/// <summary>An account as it is stored.</summary>
/// <param name="Id">Never reused.</param>
/// <param name="Handle">Unique ignoring case; spelled as it was registered.</param>
/// <param name="Uin">Unique number, 10000 and up.</param>
/// <param name="CreatedAt">When it was registered.</param>
/// <param name="Verifiers">What passwords are checked against, by kind; see <see cref="CredentialKind"/>.</param>
/// <param name="Role">What its owner may do.</param>
/// <param name="RoleUntil">When the role ends; null for never.</param>
/// <param name="PrivilegedUntil">End of the privileges somebody gave or bought; null for none.</param>
/// <param name="Supporter">Has ever had privileges.</param>
/// <param name="Stats">What it shares and how fast.</param>
/// <param name="LastSeenAt">When its last session ended; null when it never was online.</param>
public sealed record AccountRecord(
    long Id,
    string Handle,
    uint Uin,
    DateTimeOffset CreatedAt,
    IReadOnlyDictionary<CredentialKind, string> Verifiers,
    Role Role,
    DateTimeOffset? RoleUntil,
    DateTimeOffset? PrivilegedUntil,
    bool Supporter,
    SharingStats Stats,
    DateTimeOffset? LastSeenAt)
{
    /// <summary>People on other networks than its own sessions' do not see it.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Handles and numbers of accounts that went up in it, each ended by a line feed; nobody else gets them.</summary>
    public string Aliases { get; init; } = string.Empty;
}
