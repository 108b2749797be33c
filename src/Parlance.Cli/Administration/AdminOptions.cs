using System.CommandLine;
using System.Text.Json.Nodes;
using Parlance.Cli.Online;

namespace Parlance.Cli.Administration;

/// <summary>Where a server's API is and who asks.</summary>
internal sealed class AdminOptions
{
    private const string PasswordName = "--password";
    private readonly Option<string> server = new("--server", "-s") { Description = "The server's web address; PARLANCE_WEB when not given.", DefaultValueFactory = _ => Environment.GetEnvironmentVariable("PARLANCE_WEB") ?? "http://127.0.0.1:8080" };
    private readonly Option<string?> token = new("--token") { Description = "A bearer token (admin token makes one); PARLANCE_TOKEN when not given." };
    private readonly Option<string?> user;
    private readonly Option<string?> password = new(PasswordName) { Description = "Its password; PARLANCE_PASSWORD when not given, which does not show it to other users of the machine." };
    private readonly Option<bool> json = new("--json") { Description = "Answer with one JSON object a line." };

    /// <summary>Makes the options.</summary>
    /// <param name="usualUser">Who asks when nobody is named; null when somebody has to be.</param>
    public AdminOptions(string? usualUser = "admin") => user = new Option<string?>("--user", "-u")
    {
        Description = "Without a token: the account; PARLANCE_USER when not given.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("PARLANCE_USER") ?? usualUser,
    };

    /// <summary>Adds the options to a command, which runs signed in.</summary>
    public Command On(Command command, Func<ParseResult, AdminApi, Answer, CancellationToken, Task> run)
    {
        foreach (var option in new Option[] { server, token, user, password, json })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, cancellation) => RunAsync(parsed, run, cancellation));
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, Func<ParseResult, AdminApi, Answer, CancellationToken, Task> run, CancellationToken cancellation)
    {
        var answer = new Answer(parsed, parsed.GetValue(json));
        if (!Uri.TryCreate(parsed.GetRequiredValue(server), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            return answer.Fail($"{parsed.GetRequiredValue(server)} is no web address", ExitCodes.Unusable);
        }

        var bearer = parsed.GetValue(token) ?? Environment.GetEnvironmentVariable("PARLANCE_TOKEN");
        var (name, secret) = (parsed.GetValue(user), PasswordOf(parsed));
        if (bearer is null && (name is null || secret is null))
        {
            return answer.Fail("who asks? Give --token, or --user and --password, or set PARLANCE_TOKEN, or PARLANCE_USER and PARLANCE_PASSWORD", ExitCodes.Unusable);
        }

        using var api = new AdminApi(address);
        try
        {
            if (bearer is not null)
            {
                api.Use(bearer);
            }
            else
            {
                await api.SignInAsync(name!, secret!, cancellation);
            }

            await run(parsed, api, answer, cancellation);
            return ExitCodes.Done;
        }
        catch (AdminException refused)
        {
            return answer.Fail(refused.Message);
        }
        catch (HttpRequestException wrong)
        {
            return answer.Fail($"{address}: {wrong.Message}", ExitCodes.Unusable);
        }
        catch (IOException wrong)
        {
            return answer.Fail(wrong.Message, ExitCodes.Unusable);
        }
    }

    /// <summary>The password that signs in; null when none is given.</summary>
    public static string? PasswordOf(ParseResult parsed) => parsed.GetValue<string?>(PasswordName) ?? Environment.GetEnvironmentVariable("PARLANCE_PASSWORD");

    /// <summary>A value of an answer as people read it.</summary>
    public static string Text(JsonNode? node) => node switch
    {
        null => string.Empty,
        JsonArray list => string.Join(' ', list.Select(Text)),
        JsonObject table => string.Join(' ', table.Select(pair => $"{pair.Key}={Text(pair.Value)}")),
        _ => node.ToString(),
    };
}
