using System.Globalization;
using Parlance.Ares.Server.Rooms;
using Parlance.Core.Services;

namespace Parlance.Ares.Server.Commands;

/// <summary>Levels, switches and the captcha.</summary>
internal static class HostCommands
{
    public static IReadOnlyList<AresCommand> Rows { get; } =
    [
        Row.Of("setlevel", Row.Host, "<user> <0-3>", "Gives a registered user a level in this room for good.", SetLevel),
        Row.Of("addautologin", Row.Host, "<user> <1-3>", "Gives a user's installation a level without a password.", AddAutoLogin),
        Row.Of("remautologin", Row.Host, "<number>", "Takes that back.", RemoveAutoLogin),
        Row.Of("autologins", Row.Host, "", "Lists the installations with a level.", c => c.ReplyAll(c.Room.Book.AutoLogins.Select((a, i) => $"{i} - {a.Name} level {a.Level}"), "There are none.")),
        Row.Of("listpasswords", Row.Host, "", "Lists the accounts with a level in this room.", ListLevels),
        Row.WithText("rempassword", Row.Host, "<handle>", "Takes an account's level in this room.", RemoveLevel),
        Row.Switch("anon", Row.Administrator, "Lets users without a name in.", (s, isOn) => s with { Anon = isOn }),
        Row.Switch("caps", Row.Administrator, "Lets regular users write in capitals.", (s, isOn) => s with { Caps = isOn }),
        Row.Switch("clock", Row.Administrator, "Shows the time in the topic.", (s, isOn) => s with { Clock = isOn }),
        Row.Switch("general", Row.Administrator, "Lets regular users use commands.", (s, isOn) => s with { General = isOn }),
        Row.Switch("colors", Row.Host, "Lets regular users write in colours.", (s, isOn) => s with { Colors = isOn }),
        Row.Switch("captcha", Row.Host, "Asks newcomers to type a word before anybody sees them.", (s, isOn) => s with { Captcha = isOn, CaptchaVisible = false }),
        Row.Switch("captchavisible", Row.Host, "Asks newcomers to type a word, and shows them meanwhile.", (s, isOn) => s with { Captcha = isOn, CaptchaVisible = isOn }),
        Row.Of("listquarantined", Row.Host, "", "Lists those who have not typed the word yet.", c => c.ReplyAll(c.Room.Users.Where(u => u.Captcha is not null).Select(u => $"{u.Id} - {u.Name}"), "Nobody.")),
        Row.Of("unquarantine", Row.Host, "<number>", "Lets one of them in.", Unquarantine),
        Row.Switch("greetmsg", Row.Host, "Greets those who join.", (s, isOn) => s with { Greetings = isOn }),
        Row.Switch("adminannounce", Row.Host, "Tells of logins of operators.", (s, isOn) => s with { OperatorAnnounce = isOn }),
        Row.Switch("customnames", Row.Host, "Allows custom names.", (s, isOn) => s with { CustomNames = isOn }),
        Row.Switch("history", Row.Host, "Shows newcomers the last lines.", (s, isOn) => s with { History = isOn }),
        Row.Switch("idlestatus", Row.Host, "Tells when somebody is idle.", (s, isOn) => s with { Idle = isOn }),
        Row.Switch("lastseen", Row.Host, "Tells newcomers when they were here last.", (s, isOn) => s with { LastSeen = isOn }),
        Row.Switch("roominfo", Row.Host, "Tells newcomers about the room.", (s, isOn) => s with { RoomInfo = isOn }),
        Row.Switch("sharefiles", Row.Host, "Lets only those in who share files.", (s, isOn) => s with { SharersOnly = isOn }),
        Row.Switch("url", Row.Host, "Shows the links.", (s, isOn) => s with { Links = isOn }),
        Row.Of("enableadmins", Row.Host, "", "Gives operators their levels again.", c => Operators(c, true)),
        Row.Of("disableadmins", Row.Host, "", "Takes the levels of all operators below host.", c => Operators(c, false)),
    ];

    private static void SetLevel(CommandCall call)
    {
        if (call.Target(out var rest) is not { } target)
        {
            return;
        }

        if (!int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var level) || level is < 0 or > 3)
        {
            call.Reply(call.Command.Usage);
            return;
        }

        if (target.Person.Account is not { } account)
        {
            call.Reply($"{target.Name} is not registered.");
            return;
        }

        Keep(call.Room, account.Handle, level);
        AresRoom.SetLevel(target, level);
        call.Note($"{call.By} gave {target.Name} level {level}");
    }

    private static void Keep(AresRoom room, string handle, int level) => room.Change(b =>
    {
        var levels = new Dictionary<string, int>(b.Levels);
        levels.Remove(Handles.Key(handle));
        if (level > 0)
        {
            levels[Handles.Key(handle)] = level;
        }

        return b with { Levels = levels };
    });

    private static void AddAutoLogin(CommandCall call)
    {
        if (call.Target(out var rest) is not { } target)
        {
            return;
        }

        if (!int.TryParse(rest, NumberStyles.None, CultureInfo.InvariantCulture, out var level) || level is < 1 or > 3)
        {
            call.Reply(call.Command.Usage);
            return;
        }

        call.Room.Change(b => b with { AutoLogins = [.. b.AutoLogins.Where(a => a.Identity != target.Profile.Identity).TakeLast(99), new AutoLogin(target.Name, target.Profile.Identity, level)] });
        AresRoom.SetLevel(target, level);
        call.Note($"{call.By} gave {target.Name} level {level} without a password");
    }

    private static void RemoveAutoLogin(CommandCall call)
    {
        if (!int.TryParse(call.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number >= call.Room.Book.AutoLogins.Count)
        {
            call.Reply(call.Command.Usage);
            return;
        }

        call.Room.Change(b => b with { AutoLogins = [.. b.AutoLogins.Where((_, i) => i != number)] });
        call.Reply("Done.");
    }

    private static void ListLevels(CommandCall call) =>
        call.ReplyAll(call.Room.Book.Levels.Select(l => $"{l.Key} level {l.Value}"), "There are none.");

    private static void RemoveLevel(CommandCall call)
    {
        Keep(call.Room, call.Text, 0);
        foreach (var user in call.Room.Users.Where(u => u.Authority is { } a && Handles.Key(a.Handle) == Handles.Key(call.Text)))
        {
            AresRoom.SetLevel(user, call.Room.LevelOf(user.Authority));
        }

        call.Reply("Done.");
    }

    private static void Unquarantine(CommandCall call)
    {
        if (call.Target(out _) is { Captcha: not null } target)
        {
            call.Room.LetThrough(target);
        }
    }

    private static void Operators(CommandCall call, bool isOn)
    {
        call.Room.Change(b => b with { Switches = b.Switches with { Operators = isOn } });
        foreach (var user in call.Room.Users.Where(u => u != call.Actor && u.Authority is not null))
        {
            var level = call.Room.LevelOf(user.Authority);
            AresRoom.SetLevel(user, isOn || level == 3 ? level : 0);
        }

        call.Note($"{call.By} {(isOn ? "enabled" : "disabled")} the operators");
    }
}
