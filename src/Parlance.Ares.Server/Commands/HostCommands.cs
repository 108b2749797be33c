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
        Row.Of("listpasswords", Row.Host, "", "Lists the accounts with a level in this room, with their numbers.", ListLevels),
        Row.WithText("rempassword", Row.Host, "<number or handle>", "Takes an account's level in this room.", RemoveLevel),
        Row.WithText("commandlevel", Row.Host, "<command> <0-3|off|default>", "Sets who may use a command: everybody, a level, nobody, or as it is by default.", SetCommandLevel),
        Row.Of("commandlevels", Row.Host, "", "Lists the commands whose level was changed.", ListCommandLevels),
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
        call.ReplyAll(Ordered(call).Select((l, i) => $"{i} - {l.Key} level {l.Value}"), "There are none.");

    private static IReadOnlyList<KeyValuePair<string, int>> Ordered(CommandCall call) => [.. call.Room.Book.Levels.OrderBy(l => l.Key, StringComparer.Ordinal)];

    private static void RemoveLevel(CommandCall call)
    {
        var levels = Ordered(call);
        var handle = int.TryParse(call.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < levels.Count ? levels[number].Key : call.Text;
        Keep(call.Room, handle, 0);
        foreach (var user in call.Room.Users.Where(u => u.Authority is { } a && Handles.Key(a.Handle) == Handles.Key(handle)))
        {
            AresRoom.SetLevel(user, call.Room.LevelOf(user.Authority));
        }

        call.Reply("Done.");
    }

    private static void SetCommandLevel(CommandCall call)
    {
        var words = call.Text.TrimStart('/', '#').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int? level = words is not [_, var wanted] ? null : wanted.ToUpperInvariant() switch
        {
            "OFF" => Row.Nobody,
            "DEFAULT" => -1,
            ['0' or '1' or '2' or '3'] => wanted[0] - '0',
            _ => null,
        };
        if (level is not { } chosen || CommandTable.Find(words[0]) is not { IsSecret: false } command || command.Name is "help" or "commandlevel")
        {
            call.Reply(call.Command.Usage);
            return;
        }

        call.Room.Change(b => b with { CommandLevels = With(b.CommandLevels, command, chosen) });
        call.Note($"{call.By} set the level of {command.Name} to {words[1]}");
    }

    private static Dictionary<string, int> With(IReadOnlyDictionary<string, int> levels, AresCommand command, int level)
    {
        var next = new Dictionary<string, int>(levels);
        next.Remove(command.Name);
        if (level >= 0 && level != command.Level)
        {
            next[command.Name] = level;
        }

        return next;
    }

    private static void ListCommandLevels(CommandCall call) => call.ReplyAll(
        call.Room.Book.CommandLevels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key} {(l.Value == Row.Nobody ? "off" : $"level {l.Value}")}"), "There are none.");

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
