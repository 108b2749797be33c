using Parlance.Core.Model;

namespace Parlance.Core.Events;

/// <summary>Something that happened in a room.</summary>
public interface IRoomEvent
{
    /// <summary>Where.</summary>
    Room Room { get; }
}

/// <summary>A line was said in a room.</summary>
/// <param name="Room">Where.</param>
/// <param name="Speaker">By whom.</param>
/// <param name="Text">What.</param>
/// <param name="Kind">How it is meant.</param>
/// <param name="Original">The bytes as the speaker's network spelled it; null when the text says all.</param>
public sealed record RoomSaid(Room Room, Session Speaker, string Text, SayKind Kind, byte[]? Original = null) : DomainEvent, IRoomEvent
{
    /// <inheritdoc/>
    public override int Weight => 64 + (2 * Text.Length);
}

/// <summary>A line was said in some public room, for those who listen to all of them.</summary>
public sealed record PublicRoomHeard(Room Room, Session Speaker, string Text, SayKind Kind) : DomainEvent
{
    /// <inheritdoc/>
    public override int Weight => 64 + (2 * Text.Length);
}

/// <summary>Somebody entered a room.</summary>
/// <param name="Room">Where.</param>
/// <param name="Member">Who.</param>
/// <param name="First">Was not inside on another session already.</param>
public sealed record RoomEntered(Room Room, Member Member, bool First) : DomainEvent, IRoomEvent;

/// <summary>Somebody left a room.</summary>
/// <param name="Room">Where.</param>
/// <param name="Member">Who.</param>
/// <param name="Last">Is not inside on another session any more.</param>
public sealed record RoomLeft(Room Room, Member Member, bool Last) : DomainEvent, IRoomEvent;

/// <summary>What somebody who entered sees: everybody inside, and what is pinned.</summary>
public sealed record RoomShown(
    Room Room, IReadOnlyList<Member> Members, Account? Owner, IReadOnlyList<string> Operators, IReadOnlyList<Ticker> Tickers) : DomainEvent
{
    /// <inheritdoc/>
    public override int Weight => 128 + (64 * Members.Count) + (128 * Tickers.Count);

    /// <summary>The topic; empty for none.</summary>
    public string Topic { get; init; } = string.Empty;
}

/// <summary>A room has another topic.</summary>
/// <param name="Room">Where.</param>
/// <param name="Topic">The topic; empty for none.</param>
/// <param name="By">Name of who set it; empty for the server.</param>
/// <param name="From">Where it was set.</param>
public sealed record TopicChanged(Room Room, string Topic, string By, Network From = Network.Server) : DomainEvent, IRoomEvent
{
    /// <inheritdoc/>
    public override int Weight => 64 + (2 * Topic.Length);
}

/// <summary>Who may not speak in a room, or not come in, is not who it was. Nobody inside is told.</summary>
public sealed record VerdictsChanged(Room Room) : DomainEvent, IRoomEvent;

/// <summary>The receiver is not inside a room any more; to whoever looks on, the room has ended.</summary>
public sealed record RoomClosed(Room Room) : DomainEvent, IRoomEvent;

/// <summary>A ticker was pinned.</summary>
public sealed record TickerSet(Room Room, Ticker Ticker) : DomainEvent, IRoomEvent
{
    /// <inheritdoc/>
    public override int Weight => 64 + (2 * Ticker.Text.Length);
}

/// <summary>A ticker was taken down.</summary>
public sealed record TickerRemoved(Room Room, string Handle) : DomainEvent, IRoomEvent;

/// <summary>A private room has a new member.</summary>
public sealed record MemberAdded(Room Room, Account Account) : DomainEvent;

/// <summary>A private room lost a member.</summary>
public sealed record MemberRemoved(Room Room, Account Account) : DomainEvent;

/// <summary>A private room has a new operator.</summary>
public sealed record OperatorAdded(Room Room, Account Account) : DomainEvent;

/// <summary>A private room lost an operator.</summary>
public sealed record OperatorRemoved(Room Room, Account Account) : DomainEvent;

/// <summary>The receiver's own standing in a private room changed.</summary>
public sealed record MembershipChanged(Room Room, MembershipChange Change) : DomainEvent;

/// <summary>The receiver's list of private rooms, or of those it operates, changed.</summary>
public sealed record PrivateRoomsChanged(Account Account) : DomainEvent;

/// <summary>How somebody's standing in a private room changed.</summary>
public enum MembershipChange
{
    /// <summary>May enter.</summary>
    Granted,

    /// <summary>May not enter any more.</summary>
    Revoked,

    /// <summary>May add and remove members.</summary>
    OperatorGranted,

    /// <summary>May not any more.</summary>
    OperatorRevoked,
}
