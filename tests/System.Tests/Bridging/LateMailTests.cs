using System.Globalization;
using Parlance.Core.Model;

namespace Parlance.System.Tests.Bridging;

/// <summary>What was written to somebody who was offline everywhere: it arrives on whichever network they come to next, once, with the time it was written at.</summary>
public sealed class LateMailTests
{
    private static readonly TimeSpan Later = TimeSpan.FromHours(30);

    [Fact]
    public async Task A_message_from_each_network_arrives_at_the_next_login_on_each_once_with_the_time_it_was_sent_at()
    {
        var time = new LaterTime();
        await using var town = await BridgeTown.StartAsync(time);
        string[] late = [.. DoorKind.Clients.Select(kind => kind.Label + "late")];
        foreach (var name in late)
        {
            await town.AccountAsync(name);
        }

        var senders = await town.ComeAsync(DoorKind.Clients, "a");
        var earliest = time.GetUtcNow();
        await Task.WhenAll(senders.Select(async sender =>
        {
            foreach (var name in late)
            {
                await sender.SendAsync(new Addressee(name, await town.AccountAsync(name)), MessageKind.Text, $"written by {sender.Name}");
            }
        }));
        var latest = time.GetUtcNow();
        await town.StoredAsync(late, senders.Length);
        time.Ahead = Later;
        foreach (var receiver in await town.ComeAsync(DoorKind.Clients, "late"))
        {
            foreach (var sender in senders)
            {
                await receiver.HearAsync($"text {sender.Name}: written by {sender.Name}");
                receiver.Times($"text {sender.Name}: written by {sender.Name}").ShouldBe(1, receiver.Name);
                TimeOf(receiver, sender).ShouldBeInRange(earliest - TimeSpan.FromMinutes(1), latest, $"from {sender.Name} to {receiver.Name}, on some networks to the minute");
            }
        }
    }

    [Fact]
    public async Task What_was_read_on_one_network_does_not_come_again_on_the_next()
    {
        await using var town = await BridgeTown.StartAsync();
        await town.AccountAsync("late");
        var sender = await town.ComeAsync(Network.Soulseek, "sender");
        foreach (var network in BridgeTown.Networks.Where(n => n != Network.Web))
        {
            await sender.SendAsync(new Addressee("late", 0), MessageKind.Text, $"before {network}");
            await town.StoredAsync(["late"], 1);
            var receiver = await town.ComeAsync(network, "late");
            await receiver.HearAsync($"text sender: before {network}");
            await town.EmptyAsync("late");
            receiver.Heard.Count(l => l.StartsWith("text sender: ", StringComparison.Ordinal)).ShouldBe(1, string.Join("\n", receiver.Heard));
            await receiver.GoAsync();
            await town.GoneAsync("late");
        }
    }

    /// <summary>The time that a client was told right before a message.</summary>
    private static DateTimeOffset TimeOf(Door receiver, Door sender)
    {
        var heard = receiver.Heard.ToList();
        var told = heard[heard.IndexOf($"text {sender.Name}: written by {sender.Name}") - 1];
        return told.StartsWith("sent ", StringComparison.Ordinal)
            ? DateTimeOffset.Parse(told[5..], CultureInfo.InvariantCulture)
            : DateTimeOffset.ParseExact(told, $"'notice {sender.Name} wrote on 'yyyy-MM-dd' at 'HH:mm' UTC:'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
    }
}
