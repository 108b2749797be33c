using System.Globalization;
using System.Net;
using Parlance.Ares.Server.Rooms;
using Parlance.Core.Model;
using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.Ares.Server.Commands;

/// <summary>Commands against those who misbehave.</summary>
internal static class ModerationCommands
{
    public static IReadOnlyList<AresCommand> Rows { get; } =
    [
        Row.AgainstAnybody("kick", Row.Moderator, "<user> [reason]", "Closes a user's connection.", Kick, Kick, "kill"),
        Row.AgainstAnybody("ban", Row.Administrator, "<user> [reason]", "Bans a user from this room.", (c, t, r) => Ban(c, t, r, null), (c, p, r) => Ban(c, p, r, null)),
        Row.AgainstAnybody("ban10", Row.Moderator, "<user> [reason]", "Bans a user for ten minutes.", (c, t, r) => Ban(c, t, r, TimeSpan.FromMinutes(10)), (c, p, r) => Ban(c, p, r, TimeSpan.FromMinutes(10))),
        Row.AgainstAnybody("ban60", Row.Administrator, "<user> [reason]", "Bans a user for an hour.", (c, t, r) => Ban(c, t, r, TimeSpan.FromMinutes(60)), (c, p, r) => Ban(c, p, r, TimeSpan.FromMinutes(60))),
        Row.WithText("unban", Row.Administrator, "<number or name>", "Lifts a ban.", Unban),
        Row.Of("listbans", Row.Administrator, "", "Lists the bans with their numbers.", ListBans),
        Row.Of("banstats", Row.Administrator, "", "Counts the bans.", BanStats),
        Row.WithText("rangeban", Row.Administrator, "<range>", "Bans a range: 10.1.0.0/16, or the beginning of an address.", RangeBan),
        Row.WithText("rangeunban", Row.Administrator, "<range>", "Lifts the ban of a range.", RangeUnban),
        Row.Of("listrangebans", Row.Administrator, "", "Lists the banned ranges.", c => c.ReplyAll(c.Room.Book.RangeBans, "No ranges are banned.")),
        Row.Of("cbans", Row.Host, "", "Lifts all bans.", ClearBans, "clearbans"),
        Row.AgainstAnybody("muzzle", Row.Moderator, "<user> [reason]", "Takes a user's voice.", (c, t, r) => Muzzle(c, t, r, true), (c, p, r) => Muzzle(c, p, r, true)),
        Row.AgainstAnybody("unmuzzle", Row.Moderator, "<user>", "Gives a user's voice back.", (c, t, r) => Muzzle(c, t, r, false), (c, p, r) => Muzzle(c, p, r, false)),
        Row.Of("mtimeout", Row.Host, "<minutes>", "Sets after how many minutes a muzzle ends; 0 for never.", MuzzleTime),
        Row.Against("redirect", Row.Administrator, "<user> <hashlink>", "Sends a user to another room.", Redirect),
        Row.Against("move", Row.Administrator, "<user> <number>", "Takes a user to a virtual room.", Move),
        Row.Against("changename", Row.Administrator, "<user> <name>", "Gives a user another name.", ChangeName),
        Row.Against("oldname", Row.Administrator, "<user>", "Gives a user back the name asked for.", (c, t, _) => c.Room.Rename(t, t.WantedName)),
        Row.Against("disableavatar", Row.Moderator, "<user>", "Takes a user's picture.", (c, t, _) => AresRoom.DisableAvatar(t)),
        Row.Against("changemessage", Row.Moderator, "<user> <text>", "Sets the line beneath a user's name.", (c, t, text) => AresRoom.SetPersonalMessage(t, AresText.CutChars(text, AresLimits.PersonalMessageChars))),
        Row.Against("customname", Row.Moderator, "<user> <text>", "Shows a user's lines behind another name.", (c, t, text) => t.CustomName = Texts.Cut(text, 60)),
        Row.Against("uncustomname", Row.Moderator, "<user>", "Ends that.", (c, t, _) => t.CustomName = string.Empty),
        Row.Of("whois", Row.Moderator, "<user>", "Tells what is known of a user.", WhoIs),
        Row.WithText("whowas", Row.Moderator, "<name or address>", "Tells who was here lately.", WhoWas),
        Row.Against("hostkill", Row.Host, "<user>", "Closes a user's connection without a word.", (c, t, _) => t.Connection.End(SessionEnd.Kicked), "hostkick"),
        Row.Against("hostban", Row.Host, "<user>", "Bans a user without a word.", (c, t, _) => c.Room.Ban(t, c.Actor.Name, null)),
        Row.WithText("hostunban", Row.Host, "<number or name>", "Lifts a ban without a word.", c => c.Room.Unban(c.Text, c.Actor.Name)),
        Row.Against("hostmuzzle", Row.Host, "<user>", "Takes a user's voice without a word.", (c, t, _) => c.Room.Muzzle(t, true)),
        Row.Against("hostunmuzzle", Row.Host, "<user>", "Gives a user's voice back without a word.", (c, t, _) => c.Room.Muzzle(t, false)),
        Row.Of("hostcbans", Row.Host, "", "Lifts all bans without a word.", c => c.Room.Change(b => b with { Bans = [] })),
    ];

