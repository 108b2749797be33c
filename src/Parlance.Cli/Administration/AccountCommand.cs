using System.CommandLine;
using System.Text.Json.Nodes;

namespace Parlance.Cli.Administration;

/// <summary><c>parlance account ...</c>: what everybody does with the own account, over the server's HTTP API.</summary>
internal static class AccountCommand
{
    private static readonly string[] Networks = ["ares", "soulseek", "icq", "myIcq"];

    public static Command Create() => new("account", "Your account on a server: its name, passwords for single networks, linking it with another of yours.") { Show(), Handle(), Passwords(), Link(), Hide(), Codepage() };

    private static Command Of(Command command, Func<ParseResult, AdminApi, Online.Answer, CancellationToken, Task> run) => new AdminOptions(usualUser: null).On(command, run);

    private static Argument<string> Network()
    {
        var network = new Argument<string>("network") { Description = "Where: ares, soulseek, icq or myIcq." };
        network.AcceptOnlyFromAmong(Networks);
        return network;
    }

    private static Command Show() => Of(new Command("show", "Its handle, number and state, and the networks with a password of their own."), async (_, api, answer, cancellation) =>
    {
        var me = (await api.GetAsync("me", cancellation))!.AsObject();
        me["ownPasswords"] = (await api.GetAsync("me/passwords", cancellation))?.DeepClone();
        answer.Say(me, $"{me["name"]}: UIN {me["uin"]}, {AdminOptions.Text(me["presence"])}{(me["ownPasswords"] is JsonArray { Count: > 0 } own ? $", passwords of their own: {AdminOptions.Text(own)}" : string.Empty)}");
    });

    private static Command Handle()
    {
        var handle = new Argument<string>("handle") { Description = "1 to 30 plain letters, digits and signs." };
        return Of(new Command("handle", "Give your account, if it goes by its number, this name for good.") { handle }, async (parsed, api, answer, cancellation) =>
        {
            await api.SendAsync(HttpMethod.Put, "me/handle", new JsonObject { ["handle"] = parsed.GetRequiredValue(handle) }, cancellation);
            answer.Say(new { handle = parsed.GetRequiredValue(handle) }, $"you are {parsed.GetRequiredValue(handle)} on every network now");
        });
    }

    private static Command Passwords() => new("password", "A password for one network alone, which then takes no other: set, revoke.") { SetPassword(), RevokePassword() };

    private static Command SetPassword()
    {
        var network = Network();
        var password = new Option<string>("--new-password") { Description = "The password; a random one is made when not given. It is shown once.", DefaultValueFactory = _ => string.Empty };
        return Of(new Command("set", "Set it.") { network, password }, async (parsed, api, answer, cancellation) =>
        {
            var made = (await api.SendAsync(HttpMethod.Put, $"me/passwords/{parsed.GetRequiredValue(network)}", new JsonObject { ["password"] = parsed.GetRequiredValue(password) }, cancellation))!;
            answer.Say(made, AdminOptions.Text(made["password"]));
        });
    }

    private static Command RevokePassword()
    {
        var network = Network();
        return Of(new Command("revoke", "Take it away; your own password counts there again.") { network }, async (parsed, api, answer, cancellation) =>
        {
            await api.SendAsync(HttpMethod.Delete, $"me/passwords/{parsed.GetRequiredValue(network)}", null, cancellation);
            answer.Say(new { revoked = parsed.GetRequiredValue(network) }, "revoked");
        });
    }

    private static Command Link()
    {
        var other = new Argument<string>("other") { Description = "Handle or number of your other account." };
        var secret = new Option<string?>("--other-password") { Description = "Its password; PARLANCE_OTHER_PASSWORD when not given, which does not show it to other users of the machine." };
        var own = new Option<string?>("--own-password") { Description = "The password of the account that stays, when --token signs in; else it is the one of signing in." };
        return Of(new Command("link", "Make one account of yours and another of yours; all sessions of both end.") { other, secret, own }, async (parsed, api, answer, cancellation) =>
        {
            var password = parsed.GetValue(secret) ?? Environment.GetEnvironmentVariable("PARLANCE_OTHER_PASSWORD") ?? throw new AdminException("give --other-password, or set PARLANCE_OTHER_PASSWORD");
            var kept = parsed.GetValue(own) ?? AdminOptions.PasswordOf(parsed);
            await api.SendAsync(HttpMethod.Post, "me/link", new JsonObject { ["password"] = kept, ["other"] = parsed.GetRequiredValue(other), ["otherPassword"] = password }, cancellation);
            answer.Say(new { linked = parsed.GetRequiredValue(other) }, "the two are one account now");
        });
    }

    private static Command Codepage()
    {
        var page = new Argument<string>("page") { Description = "cp1252, cp1251, koi8-r, gbk, shift-jis, or usual for the one of each network." };
        page.AcceptOnlyFromAmong("cp1252", "cp1251", "koi8-r", "gbk", "shift-jis", "usual");
        return Of(new Command("codepage", "Name the code page in which your clients of ICQ and MyICQ write.") { page }, async (parsed, api, answer, cancellation) =>
        {
            var name = parsed.GetRequiredValue(page);
            await api.SendAsync(HttpMethod.Put, "me/codepage", new JsonObject { ["codepage"] = name == "usual" ? string.Empty : name }, cancellation);
            answer.Say(new { codepage = name }, $"your old clients write in the {name} code page");
        });
    }

    private static Command Hide()
    {
        var state = new Argument<string>("state") { Description = "on or off." };
        state.AcceptOnlyFromAmong("on", "off");
        return Of(new Command("hide", "Hide your account from the people of other networks, or show it again.") { state }, async (parsed, api, answer, cancellation) =>
        {
            var isHidden = parsed.GetRequiredValue(state) == "on";
            await api.SendAsync(HttpMethod.Put, "me/hidden", new JsonObject { ["isHidden"] = isHidden }, cancellation);
            answer.Say(new { isHidden }, isHidden ? "only people on your own network see you now" : "everybody sees you now");
        });
    }
}
