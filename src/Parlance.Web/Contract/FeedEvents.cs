using System.Text.Json.Serialization;
using Parlance.Core.Events;
using Parlance.Core.Model;

namespace Parlance.Web.Contract;

/// <summary>Something the live feed tells. Every message of the socket is an array of these, oldest first.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(HelloEvent), "hello")]
[JsonDerivedType(typeof(DoneEvent), "done")]
[JsonDerivedType(typeof(FailedEvent), "failed")]
[JsonDerivedType(typeof(EndedEvent), "ended")]
[JsonDerivedType(typeof(RoomSaidEvent), "roomSaid")]
[JsonDerivedType(typeof(RoomJoinedEvent), "roomJoined")]
[JsonDerivedType(typeof(RoomClosedEvent), "roomClosed")]
[JsonDerivedType(typeof(MemberEnteredEvent), "memberEntered")]
[JsonDerivedType(typeof(MemberLeftEvent), "memberLeft")]
[JsonDerivedType(typeof(RoomReadEvent), "roomRead")]
[JsonDerivedType(typeof(TopicChangedEvent), "topicChanged")]
[JsonDerivedType(typeof(TickerSetEvent), "tickerSet")]
[JsonDerivedType(typeof(TickerRemovedEvent), "tickerRemoved")]
[JsonDerivedType(typeof(RoomRightsEvent), "roomRights")]
[JsonDerivedType(typeof(PrivateRoomsEvent), "privateRooms")]
[JsonDerivedType(typeof(PresenceEvent), "presence")]
[JsonDerivedType(typeof(MessageEvent), "message")]
[JsonDerivedType(typeof(ConversationReadEvent), "conversationRead")]
[JsonDerivedType(typeof(ContactAddedEvent), "contactAdded")]
[JsonDerivedType(typeof(ContactRemovedEvent), "contactRemoved")]
[JsonDerivedType(typeof(NoticeEvent), "notice")]
[JsonDerivedType(typeof(AnnouncedEvent), "announced")]
[JsonDerivedType(typeof(MetricsEvent), "metrics")]
[JsonDerivedType(typeof(SessionBeganEvent), "sessionBegan")]
[JsonDerivedType(typeof(SessionEndedEvent), "sessionEnded")]
[JsonDerivedType(typeof(AuditEvent), "audit")]
[JsonDerivedType(typeof(TraceEvent), "trace")]
[JsonDerivedType(typeof(VerdictsChangedEvent), "verdictsChanged")]
[JsonDerivedType(typeof(RoomNewsEvent), "roomNews")]
public abstract record FeedEvent
{
    /// <summary>Number of the event; grows. Absent in <c>hello</c>'s replies to commands (<c>done</c>, <c>failed</c>), which are not kept.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Seq { get; init; }

    /// <summary>When it happened.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? At { get; init; }
}

/// <summary>The first event of every socket. Its <c>seq</c> is that of the last event before those that follow.</summary>
/// <param name="Resumed">Everything since <c>after</c> follows; otherwise something was missed, and what is shown must be read again.</param>
/// <param name="Topics">What this socket hears.</param>
/// <param name="Rooms">Rooms it follows.</param>
public sealed record HelloEvent(bool Resumed, IReadOnlyList<FeedTopic> Topics, IReadOnlyList<string> Rooms) : FeedEvent;

/// <summary>A command was carried out.</summary>
/// <param name="Id">The command's own id.</param>
public sealed record DoneEvent(string Id) : FeedEvent;

/// <summary>A command was refused.</summary>
/// <param name="Id">The command's own id.</param>
/// <param name="Code">Why, for programs; the same codes as in problem details.</param>
/// <param name="Detail">Why, for people.</param>
public sealed record FailedEvent(string Id, string Code, string Detail) : FeedEvent;

/// <summary>The session is over; the last event of a socket.</summary>
/// <param name="Reason">Why.</param>
public sealed record EndedEvent(SessionEnd Reason) : FeedEvent;

/// <summary>A line was said in a room the caller is in; <c>seq</c> is the line's id. The fields are those of a room line.</summary>
public sealed record RoomSaidEvent(string Room, string Name, Network Network, SayKind Kind, string Text, string? Formatted) : FeedEvent;

/// <summary>The caller is inside a room now, from this page or another.</summary>
public sealed record RoomJoinedEvent(string Room) : FeedEvent;

/// <summary>The caller is not inside a room any more: left, put out, or the room is gone.</summary>
public sealed record RoomClosedEvent(string Room) : FeedEvent;

/// <summary>Somebody entered a room, possibly on a second network.</summary>
public sealed record MemberEnteredEvent(string Room, RoomMember Member) : FeedEvent;

