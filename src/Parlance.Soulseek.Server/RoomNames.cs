using System.Text;

namespace Parlance.Soulseek.Server;

/// <summary>What may be a room's name on Soulseek, and the exact words that say why it may not.</summary>
internal static class RoomNames
{
    public const string Full = "Could not create room. Reason: There are too many rooms.";
    private const int MaxBytes = 24;

    /// <summary>What is wrong with a name; null when it is one.</summary>
    public static string? Fault(string name)
    {
        const string Reason = "Could not create room. Reason: Room name ";
        return name.Length == 0 ? Reason + "empty."
            : Encoding.UTF8.GetByteCount(name) > MaxBytes ? $"{Reason}{name} longer than 24 characters."
            : name[0] == ' ' || name[^1] == ' ' ? $"{Reason}{name} contains leading or trailing spaces."
            : name.Any(c => c is < ' ' or > '~') ? $"{Reason}{name} contains invalid characters."
            : name.Contains("  ", StringComparison.Ordinal) ? $"{Reason}{name} contains multiple following spaces."
            : null;
    }

    public static string IsPrivate(string name) => $"The room you are trying to enter ({name}) is registered as private.";

    public static string IsBanned(string name) => $"You are banned from the room ({name}).";

    public static string IsPublic(string name) => $"Room ({name}) is registered as public.";
}
