using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Parlance.Cli.Administration;

/// <summary><c>parlance admin bans ...</c>.</summary>
internal static class AdminBans
{
    public static Command Create() => new("bans", "Bans of accounts and addresses: list, add, remove.") { List(), Add(), Remove() };

    private static Argument<string> Subject() => new("subject") { Description = "A handle, an address, or a range as 10.1.0.0/16." };

    /// <summary>What looks like an address is one.</summary>
    private static string Kind(string subject) => IPAddress.TryParse(subject.Split('/')[0], out _) && subject.Contains('.', StringComparison.Ordinal) ? "address" : "account";

    private static Command List() => new AdminOptions().On(new Command("list", "List bans."), (_, api, answer, cancellation) => AdminCommand.ListAsync(
        api, answer, "admin/bans", cancellation, ("kind", "kind"), ("subject", "subject"), ("until", "until"), ("by", "by"), ("reason", "reason")));

    private static Command Add()
    {
        var subject = Subject();
        var days = new Option<double?>("--days") { Description = "For so many days; for ever when not given." };
        var reason = new Option<string>("--reason") { Description = "Why.", DefaultValueFactory = _ => string.Empty };
        return new AdminOptions().On(new Command("add", "Ban an account or addresses.") { subject, days, reason }, async (parsed, api, answer, cancellation) =>
        {
            var who = parsed.GetRequiredValue(subject);
            var until = parsed.GetValue(days) is { } count ? DateTimeOffset.UtcNow.AddDays(count).ToString("O", CultureInfo.InvariantCulture) : null;
            var made = (await api.SendAsync(HttpMethod.Post, "admin/bans", new JsonObject { ["kind"] = Kind(who), ["subject"] = who, ["until"] = until, ["reason"] = parsed.GetRequiredValue(reason) }, cancellation))!;
            answer.Say(made, $"{made["subject"]} is banned {(made["until"] is { } end ? $"until {end}" : "for ever")}");
        });
    }

    private static Command Remove()
    {
        var subject = Subject();
        return new AdminOptions().On(new Command("remove", "Lift a ban.") { subject }, async (parsed, api, answer, cancellation) =>
        {
            var who = parsed.GetRequiredValue(subject);
            await api.SendAsync(HttpMethod.Delete, $"admin/bans?kind={Kind(who)}&subject={AdminCommand.Part(who)}", null, cancellation);
            answer.Say(new { removed = who }, "lifted");
        });
    }
}
