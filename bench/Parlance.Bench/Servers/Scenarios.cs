namespace Parlance.Bench.Servers;

/// <summary>What can be measured on running servers, by name.</summary>
internal static class Scenarios
{
    public static IReadOnlyDictionary<string, Func<bool, Task>> All { get; } = new Dictionary<string, Func<bool, Task>>
    {
        ["fanout"] = FanOut.MeasureAsync,
        ["crowd"] = Crowd.MeasureAsync,
        ["presence"] = Presence.MeasureAsync,
        ["messages"] = Messages.MeasureAsync,
        ["search"] = Search.MeasureAsync,
        ["logins"] = Logins.MeasureAsync,
        ["idle"] = Idle.MeasureAsync,
        ["icq"] = IcqLoad.MeasureAsync,
        ["myicq"] = MyIcq.MeasureAsync,
        ["ares"] = AresRooms.MeasureAsync,
        ["download"] = Transfers.Download.MeasureAsync,
        ["upload"] = Transfers.Download.MeasureUploadAsync,
        ["icqfiles"] = Transfers.PeerFiles.MeasureIcqAsync,
        ["myicqfiles"] = Transfers.PeerFiles.MeasureMyIcqAsync,
        ["unasked"] = Transfers.Unasked.MeasureAsync,
        ["aresjoins"] = AresRooms.MeasureJoinsAsync,
        ["trickle"] = Trickle.MeasureAsync,
    };

    public static async Task<int> RunAsync(IReadOnlyList<string> names, bool quick)
    {
        if (ChildServer.ParlanceBinary is null)
        {
            await Console.Error.WriteLineAsync("The server is not built. Build it first: dotnet build -c Release src/Parlance.Server");
            return 1;
        }

        foreach (var (name, measure) in All)
        {
            if (names.Count == 0 || names.Contains(name))
            {
                Console.WriteLine();
                Console.WriteLine($"{name}{(quick ? " (quick: shows that it runs, the figures mean nothing)" : string.Empty)}");
                await measure(quick);
            }
        }

        return 0;
    }
}
