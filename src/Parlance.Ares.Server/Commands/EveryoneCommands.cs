using System.Globalization;
using Parlance.Ares.Server.Rooms;
using Parlance.Wire;

namespace Parlance.Ares.Server.Commands;

/// <summary>Commands for everybody.</summary>
internal static class EveryoneCommands
{
    public static IReadOnlyList<AresCommand> Rows { get; } =
    [
        Row.Of("help", 0, "[command]", "Lists the commands you may use, or explains one.", Help),
        Row.Of("version", 0, "", "Tells what this server is.", c => c.Reply(AresRoom.Version)),
        Row.Of("id", 0, "", "Tells your number in this room.", c => c.Reply($"Your number is {c.Actor.Id}")),
        Row.Of("info", 0, "", "Lists the users of your virtual room.", Info),
        new("login", 0, "<password>", "Logs in to the account of your name, or to an operator's account.", LogIn) { IsSecret = true },
        new("register", 0, "<password>", "Makes an account of your present name, for every network of this server.", Register) { IsSecret = true },
        Row.Of("unregister", 0, "", "Deletes your account.", c => c.Room.Unregister(c.Actor)),
        Row.Of("logout", 0, "", "Gives up your level and your account until you log in again.", c => c.Room.LogOut(c.Actor), "logoff"),
        Row.WithText("nick", 0, "<name>", "Changes your name.", Nick),
        Row.Of("idle", 0, "", "Marks you idle until your next line.", Idle, "idles"),
        Row.Of("vroom", 0, "<number>", "Takes you to a virtual room; 0 is the main one.", Vroom),
        Row.Own("pmblock", 0, "Refuses private messages, or takes them again.", (c, isOn) => c.Actor.BlocksPrivate = isOn),
        Row.WithText("shout", 0, "<text>", "Says something to all virtual rooms.", Shout),
        Row.Of("whisper", 0, "<user> <text>", "Says something to one user.", Whisper),
        Row.Of("locate", 0, "", "Lists the virtual rooms and who is in them.", Locate),
        Row.Of("viewmotd", 0, "", "Shows the messages of the day.", c => c.ReplyAll(c.Room.Book.Motd.Select(l => c.Room.Fill(l, c.Actor)), "There are none.")),
    ];

    private static void Help(CommandCall call)
    {
        if (CommandTable.Find(call.Text) is { } command)
        {
            call.Reply($"{command.Usage} - {command.Help}");
            return;
        }

        foreach (var row in CommandTable.All.Where(c => CommandTable.MayUse(c, call.Room, call.Actor)))
        {
            call.Reply(row.Usage);
        }
    }

    private static void Info(CommandCall call)
    {
        foreach (var user in call.Room.Users.Where(u => u.IsVisible && u.Vroom == call.Actor.Vroom))
        {
            call.Reply($"{user.Id}: {user.Name} [{AresCountries.Name(user.Profile.Country)}] {user.Profile.Version}");
        }
    }

    private static ValueTask LogIn(CommandCall call) => call.Text.Length == 0 ? call.Misused() : call.Room.LogInAsync(call.Actor, call.Text);

    private static ValueTask Register(CommandCall call) => call.Text.Length == 0 ? call.Misused() : call.Room.RegisterAsync(call.Actor, call.Text);

    private static void Nick(CommandCall call)
    {
        if (!call.Room.Rename(call.Actor, call.Text))
        {
            call.Reply("You cannot have that name.");
        }
    }

    private static void Idle(CommandCall call)
    {
        if (call.Actor.IdleSince is null && call.Room.Book.Switches.Idle)
        {
            call.Actor.IdleSince = call.Room.Now;
            call.Room.Announce($"{call.Actor.Name} is idle", u => u.Vroom == call.Actor.Vroom);
        }
    }

    private static void Vroom(CommandCall call)
    {
        if (ushort.TryParse(call.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var vroom))
        {
            call.Room.Move(call.Actor, vroom);
        }
        else
        {
            call.Reply(call.Command.Usage);
        }
    }

    private static void Shout(CommandCall call)
    {
        if (!call.Actor.IsMuzzled(call.Room.Now))
        {
            call.Room.Announce(Texts.Cut($"{call.Actor.Name} shouts: {call.Text}", AresLimits.Line), u => !u.Ignores(call.Actor.Name));
        }
    }

    private static void Whisper(CommandCall call)
    {
        if (call.Target(out var text) is not { } target)
        {
            return;
        }

        if (text.Length == 0 || target.Captcha is not null || target.Ignores(call.Actor.Name) || call.Actor.IsMuzzled(call.Room.Now))
        {
            call.Reply(text.Length == 0 ? call.Command.Usage : $"{target.Name} does not hear you");
            return;
        }

        target.Tell($"{call.Actor.Name} whispers: {text}");
        call.Reply($"You whisper to {target.Name}: {text}");
    }

    private static void Locate(CommandCall call)
    {
        foreach (var vroom in call.Room.Users.Where(u => u.IsVisible).GroupBy(u => u.Vroom).OrderBy(g => g.Key))
        {
            call.Reply($"{vroom.Key}: {string.Join(", ", vroom.Select(u => u.Name))}");
        }
    }
}
