using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Parlance.Ares;
using Parlance.Wire;

namespace Parlance.Bench.Servers;

/// <summary>An Ares room: fan-out, a trickle of lines as a lively room has it, joins, and what an idle user costs.</summary>
internal static class AresRooms
{
    private const int TextBytes = 60;

    public static async Task MeasureAsync(bool quick)
    {
        foreach (var receivers in quick ? new[] { 20 } : [200, 1000])
        {
            await FanOutAsync(receivers, burst: 1, quick ? 10 : 80_000 / receivers);
            await FanOutAsync(receivers, burst: 32, quick ? 10 : 120_000 / receivers);
        }

        await Trickle.MeasureAsync(quick);
        await MeasureJoinsAsync(quick);
    }

    public static async Task MeasureJoinsAsync(bool quick)
    {
        await JoinsAsync(quick ? 20 : 1000);
        await IdleAsync(quick);
    }

    public static async Task<(ChildServer Server, IPEndPoint Room)> StartAsync()
    {
        var port = ChildServer.FreePort();
        var server = await ChildServer.ParlanceAsync(
            "--Ares:Enabled=true", $"--Ares:Rooms:0:Endpoint=127.0.0.1:{port}", "--Ares:Flood:PerSecond=0", "--Limits:HashRounds=1000");
        return (server, new IPEndPoint(IPAddress.Loopback, port));
    }

    public static byte[] Hello(int i)
    {
        var guid = new byte[16];
        BitConverter.TryWriteBytes(guid, i + 1);
        return AresFrames.ToBytes(new ToServer.Login(new LoginDetails(
            guid, 0, 0, 5000, Ip4.None, 0, 0, $"user {i:0000}", "cb0t 3.39", Ip4.None, Ip4.None, 7, 0, 0, 0, 33, 1, 219, "Leeds", 15)));
    }

    private static async Task FanOutAsync(int receivers, int burst, int rounds)
    {
        var (server, room) = await StartAsync();
        await using (server)
        {
            using var swarm = new Swarm();
            for (var i = 0; i < receivers; i++)
            {
                await swarm.AddAsync(room, Hello(i));
            }

            var text = new string('x', TextBytes);
            var cost = await FanOut.RunAsync(
                server, swarm, AresFrames.ToBytes(new ToServer.Public(text)), AresFrames.ToBytes(new ToClient.Public("user 0000", text)).Length, burst, rounds);
            Console.WriteLine($"  {receivers,5} receivers, lines {(burst == 1 ? "singly" : $"by {burst}"),-7} CPU per delivery: {cost:0.000} us");
        }
    }

    private static async Task JoinsAsync(int users)
    {
        var (server, room) = await StartAsync();
        await using (server)
        {
            var (clock, cpu) = (Stopwatch.GetTimestamp(), server.Cpu());
            var sockets = new Socket[users];
            await Parallel.ForEachAsync(Enumerable.Range(0, users), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, _) => sockets[i] = await JoinAsync(room, i));
            var seconds = Stopwatch.GetElapsedTime(clock).TotalSeconds;
            Console.WriteLine($"  {users} join one room: {users / seconds:0} joins/s until each has the whole list, {(server.Cpu() - cpu) * 1e3 / users:0.00} ms of CPU each");
            foreach (var socket in sockets)
            {
                socket.Dispose();
            }
        }
    }

    /// <summary>Joins and reads up to the end of the list.</summary>
    private static async Task<Socket> JoinAsync(IPEndPoint room, int i)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(room);
        await socket.SendAsync(Hello(i));
        var buffer = new byte[64 * 1024];
        var have = 0;
        while (true)
        {
            var got = await socket.ReceiveAsync(buffer.AsMemory(have));
            have += got > 0 ? got : throw new InvalidOperationException("The server ended the connection.");
            var at = 0;
            while (have - at >= 3 && have - at >= 3 + BitConverter.ToUInt16(buffer, at))
            {
                if (buffer[at + 2] == 35)
                {
                    return socket;
                }

                at += 3 + BitConverter.ToUInt16(buffer, at);
            }

            buffer.AsSpan(at, have - at).CopyTo(buffer);
            have -= at;
        }
    }

    private static async Task IdleAsync(bool quick)
    {
        var (few, many) = quick ? (10, 50) : (100, 1100);
        var (server, room) = await StartAsync();
        await using (server)
        {
            using var swarm = new Swarm();
            var before = 0L;
            for (var i = 0; i < many; i++)
            {
                await swarm.AddAsync(room, Hello(i));
                if (i == few)
                {
                    before = await SettledAsync(server, swarm, quick);
                }
            }

            var after = await SettledAsync(server, swarm, quick);
            Console.WriteLine($"  {before / 1e6:0.0} MB with {few} users, {after / 1e6:0.0} MB with {many}: {(after - before) / 1000.0 / (many - few):0.0} kB each, the crowd of one room included");
        }
    }

    private static async Task<long> SettledAsync(ChildServer server, Swarm swarm, bool quick)
    {
        await swarm.QuietAsync();
        await Task.Delay(quick ? 100 : 3000);
        return server.Resident();
    }
}
