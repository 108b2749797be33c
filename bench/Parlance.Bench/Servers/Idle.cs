namespace Parlance.Bench.Servers;

/// <summary>What a user costs who is logged in and says nothing: the slope of resident memory.</summary>
internal static class Idle
{
    public static async Task MeasureAsync(bool quick)
    {
        var (few, many) = quick ? (10, 50) : (300, 5000);
        await using var server = await ChildServer.ParlanceAsync("--Limits:HashRounds=1000");
        using var swarm = new Swarm();
        for (var i = 0; i < few; i++)
        {
            await swarm.AddAsync(server.Endpoint, FanOut.Hello($"user{i:0000}", null));
        }

        var before = await SettledAsync(server, swarm, quick);
        for (var i = few; i < many; i++)
        {
            await swarm.AddAsync(server.Endpoint, FanOut.Hello($"user{i:0000}", null));
        }

        var after = await SettledAsync(server, swarm, quick);
        Console.WriteLine(
            $"  {before / 1e6:0.0} MB with {few} users, {after / 1e6:0.0} MB with {many}: {(after - before) / 1000.0 / (many - few):0.0} kB each");
    }

    private static async Task<long> SettledAsync(ChildServer server, Swarm swarm, bool quick)
    {
        await swarm.QuietAsync();
        await Task.Delay(quick ? 100 : 5000);
        return server.Resident();
    }
}
