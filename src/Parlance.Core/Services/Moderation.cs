using System.Collections.Concurrent;
using System.Net;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Ports;

namespace Parlance.Core.Services;

/// <summary>Bans in force, settings changed while running, and the audit log.</summary>
public sealed class Moderation
{
    private readonly ConcurrentDictionary<(BanKind Kind, string Subject), Ban> bans = [];
    private readonly ConcurrentDictionary<string, string> settings = [];
    private readonly IModerationStore store;
    private readonly ServerLimits limits;
    private readonly TimeProvider time;
    private volatile (IPNetwork Range, Ban Ban)[] ranges = [];

    /// <summary>Starts empty; see <see cref="LoadAsync"/>.</summary>
    public Moderation(IModerationStore store, ServerLimits limits, TimeProvider time)
    {
        this.store = store;
        this.limits = limits;
        this.time = time;
    }

    /// <summary>Something was appended to the audit log. The entry has no number yet.</summary>
    public event Action<AuditEntry>? Noted;

    /// <summary>The bans in force.</summary>
    public IEnumerable<Ban> Bans => bans.Values.Where(IsInForce);

    /// <summary>Reads bans and settings, once, at start.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        foreach (var ban in await store.LoadBansAsync(cancellation))
        {
            bans[(ban.Kind, Key(ban.Kind, ban.Subject))] = ban;
        }

        foreach (var (key, value) in await store.LoadSettingsAsync(cancellation))
        {
            settings[key] = value;
        }

        Recount();
    }

    /// <summary>Whether an account may not log in.</summary>
    public bool IsBanned(Account account) => BanOf(account) is not null;

    /// <summary>The ban in force against an account; null when there is none.</summary>
    public Ban? BanOf(Account account) =>
        bans.TryGetValue((BanKind.Account, Key(BanKind.Account, account.Handle)), out var ban) && IsInForce(ban) ? ban : null;

    /// <summary>Whether nobody may log in from an address.</summary>
    public bool IsBanned(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        foreach (var (range, ban) in ranges)
        {
            if (range.Contains(plain) && IsInForce(ban))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Puts a ban in force.</summary>
    /// <returns>False when there are as many as there may be, or an address does not read as one.</returns>
    public bool Add(Ban ban)
    {
        if ((ban.Kind == BanKind.Address && !Networks.TryParse(ban.Subject, out _)) || IsFull(ban))
        {
            return false;
        }

        bans[(ban.Kind, Key(ban.Kind, ban.Subject))] = ban;
        store.PutBan(ban);
        Recount();
        Note(ban.By, "ban", ban.Subject, ban.Reason);
        return true;
    }

    /// <summary>Lifts a ban.</summary>
    /// <returns>False when there was none.</returns>
    public bool Lift(BanKind kind, string subject, string by)
    {
        if (!bans.TryRemove((kind, Key(kind, subject)), out var ban))
        {
            return false;
        }

        store.DeleteBan(kind, ban.Subject);
        Recount();
        Note(by, "unban", ban.Subject, string.Empty);
        return true;
    }

    /// <summary>A setting that was changed while running; null when it was not.</summary>
    public string? Setting(string key) => settings.GetValueOrDefault(key);

    /// <summary>Changes a setting for good; null takes it back to its default.</summary>
    public void Set(string key, string? value)
    {
        if (value is null)
        {
            settings.TryRemove(key, out _);
        }
        else
        {
            settings[key] = value;
        }

        store.PutSetting(key, value);
    }

    /// <summary>Appends to the audit log.</summary>
    public void Note(string actor, string action, string subject, string detail)
    {
        var entry = new AuditEntry(0, time.GetUtcNow(), actor, action, subject, detail);
        store.Append(entry);
        Noted?.Invoke(entry);
    }

    /// <summary>The newest entries of the audit log before an id, newest first.</summary>
    public Task<IReadOnlyList<AuditEntry>> AuditAsync(long beforeId, int count, CancellationToken cancellation) =>
        store.LoadAuditAsync(beforeId, count, cancellation);

    private static string Key(BanKind kind, string subject) => kind == BanKind.Account ? Handles.Key(subject) : subject;

    private bool IsInForce(Ban ban) => ban.Until is null || ban.Until > time.GetUtcNow();

    /// <summary>A ban that replaces another takes no place, and those that have ended give theirs back.</summary>
    private bool IsFull(Ban ban)
    {
        if (bans.Count >= limits.Bans)
        {
            Recount();
        }

        return bans.Count >= limits.Bans && !bans.ContainsKey((ban.Kind, Key(ban.Kind, ban.Subject)));
    }

    private void Recount()
    {
        foreach (var (key, _) in bans.Where(b => !IsInForce(b.Value)).ToArray())
        {
            bans.TryRemove(key, out _);
        }

        ranges = [.. bans.Values.Where(b => b.Kind == BanKind.Address && Networks.TryParse(b.Subject, out _)).Select(b => (Networks.Parse(b.Subject), b))];
    }
}
