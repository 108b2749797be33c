using System.Globalization;
using Parlance.Ares.Server.Rooms;
using Parlance.Core.Model;
using Parlance.Core.Services;
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
        new("handle", 0, "<name>", "Gives your account, if it goes by its number, this name for good.", Handle),
        new("link", 0, "<name or number> <password>", "Makes one account of yours and another of yours; you log in again.", Link) { IsSecret = true },
        new("password", 0, "<network> [off]", "Gives you a password for one network alone (ares, soulseek, icq, myicq), or takes it away.", Password) { IsSecret = true },
        Row.Of("hide", 0, "on|off", "Hides you from the people of other networks.", Hide),
        Row.Of("logout", 0, "", "Gives up your level and your account until you log in again.", c => c.Room.LogOut(c.Actor), "logoff"),
        Row.WithText("nick", 0, "<name>", "Changes your name.", Nick),
        Row.Of("idle", 0, "[off]", "Marks you idle until your next line, or ends that; with on or off, hosts switch the telling of it.", Idle, "idles"),
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

    /// <summary>The account whose password this user has shown; null, with a word to the user, when none.</summary>
    private static Account? Own(CommandCall call)
    {
        if (call.Actor.Authority is { } account && account == call.Actor.Person.Account)
        {
            return account;
        }

        call.Reply("Log in to your own account first.");
        return null;
    }

    private static async ValueTask Handle(CommandCall call)
    {
        if (Own(call) is not { } account)
        {
            return;
        }

        var outcome = await call.Room.Community.Identity.PickHandleAsync(account, call.Text, call.Actor.Session);
        if (outcome is HandleOutcome.Picked or HandleOutcome.NotStored)
        {
            call.Room.Become(call.Actor, account.Person);
            await call.Room.Community.Mailbox.OpenAsync(call.Actor.Session, CancellationToken.None);
        }

        call.Reply(outcome switch
        {
            HandleOutcome.Picked => $"You are {account.Handle} on every network now.",
            HandleOutcome.AlreadyPicked => "Your account has its name already.",
            HandleOutcome.Taken => "Somebody has that name.",
            HandleOutcome.LikeAnother => "That name looks like somebody else's.",
            HandleOutcome.NotAHandle => "A name has 1 to 30 plain letters, digits and signs.",
            _ => "It could not be stored. Try again later.",
        });
    }

    private static async ValueTask Link(CommandCall call)
    {
        var cut = call.Text.LastIndexOf(' ');
        if (cut <= 0)
        {
            call.Reply(call.Command.Usage);
            return;
        }

        if (Own(call) is not { } account)
        {
            return;
        }

        var outcome = call.Room.Community.Accounts.TryFind(call.Text[..cut].Trim(), out var other)
            || (Handles.IsNumber(call.Text[..cut].Trim(), out var uin) && call.Room.Community.Accounts.TryFind(uin, out other))
            ? await call.Room.Community.Identity.LinkAsync(account, null, other, call.Text[(cut + 1)..], call.Actor.Session.Address)
            : LinkOutcome.WrongPassword;
        call.Reply(outcome switch
        {
            LinkOutcome.Linked => "The two are one account now.",
            LinkOutcome.SameAccount => "That is the account you are on.",
            LinkOutcome.OwnerStays => "The owner's account cannot go up in another.",
            LinkOutcome.Banned => "That account is banned.",
            LinkOutcome.WrongPassword or LinkOutcome.Throttled => "That is not the password.",
            _ => "It could not be done. Try again later.",
        });
    }

    private static async ValueTask Password(CommandCall call)
    {
        var words = call.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0 || !Enum.TryParse<Core.Model.Network>(words[0], ignoreCase: true, out var network) || char.IsAsciiDigit(words[0][0]))
        {
            call.Reply(call.Command.Usage);
            return;
        }

        if (Own(call) is not { } account)
        {
            return;
        }

        if (words is [_, "off"])
        {
            var revoked = await call.Room.Community.Accounts.RevokeNetworkPasswordAsync(account, network);
            call.Reply(revoked == NetworkPasswordOutcome.Revoked ? $"Your own password counts on {network} again." : $"You have no password for {network} alone.");
            return;
        }

        var given = await call.Room.Community.Accounts.SetNetworkPasswordAsync(account, network);
        call.Reply(given.Outcome switch
        {
            NetworkPasswordOutcome.Set => given.ToWords(network),
            NetworkPasswordOutcome.NoSuchNetwork => call.Command.Usage,
            _ => "It could not be stored. Try again later.",
        });
    }

    private static void Hide(CommandCall call)
    {
        if (call.OnOff is not { } isOn)
        {
            call.Reply(call.Command.Usage);
        }
        else if (Own(call) is { } account)
        {
            call.Room.Community.Identity.Hide(account, isOn);
            call.Reply(isOn ? "Only people on your own network see you now." : "Everybody sees you now.");
        }
    }

    private static void Nick(CommandCall call)
    {
        if (!call.Room.Rename(call.Actor, call.Text))
        {
            call.Reply("You cannot have that name.");
        }
    }

    private static void Idle(CommandCall call)
    {
        if (call.Actor.Level >= Row.Host && call.OnOff is { } isOn)
        {
            call.Room.Change(b => b with { Switches = b.Switches with { Idle = isOn } });
            call.Note($"{call.By} turned idle {(isOn ? "on" : "off")}");
        }
        else if (call.OnOff == false)
        {
            call.Room.EndIdle(call.Actor);
        }
        else if (call.Actor.IdleSince is null && call.Room.Book.Switches.Idle)
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
