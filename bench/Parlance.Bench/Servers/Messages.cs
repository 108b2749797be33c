using System.Diagnostics;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Bench.Servers;

/// <summary>Fifty pairs that write to each other and confirm: durable private messages.</summary>
internal static class Messages
{
    public static async Task MeasureAsync(bool quick)
    {
        var (pairs, each) = quick ? (3, 10) : (50, 2000);
        await using var server = await ChildServer.ParlanceAsync("--Limits:HashRounds=1000");
        var clients = new List<RawClient>();
        for (var i = 0; i < pairs * 2; i++)
        {
            clients.Add(await RawClient.LogInAsync(server.Endpoint, $"user{i:0000}"));
        }

        await Task.WhenAll(Enumerable.Range(0, pairs).Select(i => TalkAsync(clients[2 * i], clients[(2 * i) + 1], (2 * i) + 1, each / 4)));
        var (cpu, clock) = (server.Cpu(), Stopwatch.GetTimestamp());
        await Task.WhenAll(Enumerable.Range(0, pairs).Select(i => TalkAsync(clients[2 * i], clients[(2 * i) + 1], (2 * i) + 1, each)));
        var sent = (double)pairs * each;
        Console.WriteLine(
            $"  {pairs} pairs: {sent / Stopwatch.GetElapsedTime(clock).TotalSeconds:0} messages/s, each sent, received and confirmed; {(server.Cpu() - cpu) * 1e6 / sent:0.0} us of CPU per message");
        clients.ForEach(c => c.Dispose());
    }

    private static async Task TalkAsync(RawClient from, RawClient to, int receiver, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await from.SendAsync(new ToServer.MessageUser($"user{receiver:0000}", "how are you today, and what do you listen to?"));
            var message = Reader.Read<ToClient.MessageUser>(await to.ExpectAsync(22), SoulseekStyle.Wire);
            await to.SendAsync(new ToServer.MessageAcked(message.Id));
        }
    }
}
