using System.Text;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Services;

namespace Parlance.Soulseek.Server.Commands;

/// <summary>What can be said to <c>server</c> in a private message.</summary>
internal sealed partial class ServiceCommands
{
    private const int MaxAnswer = 1900;
    private readonly Community community;
    private readonly Dictionary<string, ServiceCommand> table;
    private readonly DateTimeOffset startedAt;

    public ServiceCommands(Community community)
    {
        this.community = community;
        startedAt = community.Time.GetUtcNow();
        table = Rows().ToDictionary(r => r.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Runs a line and answers the caller.</summary>
    public void Run(Session caller, string line)
    {
        var text = line.Trim();
        var space = text.IndexOf(' ', StringComparison.Ordinal);
        var word = space < 0 ? text : text[..space];
        var known = table.TryGetValue(word, out var command) && RoleOf(caller) >= command.Least;
        var answer = known
            ? command!.Handler(new CommandCall(caller, space < 0 ? string.Empty : text[(space + 1)..].Trim()))
            : $"Unknown command '{word}'. Type 'help' to list available commands.";
        Answer(caller, answer);
    }

    private static void Answer(Session caller, string answer)
    {
        var part = new StringBuilder();
        foreach (var line in answer.Split('\n'))
        {
            if (part.Length > 0 && part.Length + line.Length > MaxAnswer)
            {
                caller.Deliver(new ServerSaid(part.ToString()));
                part.Clear();
            }

            part.Append(part.Length > 0 ? "\n" : string.Empty).Append(line);
        }

        caller.Deliver(new ServerSaid(part.ToString()));
    }

    private ServiceCommand[] Rows() =>
    [
        new("help", "", "Lists the commands you may use.", Role.Member, Help),
        new("exportdata", "", "Shows everything stored about your account, as JSON.", Role.Member, ExportData),
        new("deleteaccount", "[confirm <your name>]", "Deletes your account for good.", Role.Member, DeleteAccount),
        new("room", "kick|mute|unmute|ban|unban <user> in <room>, topic <text> in <room>", "Keeps order in a room that you own, operate or moderate, on every network.", Role.Member, KeepOrder),
        new("users", "[connected|banned|privileged]", "Lists accounts.", Role.Moderator, Users),
        new("rooms", "", "Lists rooms.", Role.Moderator, ListRooms),
        new("userinfo", "<user>", "Shows an account.", Role.Moderator, UserInfo),
        new("roominfo", "<room>", "Shows a room.", Role.Moderator, RoomInfo),
        new("removetickers", "<user>", "Takes down all tickers of a user.", Role.Moderator, RemoveTickers),
        new("kick", "[minutes] <user>", "Puts a user out, for 2 minutes unless you say otherwise.", Role.Moderator, Kick),
        new("ban", "[days] <user>", "Bans a user, for good unless you say for how long.", Role.Admin, Ban),
        new("unban", "<user>", "Lifts a ban.", Role.Admin, Unban),
        new("kickall", "[minutes]", "Puts everybody out but you.", Role.Admin, KickAll),
        new("announcement", "<text>", "Announces something to everybody online.", Role.Admin, Announce),
        new("message", "<text>", "Sends a private message to every account.", Role.Admin, MessageAll),
        new("uptime", "", "Tells how long the server has been running.", Role.Moderator, Uptime),
        new("admins", "", "Lists who has rights, and until when.", Role.Moderator, Admins),
        new("privileges", "<days> <user>", "Gives days of privileges to a user; a negative number takes them.", Role.Admin, GivePrivileges),
        new("admin", "add|moderator|remove [days] <user>", "Gives or takes rights, for good unless you say for how long.", Role.Owner, SetRole),
        new("filters", "[add|remove searches|results|users <phrase>]", "Lists or changes search filters.", Role.Admin, ChangeFilters),
    ];

    private Role RoleOf(Session session) => session.Account?.RoleAt(community.Time.GetUtcNow()) ?? Role.Member;

    private string Help(CommandCall call)
    {
        var role = RoleOf(call.Caller);
        var lines = table.Values.Where(r => r.Least <= role).OrderBy(r => r.Name, StringComparer.Ordinal)
            .Select(r => $"{r.Name}{(r.Syntax.Length > 0 ? " " : string.Empty)}{r.Syntax}: {r.Help}");
        return "Available commands:\n" + string.Join('\n', lines);
    }

    private string Uptime(CommandCall call)
    {
        var up = community.Time.GetUtcNow() - startedAt;
        return $"The server has been running for {(int)up.TotalDays} days, {up.Hours} hours, {up.Minutes} minutes and {up.Seconds} seconds.";
    }
}
