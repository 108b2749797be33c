using System.CommandLine;
using System.Text.Json.Nodes;
using Parlance.Cli.Online;

namespace Parlance.Cli.Administration;

/// <summary><c>parlance admin ...</c>: what an operator does, over the server's HTTP API.</summary>
internal static class AdminCommand
{
    private static readonly string[] Networks = ["ares", "soulseek", "icq", "myIcq", "web"];

    public static Command Create() => new("admin", "Run a server: accounts, rooms, bans, announcements, backups, over its HTTP API.")
    {
        Status(),
        Sessions(),
        AdminUsers.Create(),
        AdminRooms.Create(),
        AdminBans.Create(),
        Announce(),
        AdminBackups.Create(),
        Audit(),
        Token(),
    };

    /// <summary>A table of what a list of the API holds.</summary>
    internal static async Task ListAsync(AdminApi api, Answer answer, string path, CancellationToken cancellation, params (string Title, string Field)[] columns) =>
        answer.Table(await api.ListAsync(path, cancellation), [.. columns.Select(column => (column.Title, (Func<JsonNode, string>)(row => AdminOptions.Text(row[column.Field]))))]);

    /// <summary>A segment of a path.</summary>
    internal static string Part(string text) => Uri.EscapeDataString(text);

    private static Command Status() => new AdminOptions().On(new Command("status", "How the server is: version, accounts, who is online, ports, memory."), async (_, api, answer, cancellation) =>
    {
        var status = (await api.GetAsync("admin/status", cancellation))!.AsObject();
        if (answer.IsJson)
        {
            answer.Say(status, string.Empty);
            return;
        }

        answer.Table(status.ToList(), ("what", pair => pair.Key), ("is", pair => AdminOptions.Text(pair.Value)));
    });

    private static Command Sessions()
    {
        var network = new Option<string?>("--network", "-n") { Description = "Of one network only." };
        network.AcceptOnlyFromAmong(Networks);
        return new AdminOptions().On(new Command("sessions", "Who is connected, from where, since when.") { network }, (parsed, api, answer, cancellation) =>
            ListAsync(api, answer, "admin/sessions" + (parsed.GetValue(network) is { } one ? $"?network={one}" : string.Empty), cancellation, ("id", "id"), ("name", "name"), ("network", "network"), ("address", "address"), ("since", "since"), ("rooms", "rooms")));
    }

    private static Command Announce()
    {
        var text = new Argument<string>("text") { Description = "What to tell everybody who is online." };
        var network = new Option<string?>("--network", "-n") { Description = "The people of one network only." };
        network.AcceptOnlyFromAmong(Networks);
        return new AdminOptions().On(new Command("announce", "Tell everybody something.") { text, network }, async (parsed, api, answer, cancellation) =>
        {
            await api.SendAsync(HttpMethod.Post, "admin/announcements", new JsonObject { ["text"] = parsed.GetRequiredValue(text), ["network"] = parsed.GetValue(network) }, cancellation);
            answer.Say(new { announced = true }, "announced");
        });
    }

    private static Command Audit() => new AdminOptions().On(new Command("audit", "Who changed what."), (_, api, answer, cancellation) =>
        ListAsync(api, answer, "admin/audit", cancellation, ("at", "at"), ("by", "actor"), ("action", "action"), ("subject", "subject"), ("detail", "detail")));

    private static Command Token()
    {
        var name = new Argument<string>("name") { Description = "What the token is for." };
        var standing = new Option<string>("--standing") { Description = "What it may do: member, moderator, admin or owner.", DefaultValueFactory = _ => "moderator" };
        standing.AcceptOnlyFromAmong("member", "moderator", "admin", "owner");
        return new AdminOptions().On(new Command("token", "Make a bearer token for scripts; it is shown once.") { name, standing }, async (parsed, api, answer, cancellation) =>
        {
            var made = (await api.SendAsync(HttpMethod.Post, "admin/tokens", new JsonObject { ["name"] = parsed.GetRequiredValue(name), ["standing"] = parsed.GetRequiredValue(standing) }, cancellation))!;
            answer.Say(made, AdminOptions.Text(made["token"]));
        });
    }
}
