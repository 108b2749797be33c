using System.Text.Json;
using Parlance.Core.Model;

namespace Parlance.Web.Chat;

/// <summary>The topic of a room: a document of the room that all networks share.</summary>
internal static class RoomTopics
{
    /// <summary>The document's key.</summary>
    public const string Key = "topic";

    /// <summary>The topic; empty for none.</summary>
    public static string Of(Room room) => room.Document(Key) is { } json ? JsonSerializer.Deserialize<string>(json) ?? string.Empty : string.Empty;
}
