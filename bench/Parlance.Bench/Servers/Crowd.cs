using System.Diagnostics;
using System.Globalization;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Bench.Servers;

/// <summary>A saturated room: ten people say as much as the server takes, all receive.</summary>
internal static class Crowd
{
    private const int Speakers = 10;

    public static async Task MeasureAsync(bool quick)
    {
        foreach (var receivers in quick ? new[] { 20 } : [200, 1000])
        {
            await using var server = await ChildServer.ParlanceAsync("--Limits:HashRounds=1000");
            using var swarm = new Swarm();
            for (var i = 0; i < receivers; i++)
            {
                await swarm.AddAsync(server.Endpoint, FanOut.Hello($"user{i:0000}", "room"));
            }

            var text = new string('x', 60);
            using var said = new WireBuffer();
            SoulseekFrames.Server.Write(new ToServer.SayChatroom("room", text), said);
            using var heard = new WireBuffer();
            SoulseekFrames.Server.Write(new ToClient.SayChatroom("room", "user0000", text), heard);
            await swarm.CompleteAsync(said.Written.ToArray(), heard.Length);
            var lines = quick ? 50 : 100_000 / receivers;
            var step = (long)heard.Length * receivers * Speakers * lines;
            await SayAsync(swarm, said.Written.ToArray(), lines, swarm.Received + step);
            var (cpu, clock) = (server.Cpu(), Stopwatch.GetTimestamp());
            await SayAsync(swarm, said.Written.ToArray(), lines, swarm.Received + step);
            var delivered = (double)receivers * Speakers * lines;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {receivers,5} receivers: {(server.Cpu() - cpu) * 1e6 / delivered:0.000} us of CPU per delivery, {delivered / Stopwatch.GetElapsedTime(clock).TotalSeconds:0} deliveries/s"));
        }
    }

    private static async Task SayAsync(Swarm swarm, byte[] line, int lines, long expected)
    {
        await Task.WhenAll(swarm.Sockets.Take(Speakers).Select(async speaker =>
        {
            for (var i = 0; i < lines; i++)
            {
                await speaker.SendAsync(line);
            }
        }));
        await swarm.ReachAsync(expected);
    }
}
