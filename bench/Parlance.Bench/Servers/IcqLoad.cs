using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Parlance.Icq;

namespace Parlance.Bench.Servers;

/// <summary>ICQ over UDP: a datagram beside a loop that only receives and sends, logins, messages, presence, idle users.</summary>
internal static class IcqLoad
{
    private const int Window = 32;

    public static async Task MeasureAsync(bool quick)
    {
        var port = FreePort();
        await using var server = await ChildServer.ParlanceAsync(
            "--Soulseek:Enabled=false", "--Icq:Enabled=true", string.Create(CultureInfo.InvariantCulture, $"--Icq:Endpoint=127.0.0.1:{port}"), "--Icq:Flood:PerSecond=0",
            "--Icq:CommandFlood:PerSecond=0", "--Limits:HashRounds=1000", "--Limits:Registrations=100000", "--Icq:KeepAlive=3600");
        using var crowd = new IcqCrowd(new IPEndPoint(IPAddress.Loopback, port));
        var users = crowd.Register(quick ? 60 : 2000);
        Logins(crowd, server, users);
        KeepAlives(crowd, server, users, quick ? 1000 : 300_000);
        Messages(crowd, server, users, quick ? 100 : 20_000);
        Watching(crowd, server, users, quick ? 20 : 500, quick ? 5 : 50);
        await IdleAsync(crowd, server, quick ? 50 : 10_000);
        await BareAsync(quick ? 1000 : 300_000);
    }

    private static void Logins(IcqCrowd crowd, ChildServer server, List<uint> users)
    {
        crowd.LogIn(users.GetRange(0, users.Count / 2));
        var (cpu, clock) = (server.Cpu(), Stopwatch.GetTimestamp());
        crowd.LogIn(users.GetRange(users.Count / 2, users.Count - (users.Count / 2)));
        Tell("logins (hashing with 1000 rounds)", users.Count - (users.Count / 2), clock, server.Cpu() - cpu);
    }

    private static void KeepAlives(IcqCrowd crowd, ChildServer server, List<uint> users, int count)
    {
        var (cpu, clock) = (0.0, 0L);
        for (int sent = 0, got = 0; got < count;)
        {
            if (got == count / 3 && clock == 0)
            {
                (cpu, clock) = (server.Cpu(), Stopwatch.GetTimestamp());
            }

            for (; sent < count && sent < got + Window; sent++)
            {
                crowd.Send(users[sent % users.Count], default(ToServer.KeepAlive));
            }

            got += crowd.Next(out _, out _) ? 1 : Window;
        }

        Tell("keep-alives, each acknowledged", count - (count / 3), clock, server.Cpu() - cpu);
    }

    private static void Messages(IcqCrowd crowd, ChildServer server, List<uint> users, int count)
    {
        var half = users.Count / 2;
        var (cpu, clock) = (server.Cpu(), Stopwatch.GetTimestamp());
        for (int sent = 0, got = 0, confirmed = 0; got < count || confirmed < count;)
        {
            for (; sent < count && sent < Math.Min(got, confirmed) + Window; sent++)
            {
                var from = sent % half;
                crowd.Send(users[from], new ToServer.SendMessage(users[half + from], 1, "how are you today, and what do you listen to?"));
            }

            if (!crowd.Next(out var header, out _))
            {
                break;
            }

            if (header.Command == 0x0104)
            {
                crowd.Acknowledge(users[half + (got % half)], header.Sequence);
                got++;
            }

            confirmed += header.Command == 0x000A ? 1 : 0;
        }

        Tell("messages, sent, stored or confirmed, delivered", count, clock, server.Cpu() - cpu);
    }

    private static void Watching(IcqCrowd crowd, ChildServer server, List<uint> users, int watchers, int changes)
    {
        foreach (var watcher in users.GetRange(1, watchers))
        {
            crowd.Send(watcher, new ToServer.AddToList(users[0]));
        }

        while (crowd.Next(out _, out _))
        {
            // What comes of listing is not measured.
        }

        // Nobody acknowledges here, so the changes stay below what may be under way to one client.
        var (cpu, clock) = (server.Cpu(), Stopwatch.GetTimestamp());
        var told = 0;
        for (var i = 0; i < changes; i++)
        {
            crowd.Send(users[0], new ToServer.StatusChange(i % 2 == 0 ? IcqStatus.Away : IcqStatus.Online));
            for (var got = 0; got < watchers && crowd.Next(out var header, out _);)
            {
                got += header.Command == 0x01A4 ? 1 : 0;
                told += header.Command == 0x01A4 ? 1 : 0;
            }
        }

        Tell($"notices of presence to {watchers} watchers", told, clock, server.Cpu() - cpu);
    }

    private static async Task IdleAsync(IcqCrowd crowd, ChildServer server, int count)
    {
        var more = crowd.Register(count);
        await Task.Delay(3000);
        var before = server.Resident();
        crowd.LogIn(more);
        await Task.Delay(12_000);
        Console.WriteLine($"  {count} users more: {(server.Resident() - before) / 1000.0 / count:0.0} kB each, {server.Resident() / 1e6:0} MB in all");
    }

    /// <summary>The same datagrams through a loop that answers with the first six bytes of each.</summary>
    private static async Task BareAsync(int count)
    {
        await using var bare = await ChildServer.BareAsync("udp");
        using var crowd = new IcqCrowd(bare.Endpoint);
        var (cpu, clock) = (0.0, 0L);
        for (int sent = 0, got = 0; got < count;)
        {
            if (got == count / 3 && clock == 0)
            {
                (cpu, clock) = (bare.Cpu(), Stopwatch.GetTimestamp());
            }

            for (; sent < count && sent < got + Window; sent++)
            {
                crowd.Send(10_001, default(ToServer.KeepAlive));
            }

            got += crowd.Next(out _, out _) ? 1 : Window;
        }

        Tell("bare loop: datagrams received and answered", count - (count / 3), clock, bare.Cpu() - cpu);
    }

    private static void Tell(string what, int count, long since, double cpu) => Console.WriteLine(
        $"  {what}: {count / Stopwatch.GetElapsedTime(since).TotalSeconds:0}/s, {cpu * 1e6 / count:0.0} us of CPU each");

    private static int FreePort()
    {
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)probe.LocalEndPoint!).Port;
    }
}
