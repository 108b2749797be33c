using Parlance.Ares.Server.Rooms;

namespace Parlance.Ares.Server.Commands;

/// <summary>All commands of a room.</summary>
internal static class CommandTable
{
    private static readonly Dictionary<string, AresCommand> ByName = Index();

    /// <summary>The rows, in the order of their levels.</summary>
    public static IReadOnlyList<AresCommand> All { get; } =
        [.. ((IEnumerable<AresCommand>)[.. EveryoneCommands.Rows, .. ModerationCommands.Rows, .. RoomCommands.Rows, .. FilterCommands.Rows, .. HostCommands.Rows])
            .OrderBy(c => c.Level).ThenBy(c => c.Name, StringComparer.Ordinal)];

    /// <summary>The command that a text begins with; null when there is none.</summary>
    public static AresCommand? Find(string text)
    {
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return ByName.GetValueOrDefault(space < 0 ? text : text[..space]);
    }

    /// <summary>Whether somebody may use a command now.</summary>
    public static bool MayUse(AresCommand command, AresRoom room, AresUser user)
    {
        var level = room.Book.CommandLevels.GetValueOrDefault(command.Name, command.Level);
        var needed = level == 0 && !room.Book.Switches.General && !command.IsSecret && command.Name != "help" ? 1 : level;
        return user.Level >= needed;
    }

    /// <summary>Runs a command, or tells that it may not be used.</summary>
    public static ValueTask RunAsync(AresCommand command, AresRoom room, AresUser user, string text)
    {
        if (!MayUse(command, room, user))
        {
            user.Tell("You may not use that command.");
            return ValueTask.CompletedTask;
        }

        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var call = new CommandCall(room, user, command, space < 0 ? string.Empty : text[(space + 1)..].Trim());
        if (user.Level > 0 && !command.IsSecret)
        {
            room.Announce($"{user.Name} used {command.Usage.Split(' ')[0]}", u => u.WatchesCommands && u != user && u.Level >= user.Level);
        }

        return command.Run(call);
    }

    private static Dictionary<string, AresCommand> Index()
    {
        var byName = new Dictionary<string, AresCommand>(StringComparer.OrdinalIgnoreCase);
        foreach (var command in EveryoneCommands.Rows.Concat(ModerationCommands.Rows).Concat(RoomCommands.Rows).Concat(FilterCommands.Rows).Concat(HostCommands.Rows))
        {
            byName.Add(command.Name, command);
            foreach (var alias in command.Aliases)
            {
                byName.Add(alias, command);
            }
        }

        return byName;
    }
}
