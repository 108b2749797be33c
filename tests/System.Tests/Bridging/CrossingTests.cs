using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Ports;

namespace Parlance.System.Tests.Bridging;

/// <summary>What holds across networks beyond the table: order in rooms, islands, hiding, private rooms, hostile texts, cost.</summary>
public sealed class CrossingTests
{
    [Fact]
    public async Task Kick_mute_and_ban_by_an_Ares_operator_hold_on_every_network()
    {
        await using var town = await BridgeTown.StartAsync();
        var owner = (AresDoor)await town.OwnerAsync(Network.Ares);
        var doors = await town.GatherAsync("a");
        foreach (var target in doors)
        {
            await owner.CommandAsync($"muzzle {target.Name}");
            await owner.HearAsync($"notice {target.Name} was muzzled by admin");
            await target.SayAsync(BridgeTown.Room, $"{target.Name} while muted").SilentlyAsync();
            await target.HearPartAsync("You are muted in", "You are muzzled", "failed ");
            await owner.CommandAsync($"unmuzzle {target.Name}");
            await owner.HearAsync($"notice {target.Name} was unmuzzled by admin");
            await target.SayAsync(BridgeTown.Room, $"{target.Name} speaks again");
            await owner.HearAsync($"say {target.Name}: {target.Name} speaks again");
            owner.Heard.ShouldNotContain($"say {target.Name}: {target.Name} while muted");
        }

        foreach (var target in doors)
        {
            await owner.CommandAsync($"ban {target.Name}");
            await owner.HearAsync($"notice {target.Name} was banned by admin");
            await owner.HearAsync($"left {target.Name}");
        }

        var room = town.Community.Rooms.All.Single(r => r.Name == BridgeTown.Room);
        room.Members.Select(m => m.Person.Name).ShouldBe(["admin"]);
        foreach (var name in doors.Select(d => d.Name))
        {
            room.IsBanned(town.Known(name).Person, DateTimeOffset.UtcNow).ShouldBeTrue(name);
        }

        var again = await town.ComeAsync(Network.Web, "soulseeka");
        await again.EnterAsync(BridgeTown.Room).SilentlyAsync();
        room.Members.Select(m => m.Person.Name).ShouldBe(["admin"], "a ban holds at every door");
    }

    [Fact]
    public async Task With_everything_switched_off_each_network_is_an_island()
    {
        await using var town = await BridgeTown.StartAsync("--Bridge:Enabled=false");
        var soul = await town.ComeAsync(Network.Soulseek, "soul");
        var other = await town.ComeAsync(Network.Soulseek, "other");
        var ares = await town.ComeAsync(Network.Ares, "ares");
        var web = await town.ComeAsync(Network.Web, "web");
        await soul.EnterAsync(BridgeTown.Room);
        await soul.HearAsync("enter soul");
        await other.EnterAsync(BridgeTown.Room);
        await web.EnterAsync(BridgeTown.Room);
        await soul.HearAsync("enter other");
        await web.SayAsync(BridgeTown.Room, "from the web");
        await ares.SayAsync(BridgeTown.Room, "from ares");
        await web.SendAsync(soul, MessageKind.Text, "web to soul");
        await soul.WatchAsync(web);
        await soul.HearAsync("presence web: offline");
        await other.SayAsync(BridgeTown.Room, "from soulseek");
        await soul.HearAsync("say other: from soulseek");
        soul.Heard.Where(l => l.Contains("web", StringComparison.Ordinal) || l.Contains("ares", StringComparison.Ordinal)).ShouldBe(["presence web: offline"]);
        ares.Heard.Where(l => l.StartsWith("say", StringComparison.Ordinal)).ShouldBe(["say ares: from ares"]);
        town.Community.Mailbox.Waiting(town.Known("soul")).ShouldBe(1, "it waits for its receiver to come to the web");
        await other.SendAsync(soul, MessageKind.Text, "at home");
        await soul.HearAsync("text other: at home");
    }

    [Fact]
    public async Task Who_hides_is_seen_and_heard_on_the_own_network_only_and_is_back_when_it_is_over()
    {
        await using var town = await BridgeTown.StartAsync();
        var doors = await town.GatherAsync("a");
        var (soul, web) = (doors.Single(d => d.Network == Network.Soulseek), doors.Single(d => d.Network == Network.Web));
        var friend = await town.ComeAsync(Network.Soulseek, "friend");
        await friend.EnterAsync(BridgeTown.Room);
        await friend.HearAsync("enter friend");
        await friend.WatchAsync(soul);
        town.Community.Identity.Hide(town.Known(soul.Name), isHidden: true);
        await web.HearAsync($"left {soul.Name}");
        await web.HearAsync($"presence {soul.Name}: offline");
        await soul.SayAsync(BridgeTown.Room, "among us");
        await friend.HearAsync($"say {soul.Name}: among us");
        town.Community.Identity.Hide(town.Known(soul.Name), isHidden: false);
        await web.HearAsync($"presence {soul.Name}: online");
        await soul.SayAsync(BridgeTown.Room, "to all");
        foreach (var door in doors.Where(d => d != soul))
        {
            await door.HearAsync($"say {soul.Name}: to all");
            door.Heard.ShouldNotContain($"say {soul.Name}: among us");
        }
    }

