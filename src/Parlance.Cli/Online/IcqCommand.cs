using System.CommandLine;
using System.Globalization;
using System.Net;
using Parlance.Icq;

namespace Parlance.Cli.Online;

/// <summary><c>parlance icq ...</c>: what an ICQ user does, one thing at a time.</summary>
internal static class IcqCommand
{
    public static Command Create() => new("icq", "Use ICQ from the shell: register, send, search, read profiles, files.") { Register(), Send(), Search(), Info(), IcqFiles.Create(Options) };

    private static AccountOptions Options() => new(IcqClientOptions.DefaultPort, "--uin");

    private static Command Register()
    {
        var password = new Argument<string>("password") { Description = "The password of the new user; eight bytes count." };
        var command = new Command("register", "Make a new user; prints the number.") { password };
        return Options().On(command, async (parsed, account, answer, cancellation) =>
        {
            await using var client = Client(account);
            if (await client.RegisterAsync(parsed.GetRequiredValue(password), cancellation) is not { } uin)
            {
                return answer.Fail("the server gives no numbers, or does not answer");
            }

            answer.Say(new { uin }, uin.ToString(CultureInfo.InvariantCulture));
            return ExitCodes.Done;
        }, needsUser: false);
    }

    private static Command Send()
    {
        var to = new Argument<uint>("to") { Description = "Number of the receiver." };
        var words = new Argument<string>("words") { Description = "What to say." };
        var url = new Option<string?>("--url") { Description = "Send this address, the words describe it." };
        var command = new Command("send", "Send a message; done when the server has confirmed it.") { to, words, url };
        return Options().On(command, (parsed, account, answer, cancellation) => InSession(account, answer, async client =>
        {
            var text = parsed.GetRequiredValue(words);
            IcqMessage message = parsed.GetValue(url) is { } address ? new IcqMessage.Url(text, address) : new IcqMessage.Text(text);
            await client.Messages.SendAsync(parsed.GetRequiredValue(to), message, cancellation);
            answer.Say(new { to = parsed.GetRequiredValue(to), confirmed = true }, "confirmed");
            return ExitCodes.Done;
        }, cancellation));
    }

    private static Command Search()
    {
        var nick = new Option<string>("--nick") { DefaultValueFactory = _ => string.Empty, Description = "Nick." };
        var first = new Option<string>("--first") { DefaultValueFactory = _ => string.Empty, Description = "First name." };
        var last = new Option<string>("--last") { DefaultValueFactory = _ => string.Empty, Description = "Last name." };
        var email = new Option<string>("--email") { DefaultValueFactory = _ => string.Empty, Description = "E-mail address." };
        var random = new Option<uint?>("--random") { Description = "Anybody who is online and wants to be found in this group for random chats." };
        var command = new Command("search", "Look for users; prints their numbers, nicks, names and addresses.") { nick, first, last, email, random };
        return Options().On(command, (parsed, account, answer, cancellation) => InSession(account, answer, async client =>
        {
            var users = parsed.GetValue(random) is { } group
                ? await FindRandomAsync(client, group, cancellation)
                : (await client.Directory.FindAsync(parsed.GetRequiredValue(nick), parsed.GetRequiredValue(first), parsed.GetRequiredValue(last), parsed.GetRequiredValue(email), cancellation)).Users;
            answer.Table(users, ("UIN", user => user.Uin.ToString(CultureInfo.InvariantCulture)), ("nick", user => user.Nick), ("name", user => $"{user.FirstName} {user.LastName}".Trim()), ("e-mail", user => user.Email));
            return users.Count > 0 ? ExitCodes.Done : answer.Fail("nobody was found");
        }, cancellation, parsed.GetValue(random) is null ? 2 : 5));
    }

    private static async Task<IReadOnlyList<IcqUser>> FindRandomAsync(IcqClient client, uint group, CancellationToken cancellation) =>
        await client.Directory.FindRandomAsync(group, cancellation) is { } met && await client.Directory.FindAsync(met.Uin, cancellation) is { } user ? [user] : [];

    private static Command Info()
    {
        var uin = new Argument<uint>("user") { Description = "Number of the user." };
        var command = new Command("info", "Print what a user tells of themselves.") { uin };
        return Options().On(command, (parsed, account, answer, cancellation) => InSession(account, answer, async client =>
        {
            if (await client.Profile.GetAsync(parsed.GetRequiredValue(uin), cancellation) is not { } profile)
            {
                return answer.Fail("there is no such user");
            }

            answer.Say(profile, $"{profile.Uin} {profile.Nick}, {profile.FirstName} {profile.LastName}, {profile.Email}, {profile.City} {profile.HomePage} {profile.About}");
            return ExitCodes.Done;
        }, cancellation));
    }

    private static async Task<int> InSession(Account account, Answer answer, Func<IcqClient, Task<int>> run, CancellationToken cancellation, int version = 2)
    {
        if (!uint.TryParse(account.User, NumberStyles.None, CultureInfo.InvariantCulture, out var uin))
        {
            return answer.Fail("an ICQ user is a number", ExitCodes.Unusable);
        }

        await using var client = Client(account, version: version);
        return await client.LogInAsync(uin, account.Password, cancellation: cancellation) is var outcome and not IcqLoginOutcome.LoggedIn
            ? answer.Fail($"cannot log in: {outcome}")
            : await run(client);
    }

    /// <summary>A client that does not come back by itself.</summary>
    internal static IcqClient Client(Account account, ushort peerPort = 0, int version = 2) =>
        new(new IcqClientOptions { Server = account.Server, Local = new IPEndPoint(account.Near, 0), PeerPort = peerPort, Version = version, Reconnects = false });
}
