using Parlance.Core.Model;
using Parlance.Sessions;

namespace Parlance.Soulseek.Server.Commands;

/// <summary>Keeping order in a room, for which the network has no messages of its own.</summary>
internal sealed partial class ServiceCommands
{
    private const string In = " in ";
    private const string SayWhat = "Say what: room kick|mute|unmute|ban|unban <user> in <room>, or room topic <text> in <room>";

    private string KeepOrder(CommandCall call)
    {
        var end = call.Text.IndexOf(' ', StringComparison.Ordinal);
        if (end < 0)
        {
            return SayWhat;
        }

        var rest = call.Text[end..];
        if (Split(rest) is not var (subject, room))
        {
            return rest.Contains(In, StringComparison.Ordinal) ? "There is no such room." : SayWhat;
        }

        return !community.RoomOrders.IsKeeper(room, call.Account) ? $"You do not keep order in {room.Name}."
            : community.RoomOrders.Run(room, call.Account, call.Text[..end], subject, person => NetworkNames.Of(person, Network.Soulseek)) ?? SayWhat;
    }

    /// <summary>Names and texts may hold the word too: what stands behind it has to be a room.</summary>
    private (string Subject, Room Room)? Split(string text)
    {
        for (var at = text.LastIndexOf(In, StringComparison.Ordinal); at >= 0; at = at == 0 ? -1 : text.LastIndexOf(In, at - 1, StringComparison.Ordinal))
        {
            if (community.Rooms.TryFind(text[(at + In.Length)..].Trim(), out var room))
            {
                return (text[..at].Trim(), room);
            }
        }

        return null;
    }
}
