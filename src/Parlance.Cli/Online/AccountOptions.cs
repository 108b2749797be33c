using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Parlance.Icq;
using Parlance.MyIcq;
using Parlance.Soulseek;

namespace Parlance.Cli.Online;

/// <summary>Where a command logs in and as whom.</summary>
internal sealed class AccountOptions
{
    private readonly int usualPort;

    /// <summary>Makes the options.</summary>
    /// <param name="usualPort">Port of the network's servers.</param>
    /// <param name="user">What a user is called there.</param>
    public AccountOptions(int usualPort, string user)
    {
        this.usualPort = usualPort;
        Server = new Option<string>("--server", "-s") { Description = $"The server, HOST:PORT or HOST; port {usualPort} unless told.", DefaultValueFactory = _ => "127.0.0.1" };
        User = new Option<string?>(user, "-u") { Description = "Who logs in; PARLANCE_USER when not given." };
        Password = new Option<string?>("--password") { Description = "Their password; PARLANCE_PASSWORD when not given, which does not show it to other users of the machine." };
        Json = new Option<bool>("--json") { Description = "Answer with one JSON object a line." };
    }

    public Option<string> Server { get; }

    public Option<string?> User { get; }

    public Option<string?> Password { get; }

    public Option<bool> Json { get; }

    /// <summary>Adds the options to a command, which runs with what they say.</summary>
    public Command On(Command command, Func<ParseResult, Account, Answer, CancellationToken, Task<int>> run, bool needsUser = true)
    {
        command.Options.Add(Server);
        if (needsUser)
        {
            command.Options.Add(User);
            command.Options.Add(Password);
        }

        command.Options.Add(Json);
        command.SetAction(async (parsed, cancellation) =>
        {
            var answer = new Answer(parsed, parsed.GetValue(Json));
            if (HostPort.Parse(parsed.GetRequiredValue(Server), usualPort) is not { } server)
            {
                return answer.Fail($"{parsed.GetRequiredValue(Server)} is no HOST:PORT", ExitCodes.Unusable);
            }

            var user = needsUser ? parsed.GetValue(User) ?? Environment.GetEnvironmentVariable("PARLANCE_USER") : string.Empty;
            var password = needsUser ? parsed.GetValue(Password) ?? Environment.GetEnvironmentVariable("PARLANCE_PASSWORD") : string.Empty;
            return user is null || password is null
                ? answer.Fail($"who logs in? Give {User.Name} and {Password.Name}, or set PARLANCE_USER and PARLANCE_PASSWORD", ExitCodes.Unusable)
                : await TryAsync(() => run(parsed, new Account(server, user, password), answer, cancellation), answer);
        });
        return command;
    }

    /// <summary>What the clients refuse or cannot do is told in one line.</summary>
    private static async Task<int> TryAsync(Func<Task<int>> run, Answer answer)
    {
        try
        {
            return await run();
        }
        catch (ArgumentException wrong)
        {
            return answer.Fail(wrong.Message, ExitCodes.Unusable);
        }
        catch (Exception wrong) when (wrong is IcqException or MyIcqException or SoulseekException or SocketException or IOException or TimeoutException)
        {
            return answer.Fail(wrong.Message);
        }
    }
}

/// <summary>A server and a user of it.</summary>
internal sealed record Account(IPEndPoint Server, string User, string Password)
{
    /// <summary>The address to listen on or send from: loopback when the server is there.</summary>
    public IPAddress Near => IPAddress.IsLoopback(Server.Address) ? IPAddress.Loopback : IPAddress.Any;
}
