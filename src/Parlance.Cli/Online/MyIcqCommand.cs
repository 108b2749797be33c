using System.CommandLine;
using System.Globalization;
using System.Net;
using Parlance.MyIcq;

namespace Parlance.Cli.Online;

/// <summary><c>parlance myicq ...</c>: what a MyICQ user does, one thing at a time.</summary>
internal static class MyIcqCommand
{
    public static Command Create() => new("myicq", "Use MyICQ from the shell: register, send, search, read profiles, files.") { Register(), Send(), Search(), Info(), MyIcqFiles.Create(Options, InSession) };

    private static AccountOptions Options() => new(MyIcqLimits.DefaultPort, "--uin");

    private static Command Register()
    {
        var password = new Argument<string>("password") { Description = "The password of the new user." };
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
        var command = new Command("send", "Send a message; done when the server has confirmed it.") { to, words };
        return Options().On(command, (parsed, account, answer, cancellation) => InSession(account, answer, async client =>
        {
            await client.Messages.SendAsync(parsed.GetRequiredValue(to), parsed.GetRequiredValue(words), cancellation);
            answer.Say(new { to = parsed.GetRequiredValue(to), confirmed = true }, "confirmed");
            return ExitCodes.Done;
        }, null, cancellation));
    }

    private static Command Search()
    {
        var nick = new Option<string>("--nick") { DefaultValueFactory = _ => string.Empty, Description = "The exact nick." };
        var email = new Option<string>("--email") { DefaultValueFactory = _ => string.Empty, Description = "The exact e-mail address." };
        var random = new Option<bool>("--random") { Description = "Anybody who is online." };
        var command = new Command("search", "Look for users; prints their numbers, nicks and provinces.") { nick, email, random };
        return Options().On(command, (parsed, account, answer, cancellation) => InSession(account, answer, async client =>
        {
            var found = new List<MyIcqUser>();
            if (parsed.GetValue(random))
            {
                found.AddRange(await client.Directory.FindRandomAsync(cancellation));
            }
            else
            {
                await foreach (var user in client.Directory.FindAllAsync(parsed.GetRequiredValue(nick), parsed.GetRequiredValue(email), cancellation))
                {
                    found.Add(user);
                }
            }

            answer.Table(found, ("UIN", user => user.Uin.ToString(CultureInfo.InvariantCulture)), ("nick", user => user.Nick), ("province", user => user.Province), ("online", user => user.IsOnline ? "yes" : "no"));
            return found.Count > 0 ? ExitCodes.Done : answer.Fail("nobody was found");
        }, null, cancellation));
    }

    private static Command Info()
    {
        var uin = new Argument<uint>("user") { Description = "Number of the user." };
        var command = new Command("info", "Print what a user tells of themselves.") { uin };
        return Options().On(command, (parsed, account, answer, cancellation) => InSession(account, answer, async client =>
        {
            var other = parsed.GetRequiredValue(uin);
            if (await client.Profile.GetAsync(other, cancellation) is not { } profile)
            {
                return answer.Fail("there is no such user");
            }

            answer.Say(profile, $"{other} {profile.Nick}, {profile.Name}, {profile.Email}, {profile.Province} {profile.City} {profile.Homepage} {profile.Intro}");
            return ExitCodes.Done;
        }, null, cancellation));
    }

    /// <summary>Logs in and runs; what <paramref name="before"/> does happens before the login.</summary>
    private static async Task<int> InSession(Account account, Answer answer, Func<MyIcqClient, Task<int>> run, Action<MyIcqClient>? before, CancellationToken cancellation)
    {
        if (!uint.TryParse(account.User, NumberStyles.None, CultureInfo.InvariantCulture, out var uin))
        {
            return answer.Fail("a MyICQ user is a number", ExitCodes.Unusable);
        }

        await using var client = Client(account);
        before?.Invoke(client);
        try
        {
            return await client.LogInAsync(uin, account.Password, cancellation: cancellation) is var outcome and not MyIcqLoginOutcome.LoggedIn
                ? answer.Fail($"cannot log in: {outcome}")
                : await run(client);
        }
        catch (MyIcqException wrong)
        {
            return answer.Fail(wrong.Message);
        }
    }

    private static MyIcqClient Client(Account account) => new(new MyIcqClientOptions { Server = account.Server, Local = new IPEndPoint(account.Near, 0), Reconnects = false });
}
