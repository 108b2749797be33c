namespace Parlance.Soulseek;

/// <summary>Something that happened, as <see cref="SoulseekClient.EventsAsync"/> tells it.</summary>
public abstract record SoulseekEvent;

/// <summary>The link to the server changed.</summary>
/// <param name="State">How it stands now.</param>
public sealed record StateChanged(ClientState State) : SoulseekEvent;

/// <summary>An announcement of the server to everyone (66 AdminMessage).</summary>
/// <param name="Text">The text.</param>
public sealed record ServerAnnounced(string Text) : SoulseekEvent;

/// <summary>A line said in a room the user is in, also his own (13 SayChatroom).</summary>
/// <param name="Room">The room.</param>
/// <param name="Username">Who.</param>
/// <param name="Text">The line.</param>
public sealed record LineSaid(string Room, string Username, string Text) : SoulseekEvent;

/// <summary>A line said in any public room, while the global room is joined (152 GlobalRoomMessage).</summary>
/// <param name="Room">The room.</param>
/// <param name="Username">Who.</param>
/// <param name="Text">The line.</param>
public sealed record GlobalLineSaid(string Room, string Username, string Text) : SoulseekEvent;

/// <summary>The user is in a room now (14 JoinRoom).</summary>
/// <param name="Room">The room with its members.</param>
public sealed record RoomJoined(JoinedRoom Room) : SoulseekEvent;

/// <summary>The user is out of a room, on his own or because he was removed (15 LeaveRoom).</summary>
/// <param name="Room">The room.</param>
public sealed record RoomExited(string Room) : SoulseekEvent;

/// <summary>A room could not be made or entered (1003 CantCreateRoom).</summary>
/// <param name="Room">The room.</param>
public sealed record RoomRefused(string Room) : SoulseekEvent;

/// <summary>Somebody came into a room (16 UserJoinedRoom).</summary>
/// <param name="Room">The room.</param>
/// <param name="Member">Who.</param>
public sealed record RoomMemberJoined(string Room, RoomMember Member) : SoulseekEvent;

/// <summary>Somebody left a room (17 UserLeftRoom).</summary>
/// <param name="Room">The room.</param>
/// <param name="Username">Who.</param>
public sealed record RoomMemberLeft(string Room, string Username) : SoulseekEvent;

/// <summary>The tickers of a room (113 RoomTickers), after joining.</summary>
/// <param name="Room">The room.</param>
/// <param name="Tickers">All of them.</param>
public sealed record RoomTickersListed(string Room, IReadOnlyList<RoomTicker> Tickers) : SoulseekEvent;

/// <summary>Somebody pinned a ticker to a room (114 RoomTickerAdded).</summary>
/// <param name="Room">The room.</param>
/// <param name="Username">Who.</param>
/// <param name="Ticker">The text.</param>
public sealed record RoomTickerSet(string Room, string Username, string Ticker) : SoulseekEvent;

/// <summary>A ticker was taken off a room (115 RoomTickerRemoved).</summary>
/// <param name="Room">The room.</param>
/// <param name="Username">Whose.</param>
public sealed record RoomTickerCleared(string Room, string Username) : SoulseekEvent;

/// <summary>What changed in a private room.</summary>
public enum PrivateRoomChange
{
    /// <summary>Somebody may enter now (134).</summary>
    MemberAdded,

    /// <summary>Somebody may no longer enter (135).</summary>
    MemberRemoved,

    /// <summary>Somebody is operator now (143).</summary>
    OperatorAdded,

    /// <summary>Somebody is no longer operator (144).</summary>
    OperatorRemoved,

    /// <summary>The user himself may enter now (139).</summary>
    MembershipGranted,

    /// <summary>The user himself may no longer enter (140).</summary>
    MembershipRevoked,

    /// <summary>The user himself is operator now (145).</summary>
    OperatorshipGranted,

    /// <summary>The user himself is no longer operator (146).</summary>
    OperatorshipRevoked,
}

/// <summary>Something changed in a private room.</summary>
/// <param name="Room">The room.</param>
/// <param name="Change">What.</param>
/// <param name="Username">Whom it concerns; the own name where the server names nobody.</param>
public sealed record PrivateRoomChanged(string Room, PrivateRoomChange Change, string Username) : SoulseekEvent;

/// <summary>The members of a private room, without its owner (133 RoomMembers).</summary>
/// <param name="Room">The room.</param>
/// <param name="Usernames">Who may enter.</param>
public sealed record PrivateRoomMembersListed(string Room, IReadOnlyList<string> Usernames) : SoulseekEvent;

/// <summary>The operators of a private room (148 RoomOperators).</summary>
/// <param name="Room">The room.</param>
/// <param name="Usernames">Its operators.</param>
public sealed record PrivateRoomOperatorsListed(string Room, IReadOnlyList<string> Usernames) : SoulseekEvent;

/// <summary>A private message (22 MessageUser).</summary>
/// <param name="Id">Its number at the server, for <see cref="ClientMessages.AcknowledgeAsync"/>.</param>
/// <param name="Time">When it was sent.</param>
/// <param name="Username">From whom; <c>server</c> for the server itself.</param>
/// <param name="Text">The text.</param>
/// <param name="IsNew">False when it comes again because it was not confirmed.</param>
public sealed record MessageReceived(uint Id, DateTimeOffset Time, string Username, string Text, bool IsNew) : SoulseekEvent;

/// <summary>Status of a watched user or of somebody in the same room (7 GetUserStatus).</summary>
/// <param name="Username">Who.</param>
/// <param name="Status">One of <see cref="UserStatus"/>.</param>
/// <param name="Privileged">Whether he has privileges now.</param>
public sealed record UserStatusChanged(string Username, uint Status, bool Privileged) : SoulseekEvent;

/// <summary>What the server counts of a watched user or of somebody in the same room (36 GetUserStats).</summary>
/// <param name="Username">Who.</param>
/// <param name="Stats">Speed and shares.</param>
public sealed record UserStatsChanged(string Username, UserStats Stats) : SoulseekEvent;

/// <summary>How long the user's own privileges last (92 CheckPrivileges).</summary>
/// <param name="Left">Time left; zero for none.</param>
public sealed record PrivilegesTold(TimeSpan Left) : SoulseekEvent;

/// <summary>Phrases that answers to searches must not contain (160 ExcludedSearchPhrases).</summary>
/// <param name="Phrases">All of them.</param>
public sealed record ExcludedPhrasesTold(IReadOnlyList<string> Phrases) : SoulseekEvent;

/// <summary>A message of the server this package gives no event of its own, or whose code it does not know.</summary>
/// <param name="Code">The code.</param>
/// <param name="Body">Its body.</param>
public sealed record ServerMessageReceived(uint Code, byte[] Body) : SoulseekEvent;

/// <summary>The client's place in the tree of searches changed.</summary>
/// <param name="Level">Steps from the root; 0 for a root.</param>
/// <param name="Root">Who is at the root; the own name for a root.</param>
/// <param name="Parent">From whom searches come; null for a root.</param>
public sealed record BranchChanged(int Level, string Root, string? Parent) : SoulseekEvent;

/// <summary>Somebody's search came by, before it was answered.</summary>
/// <param name="Username">Who searches.</param>
/// <param name="Token">His number for it.</param>
/// <param name="Query">The words.</param>
public sealed record SearchSeen(string Username, uint Token, string Query) : SoulseekEvent;
