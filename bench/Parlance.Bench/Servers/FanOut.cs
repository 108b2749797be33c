using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Bench.Servers;

/// <summary>A room: what each delivered line costs the server, when lines come singly and when they come in bursts.</summary>
internal static class FanOut
{
    private const int TextBytes = 60;

    public static async Task MeasureAsync(bool quick)
    {
        foreach (var receivers in quick ? new[] { 20 } : [200, 1000])
        {
            await CompareAsync(receivers, burst: 1, quick ? 10 : 40_000 / receivers);
            await CompareAsync(receivers, burst: 32, quick ? 10 : 240_000 / receivers);
        }
    }

    /// <summary>One after the other, three rounds, so that whatever else the machine does strikes all of them.</summary>
    private static async Task CompareAsync(int receivers, int burst, int rounds)
    {
        var (parlance, kestrel, socket) = (new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < 3; i++)
        {
            await using (var server = await ChildServer.ParlanceAsync("--Limits:HashRounds=1000"))
            {
                parlance.Add(await SoulseekAsync(server, receivers, burst, rounds));
            }

            await using (var server = await ChildServer.BareAsync("kestrel"))
            {
                kestrel.Add(await BareAsync(server, receivers, burst, rounds));
            }

            await using (var server = await ChildServer.BareAsync("socket"))
            {
                socket.Add(await BareAsync(server, receivers, burst, rounds));
            }

            await Console.Error.WriteLineAsync($"  ... round {i + 1}: {parlance[i]:0.000}, {kestrel[i]:0.000}, {socket[i]:0.000} us");
        }

        var (p, k, s) = (Median(parlance), Median(kestrel), Median(socket));
        Console.WriteLine(
            $"  {receivers,5} receivers, lines {(burst == 1 ? "singly" : $"by {burst}"),-7} CPU per delivery: Parlance {p:0.000} us, bare Kestrel {k:0.000} us (ratio {p / k:0.00}), bare sockets {s:0.000} us (ratio {p / s:0.00})");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static async Task<double> BareAsync(ChildServer server, int receivers, int burst, int rounds)
    {
        using var swarm = new Swarm();
        for (var i = 0; i < receivers; i++)
        {
            await swarm.AddAsync(server.Endpoint, default);
        }

        var frame = new byte[4 + 96];
        BitConverter.TryWriteBytes(frame, frame.Length - 4);
        return await RunAsync(server, swarm, frame, frame.Length, burst, rounds);
    }

    private static async Task<double> SoulseekAsync(ChildServer server, int receivers, int burst, int rounds)
    {
        using var swarm = new Swarm();
        for (var i = 0; i < receivers; i++)
        {
            await swarm.AddAsync(server.Endpoint, Hello($"user{i:0000}", "room"));
        }

        var text = new string('x', TextBytes);
        using var said = new WireBuffer();
        SoulseekFrames.Server.Write(new ToServer.SayChatroom("room", text), said);
        using var heard = new WireBuffer();
        SoulseekFrames.Server.Write(new ToClient.SayChatroom("room", "user0000", text), heard);
        return await RunAsync(server, swarm, said.Written.ToArray(), heard.Length, burst, rounds);
    }

    /// <summary>Login, ports and a room, in one write.</summary>
    public static byte[] Hello(string name, string? room)
    {
        using var buffer = new WireBuffer();
        SoulseekFrames.Server.Write(new ToServer.Login(name, "secret", 160, string.Empty, 1), buffer);
        SoulseekFrames.Server.Write(new ToServer.SetWaitPort(2234, 0, 0), buffer);
        if (room is not null)
        {
            SoulseekFrames.Server.Write(new ToServer.JoinRoom(room, 0), buffer);
        }

        return buffer.Written.ToArray();
    }

    public static async Task<double> RunAsync(ChildServer server, Swarm swarm, byte[] said, int heard, int burst, int rounds)
    {
        await swarm.CompleteAsync(said, heard);
        var lines = new byte[said.Length * burst];
        for (var i = 0; i < burst; i++)
        {
            said.CopyTo(lines, i * said.Length);
        }

        var expected = swarm.Received;
        var step = (long)heard * burst * swarm.Sockets.Count;
        for (var i = 0; i < rounds / 4; i++)
        {
            await swarm.Sockets[0].SendAsync(lines);
            await swarm.ReachAsync(expected += step);
        }

        var cpu = server.Cpu();
        for (var i = 0; i < rounds; i++)
        {
            await swarm.Sockets[0].SendAsync(lines);
            await swarm.ReachAsync(expected += step);
        }

        var delivered = (double)rounds * burst * swarm.Sockets.Count;
        return (server.Cpu() - cpu) * 1e6 / delivered;
    }
}