    [Fact]
    public async Task A_private_room_of_Soulseek_is_closed_to_outsiders_by_every_door()
    {
        await using var town = await BridgeTown.StartAsync();
        await town.AccountAsync("owner");
        var room = town.Community.Rooms.Found("den", town.Known("owner")).ShouldNotBeNull();
        foreach (var network in BridgeTown.Networks.Where(n => n != Network.Ares))
        {
            var outsider = await town.ComeAsync(network, $"out{network}".ToLowerInvariant());
            await outsider.EnterAsync("den").SilentlyAsync(TimeSpan.FromSeconds(2));
        }

        room.Members.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("a\r\nb\u0000c\u0003\u0034red\u001b[31m\u0007")]
    [InlineData("\u00fe\u00ff\u00fe1\u00fe\u00ff<b>&lt;script>")]
    [InlineData("/me #kick admin \u001f\u001e\u001d")]
    [InlineData("> <soulseeka> not me")]
    public async Task No_text_of_one_network_forms_a_field_of_another(string text)
    {
        await using var town = await BridgeTown.StartAsync();
        var doors = await town.GatherAsync("a");
        var quiet = await town.GatherAsync("b");
        foreach (var sender in doors.Where(d => d.Network != Network.Soulseek || !text.Contains('\n', StringComparison.Ordinal)))
        {
            var receivers = quiet.Where(q => q.Network != sender.Network).ToArray();
            Array.ForEach(receivers, r => r.Forget());
            await sender.SayAsync(BridgeTown.Room, "x" + text).SilentlyAsync();
            await sender.SayAsync(BridgeTown.Room, $"end of {sender.Name}");
            foreach (var receiver in receivers)
            {
                await receiver.HearAsync($"say {sender.Name}: end of {sender.Name}");
                var heard = receiver.Heard.Where(l => l.Split(' ')[0] is not ("done" or "enter" or "presence" or "inside")).ToArray();
                heard.Count(l => l.StartsWith($"say {sender.Name}: ", StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(2, string.Join("\n", heard));
                heard.ShouldAllBe(l => l.StartsWith("say ", StringComparison.Ordinal) && doors.Any(d => l.StartsWith($"say {d.Name}: ", StringComparison.Ordinal)));
                var crossed = heard.Where(l => l.StartsWith($"say {sender.Name}: ", StringComparison.Ordinal));
                crossed.ShouldAllBe(l => receiver.Network == Network.Web || !l.Any(c => char.IsControl(c) && c != '\n' && c != '\r'), "a page gets a text as text");
            }
        }
    }

    [Fact]
    public async Task Who_is_online_on_several_networks_gets_a_message_on_each_once_and_it_is_gone_with_the_first_confirmation()
    {
        await using var town = await BridgeTown.StartAsync();
        var sender = await town.ComeAsync(Network.Web, "sender");
        var sessions = new List<Door>();
        foreach (var network in BridgeTown.Networks.Where(n => n != Network.Web))
        {
            sessions.Add(await town.ComeAsync(network, "many"));
        }

        await sender.SendAsync(sessions[0], MessageKind.Text, "to all of you");
        foreach (var session in sessions)
        {
            await session.HearAsync("text sender: to all of you");
        }

        for (var i = 0; town.Community.Mailbox.Waiting(town.Known("many")) > 0; i++)
        {
            i.ShouldBeLessThan(500);
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        sessions.ShouldAllBe(s => s.Times("text sender: to all of you") == 1);
    }

    [Fact]
    public async Task A_line_in_a_mixed_room_is_encoded_once_for_each_kind_of_client_and_not_for_each_client()
    {
        await using var town = await BridgeTown.StartAsync();
        var doors = (await town.GatherAsync("a")).Concat(await town.GatherAsync("b")).Concat(await town.GatherAsync("c")).ToArray();
        var counter = new Counter();
        var witness = town.Community.Presences.SignIn(Person.Guest("witness", Network.Server), Network.Server, global::System.Net.IPAddress.Loopback, counter);
        town.Community.Rooms.Enter(witness, BridgeTown.Room).ShouldBe(EnterOutcome.Entered);
        await doors[4].SayAsync(BridgeTown.Room, "counted");
        foreach (var door in doors.Where(d => d != doors[4]))
        {
            await door.HearAsync($"say {doors[4].Name}: counted");
        }

        var said = counter.Deliveries.Single(d => d.Event is RoomSaid);
        said.Forms.ShouldBe(5, "one for each of the five networks, each with one version and one code page here");
    }

    private sealed class Counter : ISessionSink
    {
        public List<Delivery> Deliveries { get; } = [];

        public void Deliver(Delivery delivery)
        {
            lock (Deliveries)
            {
                Deliveries.Add(delivery);
            }
        }

        public void End(SessionEnd reason)
        {
        }
    }
}

/// <summary>Waiting for what may be refused.</summary>
internal static class Attempts
{
    /// <summary>Waits for an attempt, whether it succeeds, is refused, or is not answered for a while.</summary>
    public static async Task SilentlyAsync(this Task attempt, TimeSpan? patience = null)
    {
        try
        {
            await attempt.WaitAsync(patience ?? TimeSpan.FromSeconds(3));
        }
        catch (Exception refused) when (refused is TimeoutException or ShouldAssertException or InvalidOperationException)
        {
            attempt.IsCompletedSuccessfully.ShouldBeFalse();
        }
    }
}
