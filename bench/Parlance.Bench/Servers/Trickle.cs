using System.Diagnostics;
using System.Globalization;
using System.Net;
using Parlance.Ares;

namespace Parlance.Bench.Servers;

/// <summary>A lively room of 250: 75 lines a second, each by another user, timed from the send to the last receiver. The same with servers that do nothing else.</summary>
internal static class Trickle
{
    private const int TextBytes = 60;

    public static async Task MeasureAsync(bool quick)
    {
        var (users, lines, rounds) = quick ? (20, 20, 1) : (250, 375, 3);
        for (var round = 0; round < rounds; round++)
        {
            var (server, room) = await AresRooms.StartAsync();
            await using (server)
            {
                var text = new string('x', TextBytes);
                Tell("Ares room", await RunAsync(
                    server, room, users, lines, AresRooms.Hello, AresFrames.ToBytes(new ToServer.Public(text)), AresFrames.ToBytes(new ToClient.Public("user 0000", text)).Length));
            }

            foreach (var kind in new[] { "kestrel", "socket", "direct" })
            {
                await using var bare = await ChildServer.BareAsync(kind);
                var frame = new byte[4 + 70];
                BitConverter.TryWriteBytes(frame, frame.Length - 4);
                Tell("bare " + kind, await RunAsync(bare, bare.Endpoint, users, lines, static _ => [], frame, frame.Length));
            }
        }
    }

    private static async Task<(List<double> Delays, double Cost)> RunAsync(
        ChildServer server, IPEndPoint endpoint, int users, int lines, Func<int, byte[]> hello, byte[] said, int heard)
    {
        using var swarm = new Swarm();
        for (var i = 0; i < users; i++)
        {
            await swarm.AddAsync(endpoint, hello(i));
        }

        await swarm.QuietAsync();
        await SayAsync(swarm, users, lines / 3, said, heard);
        var cpu = server.Cpu();
        var delays = await SayAsync(swarm, users, lines, said, heard);
        delays.Sort();
        return (delays, (server.Cpu() - cpu) * 1e6 / (lines * (double)users));
    }

    private static async Task<List<double>> SayAsync(Swarm swarm, int users, int lines, byte[] said, int heard)
    {
        var delays = new List<double>();
        var expected = swarm.Received;
        for (var i = 0; i < lines; i++)
        {
            var clock = Stopwatch.GetTimestamp();
            await swarm.Sockets[i % users].SendAsync(said);
            await swarm.ReachAsync(expected += (long)heard * users);
            delays.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, (1000.0 / 75) - delays[^1])));
        }

        return delays;
    }

    private static void Tell(string what, (List<double> Delays, double Cost) found) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {what,-13} the last receiver has a line after {found.Delays[found.Delays.Count / 2]:0.00} ms (median), {found.Delays[found.Delays.Count * 99 / 100]:0.00} ms (99th); CPU per delivery {found.Cost:0.00} us"));
}
