using Parlance.Core.Model;

namespace Parlance.Core.Ports;

/// <summary>Bans, filters, settings and the audit log as they are stored.</summary>
public interface IModerationStore
{
    /// <summary>All bans, at start; those that have ended are dropped.</summary>
    Task<IReadOnlyList<Ban>> LoadBansAsync(CancellationToken cancellation);

    /// <summary>Inserts or replaces a ban.</summary>
    void PutBan(Ban ban);

    /// <summary>Lifts a ban.</summary>
    void DeleteBan(BanKind kind, string subject);

    /// <summary>All settings that were changed while running, at start.</summary>
    Task<IReadOnlyDictionary<string, string>> LoadSettingsAsync(CancellationToken cancellation);

    /// <summary>Keeps a setting; null removes it.</summary>
    void PutSetting(string key, string? value);

    /// <summary>Appends to the audit log, which keeps its newest 100,000 entries.</summary>
    void Append(AuditEntry entry);

    /// <summary>The newest entries of the audit log before an id, newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> LoadAuditAsync(long beforeId, int count, CancellationToken cancellation);
}
