using Parlance.Core.Model;
using Parlance.Core.Services;

namespace Parlance.Soulseek.Server.Commands;

/// <summary>Looking things up, and search filters.</summary>
internal sealed partial class ServiceCommands
{
    private const int MostListed = 500;

    private static string Listed(string title, IEnumerable<string> rows)
    {
        var all = rows.ToArray();
        var more = all.Length > MostListed ? $"\n... and {all.Length - MostListed} more" : string.Empty;
        return $"{all.Length} {title}.{(all.Length > 0 ? "\n" : string.Empty)}{string.Join('\n', all.Take(MostListed))}{more}";
    }

    private string Users(CommandCall call)
    {
        var now = community.Time.GetUtcNow();
        return call.Text switch
        {
            "" => Listed("registered users", community.Accounts.All.Select(a => a.Handle).Order(StringComparer.Ordinal)),
            "connected" => Listed("connected users", Online()),
            "banned" => Listed("banned users", community.Moderation.Bans.Where(b => b.Kind == BanKind.Account)
                .Select(b => $"{b.Subject} ({(b.Until is { } until ? $"until {until:u}" : "forever")})").Order(StringComparer.Ordinal)),
            "privileged" => Listed("privileged users", community.Accounts.All.Where(a => a.IsPrivileged(now))
                .Select(a => $"{a.Handle} (until {a.Record.PrivilegedUntil:u})").Order(StringComparer.Ordinal)),
            _ => "Say which: users [connected|banned|privileged]",
        };
    }

    private IEnumerable<string> Online() => community.Presences.Sessions
        .OrderBy(s => s.Person.Name, StringComparer.Ordinal)
        .Select(s => $"{s.Person.Name} ({s.Network}, {s.Address}, since {s.Since:u})");

    private string ListRooms(CommandCall call) => Listed("rooms", community.Rooms.All
        .OrderByDescending(r => r.Count).ThenBy(r => r.Name, StringComparer.Ordinal)
        .Select(r => $"{r.Name} ({r.Count} users, {(r.IsPrivate ? $"private, owner {r.Owner?.Handle}" : "public")})"));

    private string UserInfo(CommandCall call)
    {
        if (!community.Accounts.TryFind(call.Text, out var account))
        {
            return NoUser(call.Text);
        }

        var record = account.Record;
        var ban = community.Moderation.BanOf(account);
        return string.Join(
            '\n',
            $"User {record.Handle}",
            $"UIN: {record.Uin}",
            $"Status: {account.State}",
            $"Registered: {record.CreatedAt:u}",
            $"Last seen: {(record.LastSeenAt is { } seen ? $"{seen:u}" : "never")}",
            $"Role: {account.RoleAt(community.Time.GetUtcNow())}{(record.RoleUntil is { } end ? $" until {end:u}" : string.Empty)}",
            $"Privileged until: {(account.IsPrivileged(community.Time.GetUtcNow()) ? $"{record.PrivilegedUntil:u}" : "not privileged")}",
            $"Banned: {(ban is null ? "no" : ban.Until is { } until ? $"until {until:u}" : "forever")}",
            $"Upload speed: {record.Stats.Speed} bytes/s in {record.Stats.Uploads} uploads",
            $"Shares: {record.Stats.Files} files in {record.Stats.Folders} folders",
            $"Waiting messages: {community.Mailbox.Waiting(account)}",
            $"Rooms: {string.Join(", ", account.Sessions.SelectMany(s => s.Rooms).Select(r => r.Name).Distinct())}");
    }

    private string RoomInfo(CommandCall call)
    {
        if (!community.Rooms.TryFind(call.Text, out var room))
        {
            return $"Room {call.Text} does not exist.";
        }

        var (members, operators) = room.People();
        return string.Join(
            '\n',
            $"Room {room.Name}",
            $"Type: {(room.IsPrivate ? "private" : "public")}",
            $"Owner: {room.Owner?.Handle ?? "none"}",
            $"Operators: {string.Join(", ", operators)}",
            $"Members: {string.Join(", ", members)}",
            $"Inside: {string.Join(", ", room.Members.Select(m => m.Person.Name))}",
            $"Tickers: {room.Tickers.Count}");
    }

    private string Admins(CommandCall call)
    {
        var now = community.Time.GetUtcNow();
        return Listed("users with rights", community.Accounts.All.Where(a => a.RoleAt(now) > Role.Member)
            .OrderByDescending(a => a.Record.Role).ThenBy(a => a.Handle, StringComparer.Ordinal)
            .Select(a => $"{a.Handle}: {a.Record.Role}{(a.Record.RoleUntil is { } until ? $" until {until:u}" : string.Empty)}"));
    }

    private string ChangeFilters(CommandCall call)
    {
        var parts = call.Text.Split(' ', 3, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0)
        {
            return string.Join(
                '\n',
                $"Searches that go nowhere: {string.Join(", ", community.Filters.Refused)}",
                $"Phrases left out of results: {string.Join(", ", community.Filters.Excluded)}",
                $"Users that are not searched: {string.Join(", ", community.Filters.Unsearchable)}");
        }

        FilterKind? kind = parts.ElementAtOrDefault(1) switch
        {
            "searches" => FilterKind.Refused,
            "results" => FilterKind.Excluded,
            "users" => FilterKind.Unsearchable,
            _ => null,
        };
        if (kind is null || parts.Length < 3 || parts[0] is not ("add" or "remove"))
        {
            return "Say what: filters add|remove searches|results|users <phrase>";
        }

        var changed = parts[0] == "add" ? community.Filters.Add(kind.Value, parts[2]) : community.Filters.Remove(kind.Value, parts[2]);
        community.Moderation.Note(call.Account.Handle, "filter", parts[2], call.Text);
        return changed ? "Filters changed." : "Nothing to change.";
    }
}