    private static Room RoomOf(CommandCall call) => call.Actor.Session.Rooms is [var room, ..] ? room : call.Room.Main;

    private static void Kick(CommandCall call, Person person, string reason)
    {
        Tell(call, person, reason, "was put out");
        call.Room.Community.Rooms.Kick(RoomOf(call), person, call.By, reason);
    }

    private static void Ban(CommandCall call, Person person, string reason, TimeSpan? time)
    {
        Tell(call, person, reason, time is { } t ? $"was banned for {(int)t.TotalMinutes} minutes" : "was banned");
        call.Room.Community.Rooms.Ban(RoomOf(call), person, call.By, time, reason);
    }

    private static void Muzzle(CommandCall call, Person person, string reason, bool isOn)
    {
        if (isOn)
        {
            call.Room.Community.Rooms.Mute(RoomOf(call), person, call.By, call.Room.Book.MuzzleMinutes > 0 ? TimeSpan.FromMinutes(call.Room.Book.MuzzleMinutes) : null);
        }
        else
        {
            call.Room.Community.Rooms.Unmute(RoomOf(call), person);
        }

        Tell(call, person, reason, isOn ? "was muzzled" : "was unmuzzled");
    }

    /// <summary>What was done to somebody of another network, told to all who are here and to all who are there.</summary>
    private static void Tell(CommandCall call, Person person, string reason, string what)
    {
        var text = $"{NetworkNames.Of(person, Network.Ares)} {what} by {call.By}{(reason.Length > 0 ? $": {reason}" : string.Empty)}";
        call.Room.Community.Moderation.Note(call.Actor.Name, call.Command.Name, person.Name, call.Room.Name);
        call.Room.Announce(text, u => u.Vroom == call.Actor.Vroom || u.Level > 0);
    }

    private static void Kick(CommandCall call, AresUser target, string reason)
    {
        Tell(call, target, reason, "was put out");
        call.Room.Elsewhere(target, (rooms, room, person) => rooms.Kick(room, person, call.By, reason));
        target.Connection.Refuse("You were put out.", SessionEnd.Kicked);
    }

    private static void Ban(CommandCall call, AresUser target, string reason, TimeSpan? time)
    {
        Tell(call, target, reason, time is { } t ? $"was banned for {(int)t.TotalMinutes} minutes" : "was banned");
        call.Room.Ban(target, call.Actor.Name, time);
        call.Room.Elsewhere(target, (rooms, room, person) => rooms.Ban(room, person, call.By, time, reason));
        call.Room.Announce($"{call.By} banned {target.Name} ({target.Address})", u => u.WatchesBans && u.Level > 0);
    }

    private static void Muzzle(CommandCall call, AresUser target, string reason, bool isOn)
    {
        call.Room.Muzzle(target, isOn);
        Tell(call, target, reason, isOn ? "was muzzled" : "was unmuzzled");
    }

    private static void Tell(CommandCall call, AresUser target, string reason, string what)
    {
        call.Room.Community.Moderation.Note(call.Actor.Name, call.Command.Name, target.Name, call.Room.Name);
        call.Room.Announce($"{target.Name} {what} by {call.By}{(reason.Length > 0 ? $": {reason}" : string.Empty)}", u => u.Vroom == target.Vroom || u.Level > 0);
    }

