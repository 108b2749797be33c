using System.Diagnostics;
using System.Globalization;
using System.Net;
using Parlance.Ares;

namespace Parlance.Bench.Servers;

/// <summary>A lively room of 250: 75 lines a second, each by another user, timed from the send until half of the receivers have it, and until the last has. The same with servers that do nothing else.</summary>
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

    private static async Task<(List<double> Half, List<double> All, double Cost)> RunAsync(
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
        var (half, all) = await SayAsync(swarm, users, lines, said, heard);
        half.Sort();
        all.Sort();
        return (half, all, (server.Cpu() - cpu) * 1e6 / (lines * (double)users));
    }

    private static async Task<(List<double> Half, List<double> All)> SayAsync(Swarm swarm, int users, int lines, byte[] said, int heard)
    {
        var (half, all) = (new List<double>(), new List<double>());
        var before = swarm.Received;
        for (var i = 0; i < lines; i++)
        {
            var there = swarm.WhenAsync(before + ((long)heard * (users / 2)), before + ((long)heard * users));
            var clock = Stopwatch.GetTimestamp();
            await swarm.Sockets[i % users].SendAsync(said);
            var at = await there;
            before += (long)heard * users;
            half.Add(Stopwatch.GetElapsedTime(clock, at[0]).TotalMilliseconds);
            all.Add(Stopwatch.GetElapsedTime(clock, at[1]).TotalMilliseconds);
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Max(0, (1000.0 / 75) - all[^1])));
        }

        return (half, all);
    }

    private static void Tell(string what, (List<double> Half, List<double> All, double Cost) found) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  {what,-13} half of the receivers have a line after {At(found.Half, 50):0.00} ms (median), the last after {At(found.All, 50):0.00} ms, {At(found.All, 99):0.00} ms (99th); CPU per delivery {found.Cost:0.00} us"));

    private static double At(List<double> sorted, int percent) => sorted[sorted.Count * percent / 100];
}
