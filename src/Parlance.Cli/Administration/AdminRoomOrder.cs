using System.CommandLine;
using System.Text.Json.Nodes;

namespace Parlance.Cli.Administration;

/// <summary><c>parlance admin rooms kick|ban|mute|unban|unmute|verdicts|lines</c>: keeping order in one room, on all networks.</summary>
internal static class AdminRoomOrder
{
    public static IEnumerable<Command> All() =>
    [
        Decide("kick", "Put somebody out of a room.", "Minutes they stay out; 2 when left out, 0 for none.", "put out of"),
        Decide("ban", "Put somebody out of a room and keep them out.", "Minutes; for good when left out.", "banned from"),
        Decide("mute", "Take somebody's voice in a room.", "Minutes; for good when left out.", "muted in"),
        Lift("unban", "ban", "Let somebody into a room again.", "may enter"),
        Lift("unmute", "mute", "Give somebody's voice in a room back.", "may speak in"),
        Verdicts(),
        Lines(),
    ];

    private static Argument<string> Room() => new("room") { Description = "The room." };

    private static Argument<string> Who() => new("who") { Description = "An account, or a guest who is inside." };

    private static string Path(string room) => $"admin/rooms/{AdminCommand.Part(room)}";

    private static Command Decide(string verdict, string words, string time, string done)
    {
        var (room, who) = (Room(), Who());
        var minutes = new Option<int?>("--minutes") { Description = time };
        var reason = new Option<string>("--reason") { Description = "Why, for them to read.", DefaultValueFactory = _ => string.Empty };
        return new AdminOptions().On(new Command(verdict, words) { room, who, minutes, reason }, async (parsed, api, answer, cancellation) =>
        {
            var (where, name) = (parsed.GetRequiredValue(room), parsed.GetRequiredValue(who));
            var wish = new JsonObject { ["name"] = name, ["reason"] = parsed.GetRequiredValue(reason), ["minutes"] = parsed.GetValue(minutes) };
            await api.SendAsync(HttpMethod.Post, $"{Path(where)}/{verdict}", wish, cancellation);
            answer.Say(new { room = where, name, verdict }, $"{name} is {done} {where}");
        });
    }

    private static Command Lift(string command, string verdict, string words, string done)
    {
        var (room, who) = (Room(), Who());
        return new AdminOptions().On(new Command(command, words) { room, who }, async (parsed, api, answer, cancellation) =>
        {
            var (where, name) = (parsed.GetRequiredValue(room), parsed.GetRequiredValue(who));
            await api.SendAsync(HttpMethod.Delete, $"{Path(where)}/{verdict}/{AdminCommand.Part(name)}", null, cancellation);
            answer.Say(new { room = where, name, lifted = verdict }, $"{name} {done} {where}");
        });
    }

    private static Command Verdicts()
    {
        var room = Room();
        return new AdminOptions().On(new Command("verdicts", "Who may not come into a room, or not speak in it.") { room }, async (parsed, api, answer, cancellation) =>
        {
            var held = (await api.GetAsync($"{Path(parsed.GetRequiredValue(room))}/verdicts", cancellation))!;
            answer.Table<JsonNode>([.. Rows(held, "bans", "ban"), .. Rows(held, "mutes", "mute")], Column("verdict"), Column("name"), Column("by"), Column("until"));
        });
    }

    private static IEnumerable<JsonNode> Rows(JsonNode held, string list, string verdict) =>
        held[list]!.AsArray().Select(one => new JsonObject { ["verdict"] = verdict, ["name"] = one!["name"]!.DeepClone(), ["by"] = one["by"]!.DeepClone(), ["until"] = one["until"]?.DeepClone() });

    private static Command Lines()
    {
        var room = Room();
        return new AdminOptions().On(new Command("lines", "The newest lines of a public room.") { room }, async (parsed, api, answer, cancellation) =>
        {
            var lines = (await api.GetAsync($"{Path(parsed.GetRequiredValue(room))}/lines?limit=100", cancellation))!["items"]!.AsArray();
            answer.Table([.. lines.OfType<JsonNode>()], Column("at"), Column("name"), Column("network"), Column("text"));
        });
    }

    private static (string Title, Func<JsonNode, string> Cell) Column(string name) => (name, row => AdminOptions.Text(row[name]));
}
