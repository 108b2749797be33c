using System.Text.Json;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Web.Access;

namespace Parlance.Web.Chat;

/// <summary>The topic of a room: a document of the room that all networks share.</summary>
internal static class RoomTopics
{
    /// <summary>The document's key.</summary>
    public const string Key = "topic";

    /// <summary>Longest topic, in characters.</summary>
    public const int Longest = 500;

    /// <summary>Sets the topic.</summary>
    public static void Set(Community community, Room room, string? topic, Caller by)
    {
        var text = ChatActions.Clean(topic) ?? string.Empty;
        community.Rooms.PutDocument(room, Key, text.Length == 0 ? null : JsonSerializer.Serialize(text));
    }

    /// <summary>The topic; empty for none.</summary>
    public static string Of(Room room) => room.Document(Key) is { } json ? JsonSerializer.Deserialize<string>(json) ?? string.Empty : string.Empty;
}
