using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Bench.Servers;

/// <summary>A status change that ten people watch, with few and with many others online: the cost must be the same.</summary>
internal static class Presence
{
    private const int Watchers = 10;

    public static async Task MeasureAsync(bool quick)
    {
        foreach (var online in quick ? new[] { 20, 40 } : [500, 2000, 5000])
        {
            await using var server = await ChildServer.ParlanceAsync("--Limits:HashRounds=1000");
            using var swarm = new Swarm();
            for (var i = 0; i < online; i++)
            {
                await swarm.AddAsync(server.Endpoint, FanOut.Hello($"user{i:0000}", null));
            }

            await swarm.QuietAsync();
            var watch = Frame(new ToServer.WatchUser("user0000"));
            foreach (var watcher in swarm.Sockets.Skip(1).Take(Watchers))
            {
                await watcher.SendAsync(watch);
            }

            await swarm.QuietAsync();
            var toggle = (byte[])[.. Frame(new ToServer.SetStatus(1)), .. Frame(new ToServer.SetStatus(2))];
            var told = Frame(new ToServer.Ping()).Length + "user0000".Length + 9;
            var changes = quick ? 20 : 4000;
            var cpu = server.Cpu();
            var expected = swarm.Received;
            for (var i = 0; i < changes; i += 2)
            {
                await swarm.Sockets[0].SendAsync(toggle);
                await swarm.ReachAsync(expected += (Watchers + 1) * 2L * told);
            }

            Console.WriteLine($"  {online,5} online, {Watchers} watch: {(server.Cpu() - cpu) * 1e6 / changes:0.0} us of CPU per change");
        }
    }

    private static byte[] Frame<T>(T message)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        SoulseekFrames.Server.Write(message, buffer);
        return buffer.Written.ToArray();
    }
}
