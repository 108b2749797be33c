using Parlance.Core.Model;

namespace Parlance.Core.Events;

/// <summary>Somebody's reachability changed, or their privileges did.</summary>
/// <param name="Account">Who.</param>
/// <param name="State">What others may see.</param>
/// <param name="IsPrivileged">Has privileges.</param>
public sealed record PresenceChanged(Account Account, PresenceState State, bool IsPrivileged) : DomainEvent;

/// <summary>What somebody shares, or how fast, changed.</summary>
public sealed record StatsChanged(Account Account, SharingStats Stats) : DomainEvent;

/// <summary>Somebody's upload slots are all taken, or no longer.</summary>
public sealed record UploadSlotsChanged(Account Account, bool AreFull) : DomainEvent;

/// <summary>The receiver's privileges changed.</summary>
/// <param name="Left">How long they last from now; zero for none.</param>
public sealed record PrivilegesChanged(TimeSpan Left) : DomainEvent;

/// <summary>A direct message for the receiver's account.</summary>
/// <param name="Message">The message; to be confirmed with its id.</param>
/// <param name="IsNew">First delivery, not a replay of what was stored.</param>
public sealed record MessageArrived(DirectMessage Message, bool IsNew) : DomainEvent
{
    /// <inheritdoc/>
    public override int Weight => 96 + (2 * Message.Text.Length);
}

/// <summary>The server says something to the receiver alone; not stored, not to be confirmed.</summary>
public sealed record ServerSaid(string Text) : DomainEvent
{
    /// <inheritdoc/>
    public override int Weight => 96 + (2 * Text.Length);
}

/// <summary>An announcement to everybody.</summary>
public sealed record Announced(string Text, string By) : DomainEvent
{
    /// <inheritdoc/>
    public override int Weight => 64 + (2 * Text.Length);
}

/// <summary>The phrases that search replies must leave out changed.</summary>
public sealed record ExcludedPhrasesChanged(IReadOnlyList<string> Phrases) : DomainEvent
{
    /// <inheritdoc/>
    public override int Weight => 64 + Phrases.Sum(p => 4 + p.Length);
}
