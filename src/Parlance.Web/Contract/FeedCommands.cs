using System.Text.Json.Serialization;
using Parlance.Core.Model;

namespace Parlance.Web.Contract;

/// <summary>Something a page asks for over the live feed. Every message to the socket is one of these. It is answered by <c>done</c> or <c>failed</c> with the same id.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SubscribeCommand), "subscribe")]
[JsonDerivedType(typeof(SayCommand), "say")]
[JsonDerivedType(typeof(TellCommand), "tell")]
[JsonDerivedType(typeof(EnterCommand), "enter")]
[JsonDerivedType(typeof(LeaveCommand), "leave")]
[JsonDerivedType(typeof(PresenceCommand), "presence")]
[JsonDerivedType(typeof(ReadRoomCommand), "readRoom")]
[JsonDerivedType(typeof(ReadConversationCommand), "readConversation")]
public abstract record FeedCommand
{
    /// <summary>Comes back in the answer; at most 64 characters.</summary>
    public string Id { get; init; } = string.Empty;
}

/// <summary>Changes what this socket hears.</summary>
/// <param name="Topics">The topics.</param>
/// <param name="Rooms">Public rooms to follow without being inside, at most 16; what happens there comes as <c>roomNews</c>. For moderators.</param>
public sealed record SubscribeCommand(IReadOnlyList<FeedTopic> Topics, IReadOnlyList<string>? Rooms = null) : FeedCommand;

/// <summary>Says something in a room.</summary>
public sealed record SayCommand(string Room, string Text, SayKind Kind = SayKind.Line) : FeedCommand;

/// <summary>Sends a private message.</summary>
public sealed record TellCommand(string To, string Text) : FeedCommand;

/// <summary>Enters a room.</summary>
public sealed record EnterCommand(string Room, string Password = "") : FeedCommand;

/// <summary>Leaves a room.</summary>
public sealed record LeaveCommand(string Room) : FeedCommand;

/// <summary>Changes the caller's reachability.</summary>
public sealed record PresenceCommand(PresenceState Presence) : FeedCommand;

/// <summary>Marks a room as read.</summary>
public sealed record ReadRoomCommand(string Room, long UpTo) : FeedCommand;

/// <summary>Marks a conversation as read.</summary>
public sealed record ReadConversationCommand(string With, long UpTo) : FeedCommand;
