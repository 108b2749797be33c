using Parlance.Core.Model;
using Parlance.Web.Tests.Server;

namespace Parlance.System.Tests.Bridging;

/// <summary>Every cell of the table: from each network to each network, over real sockets.</summary>
public sealed class MatrixTests
{
    private static readonly string[] Kinds = ["text", "url", "ask", "grant", "refuse", "added", "auto", "contacts"];

    public static TheoryData<string> RoomRows => [.. BridgeTable.Rooms.Select(row => row.Action)];

    public static TheoryData<string> MessageRows => [.. BridgeTable.Messages.Select(row => row.Action)];

    /// <summary>When this fails: run it with <c>PARLANCE_UPDATE=1</c> in the environment.</summary>
    [Fact]
    public void The_page_is_fresh() => Repository.ShouldHold("docs/bridging.md", BridgeTable.Render());

    [Theory]
    [MemberData(nameof(RoomRows))]
    public async Task What_happens_in_a_room_is_told_once_by_every_door(string action)
    {
        var row = BridgeTable.Rooms.Single(r => r.Action == action);
        await using var town = await BridgeTown.StartAsync();
        var owner = action == "topic" ? (AresDoor)await town.OwnerAsync(Network.Ares) : null;
        var receivers = await town.GatherAsync("b");
        var senders = action == "enter" ? [] : await town.GatherAsync("a");
        foreach (var network in BridgeTown.Networks.Where(n => row.Senders[n] is null))
        {
            var name = $"{network}a".ToLowerInvariant();
            var text = $"{action} from {network}";
            if (action == "topic")
            {
                await owner!.PinAsync(BridgeTown.Room, text);
            }
            else if (action == "enter")
            {
                await (await town.ComeAsync(network, name)).EnterAsync(BridgeTown.Room);
            }
            else
            {
                await ActAsync(senders.Single(s => s.Network == network), action, text);
            }

            foreach (var receiver in receivers)
            {
                await ShouldHearAsync(row, receiver, name, text);
            }
        }

        foreach (var receiver in receivers)
        {
            foreach (var network in BridgeTown.Networks.Where(n => row.Senders[n] is null && row.Receivers[receiver.Network][0] != '-'))
            {
                receiver.Times(row.Words(receiver.Network, $"{network}a".ToLowerInvariant(), $"{action} from {network}")).ShouldBe(1, $"{action} from {network} to {receiver.Network}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(MessageRows))]
    public async Task A_message_arrives_once_on_every_network_at_once_or_at_the_next_login(string kind)
    {
        var row = BridgeTable.Messages.Single(r => r.Action == kind);
        await using var town = await BridgeTown.StartAsync();
        foreach (var network in BridgeTown.Networks)
        {
            var absent = await town.AccountAsync($"late{network}".ToLowerInvariant());
            absent.ShouldBeGreaterThan(0u);
        }

        var present = new List<Door>();
        foreach (var network in BridgeTown.Networks)
        {
            present.Add(await town.ComeAsync(network, $"{network}b".ToLowerInvariant()));
        }

        var senders = new List<Door>();
        foreach (var network in BridgeTown.Networks.Where(n => row.Senders[n] is null))
        {
            var sender = await town.ComeAsync(network, $"{network}a".ToLowerInvariant());
            senders.Add(sender);
            foreach (var to in BridgeTown.Networks)
            {
                foreach (var receiver in new[] { present.Single(p => p.Network == to).Name, $"late{to}".ToLowerInvariant() })
                {
                    if (kind == nameof(MessageKind.AuthorisationGranted))
                    {
                        town.Ask(receiver, sender.Name);
                    }

                    await sender.SendAsync(new Addressee(receiver, await town.AccountAsync(receiver)), Enum.Parse<MessageKind>(kind), Text(kind, network));
                }
            }
        }

        await AllShouldHearAsync(row, present, senders);
        await town.StoredAsync(BridgeTown.Networks.Select(n => $"late{n}".ToLowerInvariant()), senders.Count);
        var late = new List<Door>();
        foreach (var network in BridgeTown.Networks)
        {
            late.Add(await town.ComeAsync(network, $"late{network}".ToLowerInvariant()));
        }

        await AllShouldHearAsync(row, late, senders);
    }

    [Fact]
    public async Task Everybody_sees_everybody_in_the_contact_list_in_the_nearest_state_and_without_an_address()
    {
        await using var town = await BridgeTown.StartAsync();
        var watchers = new List<Door>();
        var watched = new List<Door>();
        foreach (var network in BridgeTown.Networks)
        {
            watched.Add(await town.ComeAsync(network, $"{network}a".ToLowerInvariant()));
            if (network != Network.Ares)
            {
                watchers.Add(await town.ComeAsync(network, $"{network}b".ToLowerInvariant()));
            }
        }

        foreach (var watcher in watchers)
        {
            foreach (var other in watched)
            {
                await watcher.WatchAsync(other);
                if (watcher.Network != Network.Web)
                {
                    await watcher.HearAsync($"presence {other.Name}: online");
                }
            }

            watcher.Forget();
        }

        foreach (var row in BridgeTable.Presence)
        {
            foreach (var other in watched.Where(w => row.Senders[w.Network] is null))
            {
                await (row.Action == nameof(PresenceState.Offline) ? other.GoAsync() : other.BecomeAsync(Enum.Parse<PresenceState>(row.Action)));
                foreach (var watcher in watchers)
                {
                    await watcher.HearAsync(row.Receivers[watcher.Network].Replace("S", other.Name, StringComparison.Ordinal));
                }
            }

            watchers.ForEach(w => w.Forget());
        }
    }

    [Fact]
    public async Task Lines_of_one_speaker_keep_their_order_and_none_is_lost_or_said_twice()
    {
        const int Lines = 30;
        await using var town = await BridgeTown.StartAsync();
        var doors = await town.GatherAsync("a");
        await Task.WhenAll(doors.Select(async speaker =>
        {
            for (var i = 0; i < Lines; i++)
            {
                await speaker.SayAsync(BridgeTown.Room, $"line {i}");
            }
        }));
        foreach (var listener in doors)
        {
            foreach (var speaker in doors.Where(s => s != listener))
            {
                await listener.HearAsync($"say {speaker.Name}: line {Lines - 1}");
                listener.Heard.Where(l => l.StartsWith($"say {speaker.Name}: ", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(0, Lines).Select(i => $"say {speaker.Name}: line {i}"));
            }
        }
    }

    private static async Task AllShouldHearAsync(BridgeRow row, List<Door> receivers, List<Door> senders)
    {
        foreach (var receiver in receivers)
        {
            foreach (var sender in senders)
            {
                await ShouldHearAsync(row, receiver, sender.Name, Text(row.Action, sender.Network));
            }
        }

        foreach (var receiver in receivers)
        {
            receiver.Heard.Count(l => Kinds.Contains(l.Split(' ')[0])).ShouldBe(senders.Count, string.Join("\n", receiver.Heard));
        }
    }

    private static string Text(string kind, Network from) => kind switch
    {
        nameof(MessageKind.Url) => $"desc|http://{from}/",
        nameof(MessageKind.Contacts) => "10001|nick",
        _ => $"words from {from}",
    };

    private static Task ActAsync(Door who, string action, string text) => action switch
    {
        "say" => who.SayAsync(BridgeTown.Room, text),
        "emote" => who.EmoteAsync(BridgeTown.Room, text),
        "left" => who.LeaveAsync(BridgeTown.Room),
        _ => who.PinAsync(BridgeTown.Room, text),
    };

    private static async Task ShouldHearAsync(BridgeRow row, Door receiver, string sender, string text)
    {
        if (row.Receivers[receiver.Network][0] != '-')
        {
            await receiver.HearAsync(row.Words(receiver.Network, sender, text));
        }
    }
}
