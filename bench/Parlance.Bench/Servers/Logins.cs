using System.Diagnostics;

namespace Parlance.Bench.Servers;

/// <summary>A storm of new users, then of the same users again, with passwords hashed as an operator has them; and what those who chat notice of it.</summary>
internal static class Logins
{
    public static async Task MeasureAsync(bool quick)
    {
        var users = quick ? 5 : 200;
        await using var server = await ChildServer.ParlanceAsync();
        using var first = await RawClient.LogInAsync(server.Endpoint, "talker");
        using var second = await RawClient.LogInAsync(server.Endpoint, "listener");
        foreach (var what in (string[])["new users", "the same users again"])
        {
            var clock = Stopwatch.GetTimestamp();
            var storm = Task.WhenAll(Enumerable.Range(0, users).Select(i => RawClient.LogInAsync(server.Endpoint, $"user{i:0000}")));
            var delays = await ChatAsync(first, second, storm);
            var seconds = Stopwatch.GetElapsedTime(clock).TotalSeconds;
            foreach (var client in await storm)
            {
                client.Dispose();
            }

            Console.WriteLine($"  {users} {what}: {users / seconds:0.0} logins/s; a private message takes {delays[delays.Count / 2]:0.0} ms meanwhile, {delays[delays.Count * 99 / 100]:0.0} ms at the 99th percentile");
        }
    }

    private static async Task<List<double>> ChatAsync(RawClient from, RawClient to, Task storm)
    {
        var delays = new List<double>();
        do
        {
            var clock = Stopwatch.GetTimestamp();
            await from.SendAsync(new Soulseek.ToServer.MessageUser("listener", "hello"));
            var message = await to.ExpectAsync(22);
            delays.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            await to.SendAsync(new Soulseek.ToServer.MessageAcked(BitConverter.ToUInt32(message)));
            await Task.Delay(5);
        }
        while (!storm.IsCompleted);

        delays.Sort();
        return delays;
    }
}
