using System.Globalization;
using Parlance.Core.Model;
using Parlance.Core.Services;

namespace Parlance.Soulseek.Server.Commands;

/// <summary>Putting people out and talking to all of them.</summary>
internal sealed partial class ServiceCommands
{
    private static readonly TimeSpan DefaultKick = TimeSpan.FromMinutes(2);
    private const int LongestDays = 365_000;

    private static string NoUser(string name) => $"User {name} is not registered.";

    private string Kick(CommandCall call)
    {
        var (minutes, name) = call.Numbered();
        if (!community.Accounts.TryFind(name, out var account))
        {
            return NoUser(name);
        }

        if (!MayTouch(call, account))
        {
            return $"You may not do that to {account.Handle}.";
        }

        var time = minutes is { } m ? TimeSpan.FromMinutes(m) : DefaultKick;
        community.Kick(account, time, call.Account.Handle);
        return $"Kicked user {account.Handle} for {(int)time.TotalMinutes} minutes";
    }

    private string KickAll(CommandCall call)
    {
        var time = int.TryParse(call.Text, CultureInfo.InvariantCulture, out var m) && m > 0 ? TimeSpan.FromMinutes(m) : DefaultKick;
        var kicked = community.Presences.Sessions.Select(s => s.Account).OfType<Account>().Distinct().Where(a => MayTouch(call, a)).ToArray();
        foreach (var account in kicked)
        {
            community.Kick(account, time, call.Account.Handle);
        }

        return $"Kicked {kicked.Length} users for {(int)time.TotalMinutes} minutes";
    }

    private string Ban(CommandCall call)
    {
        var (days, name) = call.Numbered();
        if (!community.Accounts.TryFind(name, out var account))
        {
            return NoUser(name);
        }

        if (!MayTouch(call, account))
        {
            return $"You may not do that to {account.Handle}.";
        }

        var now = community.Time.GetUtcNow();
        DateTimeOffset? until = days is { } d ? now + TimeSpan.FromDays(Math.Min(d, LongestDays)) : null;
        return !community.Ban(new Ban(BanKind.Account, account.Handle, until, "banned over Soulseek", call.Account.Handle, now)) ? "There are too many bans."
            : until is null ? $"Banned user {account.Handle} forever"
            : $"Banned user {account.Handle} for {days} days";
    }

    private string Unban(CommandCall call) => community.Moderation.Lift(BanKind.Account, call.Text, call.Account.Handle)
        ? $"Unbanned user {call.Text}"
        : $"User {call.Text} is not banned";

    private string RemoveTickers(CommandCall call)
    {
        var count = community.Rooms.RemoveTickers(call.Text);
        community.Moderation.Note(call.Account.Handle, "removetickers", call.Text, $"{count} rooms");
        return $"Removed tickers of user {call.Text} in {count} rooms";
    }

    private string Announce(CommandCall call)
    {
        if (call.Text.Length == 0)
        {
            return "Say what to announce: announcement <text>";
        }

        community.Announce(call.Text, call.Account.Handle);
        return "Announcement sent.";
    }

    private string MessageAll(CommandCall call)
    {
        if (call.Text.Length == 0)
        {
            return "Say what to send: message <text>";
        }

        var count = 0;
        foreach (var account in community.Accounts.All)
        {
            _ = community.Mailbox.Send(null, account, MessageKind.Text, call.Text, Network.Server);
            count++;
        }

        community.Moderation.Note(call.Account.Handle, "message", "everybody", $"{count} accounts");
        return $"Message sent to {count} accounts.";
    }

    private string SetRole(CommandCall call)
    {
        var parts = call.Text.Split(' ', 2, StringSplitOptions.TrimEntries);
        Role? role = parts[0] switch
        {
            "add" => Role.Admin,
            "moderator" => Role.Moderator,
            "remove" => Role.Member,
            _ => null,
        };
        if (role is null || parts.Length < 2)
        {
            return "Say who: admin add|moderator|remove [days] <user>";
        }

        var (days, name) = new CommandCall(call.Caller, parts[1]).Numbered();
        if (!community.Accounts.TryFind(name, out var account))
        {
            return NoUser(name);
        }

        if (account.Uin == Accounts.OwnerUin)
        {
            return "The owner stays the owner.";
        }

        DateTimeOffset? until = days is { } d ? community.Time.GetUtcNow() + TimeSpan.FromDays(Math.Min(d, LongestDays)) : null;
        community.Privileges.SetRole(account, role.Value, until, call.Account.Handle);
        return $"User {account.Handle} is now {role}{(until is null ? string.Empty : $" until {until:u}")}";
    }

    private string GivePrivileges(CommandCall call)
    {
        var parts = call.Text.Split(' ', 2, StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || !int.TryParse(parts[0], CultureInfo.InvariantCulture, out var days) || Math.Abs((long)days) > LongestDays)
        {
            return "Say how many and who: privileges <days> <user>";
        }

        if (!community.Accounts.TryFind(parts[1], out var account))
        {
            return NoUser(parts[1]);
        }

        community.Privileges.Change(account, TimeSpan.FromDays(days));
        community.Moderation.Note(call.Account.Handle, "privileges", account.Handle, $"{days} days");
        return $"User {account.Handle} has privileges for {(int)community.Privileges.Left(account).TotalDays} days";
    }

    /// <summary>Nobody puts out themselves, or somebody with as many rights.</summary>
    private bool MayTouch(CommandCall call, Account target) =>
        target != call.Account && target.RoleAt(community.Time.GetUtcNow()) < RoleOf(call.Caller);
}
