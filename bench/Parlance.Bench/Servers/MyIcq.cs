using System.Diagnostics;
using System.Globalization;
using System.Net;
using Parlance.MyIcq;
using Parlance.MyIcq.Messages;

namespace Parlance.Bench.Servers;

/// <summary>MyICQ: logins, messages from pair to pair, and what a datagram costs with and without a body to decrypt.</summary>
internal static class MyIcq
{
    public static async Task MeasureAsync(bool quick)
    {
        var (users, each, datagrams) = quick ? (6, 20, 200) : (100, 1000, 20_000);
        var endpoint = new IPEndPoint(IPAddress.Loopback, ChildServer.FreePort());
        await using var server = await ChildServer.ParlanceAsync(
            "--Limits:HashRounds=1000", "--MyIcq:Enabled=true", $"--MyIcq:Endpoint={endpoint}", "--MyIcq:Flood:PerSecond=0");
        var clients = Enumerable.Range(0, users).Select(i => new MyIcqDriver(endpoint, (uint)(1000 + i))).ToList();
        Measure(server, "registrations", users, () => clients.ForEach(client => client.Register()));
        Measure(server, "logins", users, () => clients.ForEach(client => client.LogIn()));
        Measure(server, "messages, each stored or delivered, and both ends confirmed", users / 2 * each, () => Talk(clients, each));
        var one = clients[0];
        Measure(server, "requests without a body", datagrams, () => Repeat(datagrams, () => one.Ask(default(ToServer.GetServerList))));
        Measure(server, "keepalives: a block of DES, an answer nobody confirms", datagrams, () => Repeat(datagrams, () => one.Ask(new ToServer.KeepAlive(1))));
        var nobody = new ToServer.SendMessage(0, 1, new string('x', 450));
        Measure(server, "messages of 450 bytes to nobody: 58 blocks of DES, a bare confirmation", datagrams, () => Repeat(datagrams, () => one.Ask(nobody)));
        Cipher(quick);
        clients.ForEach(client => client.Dispose());
    }

    private static void Talk(List<MyIcqDriver> clients, int each) =>
        Parallel.For(0, clients.Count / 2, new ParallelOptions { MaxDegreeOfParallelism = 8 }, pair =>
        {
            var (from, to) = (clients[2 * pair], clients[(2 * pair) + 1]);
            for (var i = 0; i < each; i++)
            {
                var asked = from.Tell(new ToServer.SendMessage(0, to.Uin, "how are you today, and what do you listen to?"));
                to.Expect(ToClient.Message.Spec.Code);
                from.Await(asked);
            }
        });

    private static void Repeat(int count, Action act)
    {
        for (var i = 0; i < count; i++)
        {
            act();
        }
    }

    private static void Measure(ChildServer server, string what, int count, Action act)
    {
        var (cpu, clock) = (server.Cpu(), Stopwatch.GetTimestamp());
        act();
        var seconds = Stopwatch.GetElapsedTime(clock).TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"  {count} {what}: {count / seconds:0}/s, {(server.Cpu() - cpu) * 1e6 / count:0.0} us of CPU each"));
    }

    private static void Cipher(bool quick)
    {
        var cipher = new MyIcqCipher("freeman"u8);
        var body = new byte[464];
        var times = quick ? 100 : 20_000;
        Repeat(times, () => cipher.Decrypt(body));
        var clock = Stopwatch.GetTimestamp();
        Repeat(times, () => cipher.Decrypt(body));
        var each = Stopwatch.GetElapsedTime(clock).TotalNanoseconds / times;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  DES alone: {each:0} ns for {body.Length} bytes, {each / (body.Length / 8):0} ns a block"));
    }
}
