using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Web.Access;

namespace Parlance.Web.Chat;

/// <summary>Topics of rooms, as the browser may see them.</summary>
internal static class RoomTopics
{
    /// <summary>The topic; empty for none, and where rooms of other networks keep theirs to themselves.</summary>
    public static string Of(Room room, Community community) => community.Bridge.ShowsTopics && !community.Bridge.IsClosed(room) ? room.Topic : string.Empty;

    /// <summary>Sets the topic.</summary>
    public static void Set(Community community, Room room, string? topic, Caller by) =>
        community.Rooms.SetTopic(room, ChatActions.Clean(topic) ?? string.Empty, by.Name, Network.Web);
}
