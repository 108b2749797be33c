using System.Diagnostics;
using Parlance.Soulseek;

namespace Parlance.Bench.Servers;

/// <summary>How long a search takes until the last of many users has it.</summary>
internal static class Search
{
    public static async Task MeasureAsync(bool quick)
    {
        var (users, searches) = quick ? (10, 3) : (510, 60);
        await using var server = await ChildServer.ParlanceAsync("--Limits:HashRounds=1000");
        var clients = new List<RawClient>();
        for (var i = 0; i < users; i++)
        {
            var client = await RawClient.LogInAsync(server.Endpoint, $"user{i:0000}");
            await client.SendAsync(new ToServer.HaveNoParent(true));
            clients.Add(client);
        }

        var times = new List<double>();
        for (uint token = 1; token <= searches; token++)
        {
            var clock = Stopwatch.GetTimestamp();
            await clients[0].SendAsync(new ToServer.FileSearch(token, "some artist and an album"));
            await Task.WhenAll(clients.Select(c => c.ExpectAsync(93)));
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        }

        times.Sort();
        Console.WriteLine($"  {users} users: the last has it after {times[times.Count / 2]:0.0} ms at the median, {times[^1]:0.0} ms at worst");
        clients.ForEach(c => c.Dispose());
    }
}