    private static void Unban(CommandCall call)
    {
        if (call.Room.Community.Rooms.Unban(call.Room.Main, call.Text) && call.Room.ActiveBans().All(b => !b.Name.StartsWith(call.Text, StringComparison.OrdinalIgnoreCase)))
        {
            call.Note($"{call.By} lifted the ban of {call.Text}");
        }
        else if (call.Room.Unban(call.Text, call.Actor.Name) is { } ban)
        {
            call.Note($"{call.By} lifted the ban of {ban.Name}");
        }
        else
        {
            call.Reply("There is no such ban.");
        }
    }

    private static void ListBans(CommandCall call) => call.ReplyAll(
        call.Room.ActiveBans().Select((b, i) =>
            $"{i} - {b.Name} {b.Address} by {b.By}{(b.Until is { } until ? $" until {until.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC" : string.Empty)}"),
        "Nobody is banned.");

    private static void BanStats(CommandCall call)
    {
        var bans = call.Room.ActiveBans();
        call.Reply($"{bans.Count} bans, {bans.Count(b => b.Until is not null)} of them for a time; {call.Room.Book.RangeBans.Count} ranges");
    }

    private static void RangeBan(CommandCall call)
    {
        if (!AresRoom.IsRange(call.Text))
        {
            call.Reply("That is no range of addresses.");
            return;
        }

        call.Room.Change(b => b with { RangeBans = [.. b.RangeBans.Where(r => r != call.Text).TakeLast(AresRoom.MostBans - 1), call.Text] });
        call.Note($"{call.By} banned the range {call.Text}");
        foreach (var user in call.Room.Users.Where(u => u.Level == 0 && call.Room.IsBanned(u.Session.Address, u.Profile.Identity)))
        {
            user.Connection.Refuse("Your address is banned from this room.", SessionEnd.Banned);
        }
    }

    private static void RangeUnban(CommandCall call)
    {
        call.Room.Change(b => b with { RangeBans = [.. b.RangeBans.Where(r => r != call.Text)] });
        call.Note($"{call.By} lifted the ban of the range {call.Text}");
    }

    private static void ClearBans(CommandCall call)
    {
        call.Room.Change(b => b with { Bans = [] });
        call.Note($"{call.By} lifted all bans");
    }

    private static void MuzzleTime(CommandCall call)
    {
        if (ushort.TryParse(call.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var minutes))
        {
            call.Room.Change(b => b with { MuzzleMinutes = minutes });
            call.Note($"{call.By} set the muzzle time to {minutes} minutes");
        }
        else
        {
            call.Reply(call.Command.Usage);
        }
    }

    private static void Redirect(CommandCall call, AresUser target, string link)
    {
        if (!Hashlink.TryParse(link, out var there))
        {
            call.Reply("That is no hashlink.");
            return;
        }

        Tell(call, target, string.Empty, $"was sent to {there.Name}");
        AresRoom.Redirect(target, there);
    }

    private static void Move(CommandCall call, AresUser target, string number)
    {
        if (ushort.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var vroom))
        {
            call.Room.Move(target, vroom);
        }
        else
        {
            call.Reply(call.Command.Usage);
        }
    }

    private static void ChangeName(CommandCall call, AresUser target, string name)
    {
        if (!call.Room.Rename(target, name))
        {
            call.Reply("That name cannot be had.");
        }
    }

    private static void WhoIs(CommandCall call)
    {
        if (call.Target(out _) is not { } user)
        {
            return;
        }

        call.Reply($"{user.Id}: {user.Name}, asked for {user.WantedName}, level {user.Level}, virtual room {user.Vroom}");
        call.Reply($"{user.Address} with {user.Profile.Version}, {user.Profile.Files} files, {AresCountries.Name(user.Profile.Country)} {user.Profile.Region}");
        call.Reply($"here since {user.Session.Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC{(user.IsMuzzled(call.Room.Now) ? ", muzzled" : string.Empty)}");
        foreach (var other in call.Room.Users.Where(u => u != user && u.Session.Address.Equals(user.Session.Address) && !IPAddress.IsLoopback(u.Session.Address)))
        {
            call.Reply($"from the same address: {other.Name}");
        }
    }

    private static void WhoWas(CommandCall call) => call.ReplyAll(
        call.Room.Visits(call.Text).Select(v => $"{v.Name} {v.Address} {v.Version} left {v.Left.UtcDateTime:yyyy-MM-dd HH:mm} UTC"), "Nobody of that name was here.");
}
