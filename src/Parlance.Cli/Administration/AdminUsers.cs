using System.CommandLine;
using System.Text.Json.Nodes;

namespace Parlance.Cli.Administration;

/// <summary><c>parlance admin users ...</c>.</summary>
internal static class AdminUsers
{
    public static Command Create() => new("users", "Accounts: list, add, remove, kick, roles, passwords.") { List(), Show(), Add(), Remove(), Kick(), Role(), Password() };

    private static Argument<string> Name() => new("name") { Description = "The account's handle." };

    private static string Path(string name) => $"admin/accounts/{AdminCommand.Part(name)}";

    private static Command List()
    {
        var query = new Argument<string?>("query") { Description = "The beginning of the handle, or a UIN.", Arity = ArgumentArity.ZeroOrOne };
        var online = new Option<bool>("--online") { Description = "Only who is online." };
        return new AdminOptions().On(new Command("list", "List accounts.") { query, online }, (parsed, api, answer, cancellation) => AdminCommand.ListAsync(
            api, answer, $"admin/accounts?query={AdminCommand.Part(parsed.GetValue(query) ?? string.Empty)}{(parsed.GetValue(online) ? "&online=true" : string.Empty)}", cancellation,
            ("name", "name"), ("UIN", "uin"), ("role", "role"), ("presence", "presence"), ("networks", "networks"), ("last seen", "lastSeenAt"), ("waiting", "waiting")));
    }

    private static Command Show()
    {
        var name = Name();
        return new AdminOptions().On(new Command("show", "All about an account.") { name }, async (parsed, api, answer, cancellation) =>
        {
            var account = (await api.GetAsync(Path(parsed.GetRequiredValue(name)), cancellation))!;
            answer.Say(account, string.Join(", ", account.AsObject().Select(pair => $"{pair.Key} {AdminOptions.Text(pair.Value)}")));
        });
    }

    private static Command Add()
    {
        var name = Name();
        var password = new Option<string>("--new-password") { Description = "Its password; a random one is made and shown when not given.", DefaultValueFactory = _ => string.Empty };
        return new AdminOptions().On(new Command("add", "Make an account.") { name, password }, async (parsed, api, answer, cancellation) =>
        {
            var made = (await api.SendAsync(HttpMethod.Post, "admin/accounts", new JsonObject { ["name"] = parsed.GetRequiredValue(name), ["password"] = parsed.GetRequiredValue(password) }, cancellation))!;
            answer.Say(made, $"{made["name"]}: UIN {made["uin"]}{(made["password"] is { } given ? $", password {given} (shown once)" : string.Empty)}");
        });
    }

    private static Command Remove()
    {
        var name = Name();
        return new AdminOptions().On(new Command("remove", "Delete an account.") { name }, async (parsed, api, answer, cancellation) =>
        {
            await api.SendAsync(HttpMethod.Delete, Path(parsed.GetRequiredValue(name)), null, cancellation);
            answer.Say(new { removed = parsed.GetRequiredValue(name) }, "removed");
        });
    }

    private static Command Kick()
    {
        var name = Name();
        var minutes = new Option<int>("--minutes") { Description = "How long it stays out; 0 lets it come back at once." };
        return new AdminOptions().On(new Command("kick", "End all sessions of an account.") { name, minutes }, async (parsed, api, answer, cancellation) =>
        {
            await api.SendAsync(HttpMethod.Post, Path(parsed.GetRequiredValue(name)) + "/kick", new JsonObject { ["minutes"] = parsed.GetValue(minutes) }, cancellation);
            answer.Say(new { kicked = parsed.GetRequiredValue(name) }, "kicked");
        });
    }

    private static Command Role()
    {
        var name = Name();
        var role = new Argument<string>("role") { Description = "member, moderator or admin." };
        role.AcceptOnlyFromAmong("member", "moderator", "admin");
        return new AdminOptions().On(new Command("role", "Give an account a role.") { name, role }, async (parsed, api, answer, cancellation) =>
        {
            var account = (await api.SendAsync(HttpMethod.Put, Path(parsed.GetRequiredValue(name)) + "/role", new JsonObject { ["role"] = parsed.GetRequiredValue(role) }, cancellation))!;
            answer.Say(account, $"{account["name"]} is {account["role"]}");
        });
    }

    private static Command Password()
    {
        var name = Name();
        var password = new Option<string>("--new-password") { Description = "The new one; a random one is made and shown when not given.", DefaultValueFactory = _ => string.Empty };
        return new AdminOptions().On(new Command("password", "Give an account another password.") { name, password }, async (parsed, api, answer, cancellation) =>
        {
            var changed = (await api.SendAsync(HttpMethod.Put, Path(parsed.GetRequiredValue(name)) + "/password", new JsonObject { ["password"] = parsed.GetRequiredValue(password) }, cancellation))!;
            answer.Say(changed, changed["password"] is { } made ? $"{made} (shown once)" : "changed");
        });
    }
}
