using System.CommandLine;
using System.Net;
using Parlance.Cli.Benchmarks;
using Parlance.Cli.Chat;
using Parlance.Cli.Online;

namespace Parlance.Cli.Commands;

/// <summary><c>parlance bench URL</c>: fills a room and measures how long lines take.</summary>
internal static class BenchCommand
{
    private const int MostUsers = 500;
    private const int MostSeconds = 120;
    private const double MostLines = 1_000;

    public static Command Create()
    {
        var url = new Argument<string>("url") { Description = "ares://HOST:PORT or soulseek://HOST:PORT/ROOM; on this machine unless --elsewhere is given." };
        var users = Bounded<int>("--users", $"Users in the room, at most {MostUsers}; on Soulseek they get accounts bench-1, bench-2 and so on.", 20, 2, MostUsers);
        var seconds = Bounded<double>("--seconds", $"How long to talk, at most {MostSeconds}.", 5, 0.1, MostSeconds);
        var rate = Bounded<double>("--rate", $"Lines a second, by all together, at most {MostLines:N0}.", 20, 0.1, MostLines);
        var elsewhere = new Option<bool>("--elsewhere") { Description = "The server is on another machine, and its operator agrees." };
        var json = new Option<bool>("--json") { Description = "Answer with one JSON object." };
        var command = new Command("bench", "Load a server, within bounds: users in one room talk, and the time each line takes to each of them is measured.") { url, users, seconds, rate, elsewhere, json };
        command.SetAction(async (parsed, cancellation) =>
        {
            var answer = new Answer(parsed, parsed.GetValue(json));
            if (ChatUrl.Parse(parsed.GetRequiredValue(url), out var wrong) is not { Network: "ares" or "soulseek" } place)
            {
                return answer.Fail(wrong.Length > 0 ? wrong : "only rooms can be filled: ares:// or soulseek://", ExitCodes.Unusable);
            }

            if (!IPAddress.IsLoopback(place.Server.Address) && !parsed.GetValue(elsewhere))
            {
                return answer.Fail($"{place.Server} is not this machine; --elsewhere says that its operator agrees", ExitCodes.Unusable);
            }

            var load = new RoomLoad(place, parsed.GetRequiredValue(users), TimeSpan.FromSeconds(parsed.GetRequiredValue(seconds)), parsed.GetRequiredValue(rate), TimeProvider.System);
            if (await load.RunAsync(cancellation) is { } refusal)
            {
                return answer.Fail(refusal);
            }

            var result = load.Result;
            answer.Say(result, result.ToString());
            return result.Missing == 0 ? ExitCodes.Done : ExitCodes.No;
        });
        return command;
    }

    private static Option<T> Bounded<T>(string name, string description, T usual, T least, T most)
        where T : struct, IComparable<T>
    {
        var option = new Option<T>(name) { Description = description, DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (result.Errors.Any() || result.GetValueOrDefault<T>() is var value && (value.CompareTo(least) < 0 || value.CompareTo(most) > 0))
            {
                result.AddError($"{name} is between {least} and {most}.");
            }
        });
        return option;
    }
}
