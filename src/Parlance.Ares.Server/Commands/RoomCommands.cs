using System.Globalization;
using Parlance.Ares.Server.Rooms;
using Parlance.Ares.Server.Sessions;
using Parlance.Ares.Web;
using Parlance.Wire;

namespace Parlance.Ares.Server.Commands;

/// <summary>Commands about the room itself: topic, links, greetings, announcements.</summary>
internal static class RoomCommands
{
    private const int MostEntries = 100;

    public static IReadOnlyList<AresCommand> Rows { get; } =
    [
        Row.WithText("announce", Row.Moderator, "<text>", "Says something in the room's own voice.", c => c.Room.Announce(c.Text)),
        Row.WithText("adminmsg", Row.Moderator, "<text>", "Says something to the operators.", c => c.Room.TellOperators($"{c.Actor.Name} to operators: {c.Text}")),
        Row.Of("admins", Row.Moderator, "", "Lists the operators who are here.", c => c.ReplyAll(c.Room.Users.Where(u => u.Level > 0).Select(u => $"{u.Name} level {u.Level}"), "Nobody.")),
        Row.Of("clearscreen", Row.Moderator, "", "Scrolls everybody's window empty.", ClearScreen),
        Row.Of("stats", Row.Moderator, "", "Tells how the room is doing.", Stats),
        Row.Own("bansend", Row.Moderator, "Tells you of bans.", (c, isOn) => c.Actor.WatchesBans = isOn),
        Row.Own("ipsend", Row.Moderator, "Tells you the addresses of those who join.", (c, isOn) => c.Actor.WatchesAddresses = isOn),
        Row.Own("logsend", Row.Moderator, "Tells you which commands are used.", (c, isOn) => c.Actor.WatchesCommands = isOn),
        Row.Own("stealth", Row.Administrator, "Hides your name and your commands when you moderate.", (c, isOn) => c.Actor.IsStealthy = isOn),
        Row.Own("vspy", Row.Administrator, "Shows you what is said in other virtual rooms.", Spy),
        Row.Own("cloak", Row.Host, "Shows you to nobody.", (c, isOn) => c.Room.Cloak(c.Actor, isOn)),
        Row.WithText("addtopic", Row.Administrator, "<text>", "Sets the topic of your virtual room.", c => SetTopic(c, c.Text), "topic"),
        Row.Of("remtopic", Row.Administrator, "", "Takes the topic back to the configured one.", c => SetTopic(c, null)),
        Row.WithText("addurl", Row.Administrator, "<address> <caption>", "Adds a link.", AddLink),
        Row.Of("remurl", Row.Administrator, "<number>", "Removes a link.", c => Remove(c, b => b.Links, (b, l) => b with { Links = l }, ShowLink)),
        Row.Of("listurls", Row.Administrator, "", "Lists the links with their numbers.", c => c.ReplyAll(c.Room.Book.Links.Select((l, i) => $"{i} - {l.Address} {l.Caption}"), "There are none.")),
        Row.WithText("addgreetmsg", Row.Host, "<text>", "Adds a greeting; +n, +ip, +id, +f, +v, +p, +uc, +rn, +ru, +ut and +l are filled in.", AddGreeting),
        Row.Of("remgreetmsg", Row.Host, "<number>", "Removes a greeting.", c => Remove(c, b => b.Greetings, (b, l) => b with { Greetings = l }, null)),
        Row.Of("listgreetmsg", Row.Host, "", "Lists the greetings with their numbers.", c => c.ReplyAll(c.Room.Book.Greetings.Select((g, i) => $"{i} - {g}"), "There are none.")),
        Row.WithText("pmgreetmsg", Row.Host, "on|off|<text>", "Sets the private greeting.", PrivateGreeting),
        Row.WithText("addmotd", Row.Host, "<text>", "Adds a line to the messages of the day.", c => Change(c, b => b with { Motd = [.. b.Motd.TakeLast(MostEntries - 1), c.Text] })),
        Row.Of("loadmotd", Row.Host, "", "Reads the messages of the day from the configured file.", LoadMotd),
        Row.Of("remmotd", Row.Host, "<number>", "Removes a line from the messages of the day.", c => Remove(c, b => b.Motd, (b, l) => b with { Motd = l }, null)),
        Row.Of("roomsearch", Row.Administrator, "[text]", "Lists this server's rooms whose name holds a text.", Search),
        Row.WithText("pmroom", Row.Host, "<text>", "Writes to everybody privately.", PrivateToAll),
        Row.Of("status", Row.Host, "[text]", "Sets what the host is doing.", c => Change(c, b => b with { Status = c.Text })),
    ];

    /// <summary>Shows everybody the link of the moment.</summary>
    public static void ShowLink(AresRoom room)
    {
        var link = room.CurrentLink;
        foreach (var user in room.Users.Where(u => u.Captcha is null))
        {
            user.Send(AresPayload.Of(new ToClient.Url(link.Address, link.Caption), new WebMessage(WebIdents.Url, link.Address, link.Caption)));
        }
    }