/// <summary>Somebody left a room.</summary>
/// <param name="Room">Where.</param>
/// <param name="Name">Who.</param>
/// <param name="Network">The network they left from.</param>
/// <param name="IsGone">They are not inside from any other network.</param>
public sealed record MemberLeftEvent(string Room, string Name, Network Network, bool IsGone) : FeedEvent;

/// <summary>The caller read a room up to a line, on this page or another.</summary>
public sealed record RoomReadEvent(string Room, long UpTo) : FeedEvent;

/// <summary>A room has another topic.</summary>
/// <param name="Room">Where.</param>
/// <param name="Topic">The topic; empty for none. May hold Ares formatting.</param>
/// <param name="By">Name of who set it; empty for the server.</param>
public sealed record TopicChangedEvent(string Room, string Topic, string By) : FeedEvent;

/// <summary>Somebody pinned a line to a room.</summary>
public sealed record TickerSetEvent(string Room, string Name, string Text) : FeedEvent;

/// <summary>A pinned line was taken down.</summary>
public sealed record TickerRemovedEvent(string Room, string Name) : FeedEvent;

/// <summary>Somebody's rights in a private room changed.</summary>
/// <param name="Room">Where.</param>
/// <param name="Name">Whose.</param>
/// <param name="Change">How.</param>
public sealed record RoomRightsEvent(string Room, string Name, MembershipChange Change) : FeedEvent;

/// <summary>The list of private rooms that the caller may enter changed.</summary>
public sealed record PrivateRoomsEvent : FeedEvent;

/// <summary>A contact, somebody in the same room, or the caller's own account changed its reachability.</summary>
public sealed record PresenceEvent(string Name, PresenceState Presence, IReadOnlyList<Network> Networks) : FeedEvent;

/// <summary>A private message to the caller, or one that the caller sent from another page.</summary>
/// <param name="Message">The message.</param>
/// <param name="IsNew">Not one that waited while the caller was away.</param>
public sealed record MessageEvent(PrivateMessage Message, bool IsNew) : FeedEvent;

/// <summary>The caller read a conversation up to a message, on this page or another.</summary>
public sealed record ConversationReadEvent(string With, long UpTo) : FeedEvent;

/// <summary>The caller's contact list has somebody new.</summary>
public sealed record ContactAddedEvent(string Name) : FeedEvent;

/// <summary>The caller's contact list lost somebody.</summary>
public sealed record ContactRemovedEvent(string Name) : FeedEvent;

/// <summary>The server says something to the caller alone.</summary>
public sealed record NoticeEvent(string Text) : FeedEvent;

/// <summary>An announcement to everybody.</summary>
public sealed record AnnouncedEvent(string Text, string By) : FeedEvent;

/// <summary>The newest sample of the measurements. Topic <c>metrics</c>.</summary>
public sealed record MetricsEvent(MetricsSample Sample) : FeedEvent;

/// <summary>Somebody logged in, on any network. Topic <c>sessions</c>.</summary>
public sealed record SessionBeganEvent(SessionEntry Session) : FeedEvent;

/// <summary>Somebody's session ended. Topic <c>sessions</c>.</summary>
public sealed record SessionEndedEvent(long Id, string Name, Network Network) : FeedEvent;

/// <summary>An entry of the audit log was written. Topic <c>audit</c>.</summary>
public sealed record AuditEvent(AuditLine Entry) : FeedEvent;

/// <summary>A traced session sent or received something. Topic <c>traces</c>.</summary>
public sealed record TraceEvent(TracedFrame Frame) : FeedEvent;

/// <summary>Who may not speak in a room, or not come in, is not who it was. Only ever inside a <c>roomNews</c>.</summary>
public sealed record VerdictsChangedEvent(string Room) : FeedEvent;

/// <summary>Something happened in a room that this socket follows.</summary>
/// <param name="Room">Where.</param>
/// <param name="News">
/// What: one of <c>roomSaid</c>, <c>memberEntered</c>, <c>memberLeft</c>, <c>topicChanged</c>, <c>tickerSet</c>, <c>tickerRemoved</c>, <c>verdictsChanged</c>, and
/// <c>roomClosed</c> when the room has ended. The <c>seq</c> of a <c>roomSaid</c> is the line's id in the room's history.
/// </param>
public sealed record RoomNewsEvent(string Room, FeedEvent News) : FeedEvent;

/// <summary>What a socket may listen to.</summary>
public enum FeedTopic
{
    /// <summary>Rooms, messages, contacts, presence: everything of chat. Brings the caller online.</summary>
    Chat,

    /// <summary>A sample of the measurements every two seconds. For moderators.</summary>
    Metrics,

    /// <summary>Logins and logouts. For moderators.</summary>
    Sessions,

    /// <summary>The audit log as it is written. For administrators.</summary>
    Audit,

    /// <summary>The packets of sessions under trace. For the owner.</summary>
    Traces,
}
