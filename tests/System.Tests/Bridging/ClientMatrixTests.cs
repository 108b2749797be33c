using Parlance.Core.Model;

namespace Parlance.System.Tests.Bridging;

/// <summary>The table once more, walked by the clients of the packages and every version of ICQ: from each to each.</summary>
public sealed class ClientMatrixTests
{
    private static readonly string[] Kinds = ["text", "url", "ask", "grant", "refuse", "added", "auto", "contacts"];
    private static readonly IReadOnlyList<DoorKind> All = DoorKind.Clients;

    [Fact]
    public async Task What_happens_in_a_room_is_told_once_to_every_kind_of_client()
    {
        await using var town = await BridgeTown.StartAsync();
        var owner = await town.OwnerAsync(Network.Ares);
        var receivers = await town.GatherAsync(All, "b");
        var senders = await town.GatherAsync(All, "a");
        foreach (var action in (string[])["say", "emote", "pin"])
        {
            var row = BridgeTable.Rooms.Single(r => r.Action == action);
            var acting = senders.Where(s => row.Senders[s.Network] is null).ToArray();
            await Task.WhenAll(acting.Select(sender => ActAsync(sender, action, $"{action} from {sender.Name}")));
            await ShouldAllHearOnceAsync(row, receivers, [.. acting.Select(sender => (sender.Name, $"{action} from {sender.Name}"))]);
        }

        await owner.PinAsync(BridgeTown.Room, "topic from admin");
        await ShouldAllHearOnceAsync(BridgeTable.Rooms.Single(r => r.Action == "topic"), receivers, [("admin", "topic from admin")]);
        await Task.WhenAll(senders.Select(sender => sender.LeaveAsync(BridgeTown.Room)));
        await ShouldAllHearOnceAsync(BridgeTable.Rooms.Single(r => r.Action == "left"), receivers, [.. senders.Select(sender => (sender.Name, string.Empty))]);
        var others = await town.GatherAsync(All, "c");
        await ShouldAllHearOnceAsync(BridgeTable.Rooms.Single(r => r.Action == "enter"), receivers, [.. others.Select(other => (other.Name, string.Empty))]);
    }

    [Fact]
    public async Task Lines_of_one_speaker_keep_their_order_for_every_kind_of_client()
    {
        const int Lines = 20;
        await using var town = await BridgeTown.StartAsync();
        var doors = await town.GatherAsync(All, "a");
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
                listener.Heard.Where(l => l.StartsWith($"say {speaker.Name}: ", StringComparison.Ordinal)).ShouldBe(Enumerable.Range(0, Lines).Select(i => $"say {speaker.Name}: line {i}"), $"{speaker.Name} to {listener.Name}");
            }
        }
    }

    [Fact]
    public async Task Every_kind_of_message_arrives_once_and_in_order_at_every_kind_of_client_at_once_or_at_the_next_login()
    {
        await using var town = await BridgeTown.StartAsync();
        string[] late = [.. All.Select(kind => kind.Label + "late")];
        foreach (var name in late)
        {
            await town.AccountAsync(name);
        }

        var present = await town.ComeAsync(All, "b");
        var senders = await town.ComeAsync(All, "a");
        string[] receivers = [.. late, .. present.Select(p => p.Name)];
        var sent = senders.ToDictionary(s => s.Name, s => BridgeTable.Messages.Where(row => row.Senders[s.Network] is null).ToArray());
        await Task.WhenAll(senders.Select(async sender =>
        {
            foreach (var row in sent[sender.Name])
            {
                foreach (var receiver in receivers)
                {
                    if (row.Action == nameof(MessageKind.AuthorisationGranted))
                    {
                        town.Ask(receiver, sender.Name);
                    }

                    await sender.SendAsync(new Addressee(receiver, await town.AccountAsync(receiver)), Enum.Parse<MessageKind>(row.Action), Text(row.Action, sender.Name));
                }
            }
        }));
        await ShouldHearAllAsync(present);
        await town.StoredAsync(late, sent.Values.Sum(rows => rows.Length));
        await ShouldHearAllAsync(await town.ComeAsync(All, "late"));

        async Task ShouldHearAllAsync(Door[] doors)
        {
            foreach (var door in doors)
            {
                foreach (var sender in senders)
                {
                    string[] expected = [.. sent[sender.Name].Select(row => row.Words(door.Network, sender.Name, Text(row.Action, sender.Name)))];
                    foreach (var line in expected)
                    {
                        await door.HearAsync(line);
                    }

                    door.Heard.Where(l => Kinds.Contains(l.Split(' ')[0]) && l.Split(' ')[1].TrimEnd(':') == sender.Name).ShouldBe(expected, $"{sender.Name} to {door.Name}");
                }
            }
        }
    }

    [Fact]
    public async Task Every_kind_of_client_sees_every_other_in_its_contact_list_in_the_nearest_state_and_without_an_address()
    {
        await using var town = await BridgeTown.StartAsync();
        var watched = await town.ComeAsync(All, "a");
        var watchers = (await town.ComeAsync([.. All.Where(kind => kind.Network != Network.Ares)], "b")).ToArray();
        foreach (var watcher in watchers)
        {
            await Task.WhenAll(watched.Select(async other =>
            {
                await watcher.WatchAsync(other);
                await (watcher.Network == Network.Web ? Task.CompletedTask : watcher.HearAsync($"presence {other.Name}: online"));
            }));
        }

        foreach (var row in BridgeTable.Presence)
        {
            Array.ForEach(watchers, w => w.Forget());
            var changing = watched.Where(w => row.Senders[w.Network] is null).ToArray();
            await Task.WhenAll(changing.Select(other => row.Action == nameof(PresenceState.Offline) ? other.GoAsync() : other.BecomeAsync(Enum.Parse<PresenceState>(row.Action))));
            foreach (var watcher in watchers)
            {
                foreach (var other in changing)
                {
                    await watcher.HearAsync(row.Words(watcher.Network, other.Name, string.Empty));
                }
            }
        }
    }

    private static async Task ShouldAllHearOnceAsync(BridgeRow row, Door[] receivers, (string Sender, string Text)[] told)
    {
        foreach (var receiver in receivers.Where(r => row.Receivers[r.Network][0] != '-'))
        {
            foreach (var (sender, text) in told)
            {
                await receiver.HearAsync(row.Words(receiver.Network, sender, text));
            }
        }

        foreach (var receiver in receivers.Where(r => row.Receivers[r.Network][0] != '-'))
        {
            foreach (var (sender, text) in told)
            {
                receiver.Times(row.Words(receiver.Network, sender, text)).ShouldBe(1, $"{row.Action} from {sender} to {receiver.Name}");
            }
        }
    }

    private static Task ActAsync(Door who, string action, string text) => action switch
    {
        "say" => who.SayAsync(BridgeTown.Room, text),
        "emote" => who.EmoteAsync(BridgeTown.Room, text),
        _ => who.PinAsync(BridgeTown.Room, text),
    };

    private static string Text(string kind, string from) => kind switch
    {
        nameof(MessageKind.Url) => $"desc|http://{from}/",
        nameof(MessageKind.Contacts) => "10001|nick",
        _ => $"words of {from}",
    };
}