    private static void Change(CommandCall call, Func<RoomBook, RoomBook> change)
    {
        call.Room.Change(change);
        call.Reply("Done.");
    }

    private static void Remove<T>(CommandCall call, Func<RoomBook, IReadOnlyList<T>> list, Func<RoomBook, IReadOnlyList<T>, RoomBook> set, Action<AresRoom>? then)
    {
        if (!int.TryParse(call.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number >= list(call.Room.Book).Count)
        {
            call.Reply(call.Command.Usage);
            return;
        }

        Change(call, b => set(b, [.. list(b).Where((_, i) => i != number)]));
        then?.Invoke(call.Room);
    }

    private static void LoadMotd(CommandCall call) =>
        call.Reply(call.Room.LoadMotd() is { } count ? $"{count} lines are read." : "There is no such file, or it cannot be read.");

    private static void Search(CommandCall call) => call.ReplyAll(
        call.Room.Community.Rooms.All
            .Where(r => !r.IsPrivate && r.Name.Contains(call.Text, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(r => r.Count).ThenBy(r => r.Name, StringComparer.OrdinalIgnoreCase)
            .Take(MostEntries).Select(r => $"{r.Name}, {r.Count} inside"),
        "There is none.");

    private static void ClearScreen(CommandCall call)
    {
        for (var i = 0; i < 40; i++)
        {
            call.Room.Announce(" ", u => u.Vroom == call.Actor.Vroom);
        }

        call.Note($"{call.By} cleared the screen");
    }

    private static void Stats(CommandCall call)
    {
        var room = call.Room;
        call.Reply($"{AresRoom.Version}, open for {(int)(room.Now - room.OpenedAt).TotalHours} hours");
        call.Reply($"{room.UserCount} users, {room.Users.Count(u => u.Level > 0)} operators, {room.Users.Select(u => u.Vroom).Distinct().Count()} virtual rooms");
        call.Reply($"{room.LinesSaid} lines, {room.ActiveBans().Count} bans, {room.Book.Filters.Count} filters");
    }

    private static void Spy(CommandCall call, bool isOn)
    {
        call.Actor.WatchesVrooms = isOn;
        call.Room.Community.Rooms.Listen(call.Actor.Session, isOn || call.Actor.IsCloaked);
    }

    private static void SetTopic(CommandCall call, string? text)
    {
        var vroom = call.Actor.Vroom;
        var topic = text is null ? null : Texts.Cut(text, AresLimits.Topic);
        call.Room.Change(b => vroom == 0 ? b with { Topic = topic } : b with { VroomTopics = With(b.VroomTopics, vroom, topic) });
        call.Room.ShowTopic(vroom);
        if (call.Actor.Session.Rooms is [var room, ..])
        {
            call.Room.Community.Rooms.SetTopic(room, topic ?? call.Room.Options.Topic, call.Actor.Name, Core.Model.Network.Ares);
        }

        call.Room.Announce($"{call.By} set the topic", u => u.Vroom == vroom);
    }

    private static Dictionary<int, string> With(IReadOnlyDictionary<int, string> topics, int vroom, string? topic)
    {
        var next = new Dictionary<int, string>(topics);
        next.Remove(vroom);
        if (topic is not null && next.Count < MostEntries)
        {
            next[vroom] = topic;
        }

        return next;
    }

    private static void AddLink(CommandCall call)
    {
        var space = call.Text.IndexOf(' ', StringComparison.Ordinal);
        var address = space < 0 ? call.Text : call.Text[..space];
        if (!IsLink(address))
        {
            call.Reply("An address begins with http://, https://, www. or arlnk://.");
            return;
        }

        Change(call, b => b with { Links = [.. b.Links.TakeLast(MostEntries - 1), new RoomLink(address, space < 0 ? address : call.Text[(space + 1)..])] });
        ShowLink(call.Room);
    }

    private static bool IsLink(string address) =>
        address.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith("www.", StringComparison.OrdinalIgnoreCase) || address.StartsWith(Hashlink.Scheme, StringComparison.OrdinalIgnoreCase);

    private static void AddGreeting(CommandCall call) => Change(call, b => b with { Greetings = [.. b.Greetings.TakeLast(MostEntries - 1), call.Text] });

    private static void PrivateGreeting(CommandCall call) => Change(call, b => call.OnOff is { } isOn
        ? b with { Switches = b.Switches with { PrivateGreeting = isOn } }
        : b with { PrivateGreeting = call.Text, Switches = b.Switches with { PrivateGreeting = true } });

    private static void PrivateToAll(CommandCall call)
    {
        foreach (var user in call.Room.Users.Where(u => u.Captcha is null))
        {
            call.Room.SayPrivately(user, call.Text);
        }
    }
}
