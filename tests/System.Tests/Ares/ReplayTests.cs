using Parlance.Ares;

namespace Parlance.System.Tests.Ares;

/// <summary>What real clients said to a real room, said to ours: it answers with the same kinds of message in the same order.</summary>
public sealed class ReplayTests
{
    [Fact]
    public async Task Captured_clients_get_the_answers_they_got()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.ConnectAsync(host.Ares, "Alice Cbot");
        using var bob = await RawAres.ConnectAsync(host.Ares, "Bob Zorbo");
        var clients = new Dictionary<string, RawAres> { ["1"] = alice, ["2"] = bob };
        var answered = 0;
        foreach (var exchange in Exchanges("ares-sb0t.txt").TakeWhile(e => e.Frame[2] != 199))
        {
            await clients[exchange.Client].WriteAsync(exchange.Frame);
            if (exchange.Frame[2] == 2)
            {
                clients[exchange.Client].Name = string.Empty;
            }

            foreach (var (name, client) in clients.Where(c => c.Value.Name.Length == 0).OrderByDescending(c => c.Key == exchange.Client))
            {
                var expected = exchange.Answers.Where(a => a.Client == name).Select(a => a.Code).Where(IsCompared).ToList();
                var got = (await client.CodesAsync()).Where(IsCompared).ToList();
                got.ShouldBe(expected, $"{Convert.ToHexString(exchange.Frame)} as seen by client {name}");
                answered += got.Count;
            }
        }

        answered.ShouldBeGreaterThan(80);
    }

    /// <summary>Lines of the room itself are worded and counted differently; pings come by the clock; the rest must be equal.</summary>
    private static bool IsCompared(int code) => code is not (44 or 14);

    private static List<Exchange> Exchanges(string capture)
    {
        var exchanges = new List<Exchange>();
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "captures", capture)))
        {
            var columns = line.Split(' ');
            if (columns[1] is not ("1" or "2") || columns[2] is "RAW" or "EOF")
            {
                continue;
            }

            var frame = Convert.FromHexString(columns[2]);
            if (columns[0] == "C>S")
            {
                exchanges.Add(new Exchange(columns[1], frame, []));
            }
            else
            {
                exchanges[^1].Answers.Add((columns[1], frame[2] == AresFrames.Advanced ? 1000 + frame[5] : frame[2]));
            }
        }

        return exchanges;
    }

    private sealed record Exchange(string Client, byte[] Frame, List<(string Client, int Code)> Answers);
}
