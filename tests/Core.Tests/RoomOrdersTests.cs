using System.Net;
using Parlance.Core.Model;
using Parlance.Core.Services;

namespace Parlance.Core.Tests;

/// <summary>Keeping order in a room by words.</summary>
public sealed class RoomOrdersTests : IDisposable
{
    private readonly MemoryStore store = new();

    public void Dispose() => store.Stop();

    [Fact]
    public async Task An_order_of_somebody_who_may_not_give_it_is_a_line_like_others()
    {
        var community = await store.StartAsync(TimeProvider.System);
        var (alice, bob) = (await InsideAsync(community, "alice"), await InsideAsync(community, "bob"));
        community.Rooms.TryFind("room", out var room).ShouldBeTrue();
        Run(community, room!, alice, "/kick bob").ShouldBeNull();
        room!.Has(bob).ShouldBeTrue();
        community.Privileges.SetRole(alice.Account!, Role.Moderator, null, "test");
        Run(community, room, alice, "kick bob").ShouldBeNull("no slash, no order");
        Run(community, room, alice, "/dance bob").ShouldBeNull("no such order");
        Run(community, room, alice, "/kick nobody").ShouldBe("There is nobody of that name.");
        Run(community, room, alice, "/kick bob").ShouldBe("bob is put out.");
        room.Has(bob).ShouldBeFalse();
        Run(community, room, alice, "/kick bob").ShouldBe("There is nothing to kick bob for.");
    }

    [Fact]
    public async Task Mutes_bans_and_topics_are_made_and_lifted_and_noted()
    {
        var community = await store.StartAsync(TimeProvider.System);
        var (alice, bob) = (await InsideAsync(community, "alice"), await InsideAsync(community, "bob"));
        community.Privileges.SetRole(alice.Account!, Role.Moderator, null, "test");
        community.Rooms.TryFind("room", out var room).ShouldBeTrue();
        Run(community, room!, alice, "/mute bob").ShouldBe("bob is muted.");
        community.Rooms.Say(bob, "room", "hm").ShouldBeFalse();
        Run(community, room!, alice, "/UNMUTE bob").ShouldBe("bob may speak again.");
        community.Rooms.Say(bob, "room", "ah").ShouldBeTrue();
        Run(community, room!, alice, "/topic of the day").ShouldBe("The topic is set.");
        room!.Topic.ShouldBe("of the day");
        Run(community, room, alice, "/ban bob").ShouldBe("bob is banned.");
        community.Rooms.Enter(bob, "room").ShouldBe(EnterOutcome.Banned);
        Run(community, room, alice, "/unban bob").ShouldBe("bob may come in again.");
        Run(community, room, alice, "/unban bob").ShouldBe("bob is not banned here.");
        community.Rooms.Enter(bob, "room").ShouldBe(EnterOutcome.Entered);
        (await community.Moderation.AuditAsync(long.MaxValue, 10, CancellationToken.None)).Select(e => e.Action).ShouldBe(["unban", "ban", "topic", "unmute", "mute", "role"], ignoreOrder: true);
    }

    [Fact]
    public async Task Nobody_rules_over_those_of_the_same_rank_and_a_guest_is_named_as_shown()
    {
        var community = await store.StartAsync(TimeProvider.System);
        var (alice, bob) = (await InsideAsync(community, "alice"), await InsideAsync(community, "bob"));
        var guest = community.Presences.SignIn(Person.Guest("guest"), Network.Ares, IPAddress.Loopback, new EventLog());
        community.Rooms.Enter(guest, "room");
        community.Rooms.TryFind("room", out var room).ShouldBeTrue();
        foreach (var one in new[] { alice, bob })
        {
            community.Privileges.SetRole(one.Account!, Role.Moderator, null, "test");
        }

        Run(community, room!, alice, "/ban bob").ShouldBe("You may not do that to bob.");
        Run(community, room!, alice, "/ban alice").ShouldBe("You may not do that to alice.");
        community.RoomOrders.Run(room!, alice, "/kick guest (guest)", p => p.Account is null ? p.Name + " (guest)" : p.Name).ShouldBe("guest is put out.");
        room!.Has(guest).ShouldBeFalse();
    }

    [Fact]
    public async Task A_private_room_is_kept_by_its_owner_and_its_operators_who_do_not_rule_over_the_owner()
    {
        var community = await store.StartAsync(TimeProvider.System);
        var people = new List<Session>();
        foreach (var name in (string[])["owner", "operator", "member"])
        {
            people.Add(await InsideAsync(community, name));
            people[^1].AcceptsInvitations = true;
        }

        var room = community.Rooms.Found("den", people[0].Account!).ShouldNotBeNull();
        community.Rooms.AddMember(room, people[0].Account!, people[1].Account!).ShouldBe(MembershipOutcome.Done);
        community.Rooms.AddMember(room, people[0].Account!, people[2].Account!).ShouldBe(MembershipOutcome.Done);
        community.Rooms.AddOperator(room, people[0].Account!, people[1].Account!).ShouldBe(MembershipOutcome.Done);
        people.ForEach(p => community.Rooms.Enter(p, "den"));
        Run(community, room, people[2], "/kick operator").ShouldBeNull();
        Run(community, room, people[1], "/mute owner").ShouldBe("You may not do that to owner.");
        Run(community, room, people[1], "/mute member").ShouldBe("member is muted.");
        Run(community, room, people[0], "/kick operator").ShouldBe("operator is put out.");
    }

    private static string? Run(Community community, Room room, Session by, string line) => community.RoomOrders.Run(room, by, line, person => person.Name);

    private static async Task<Session> InsideAsync(Community community, string name)
    {
        var account = (await community.Accounts.RegisterAsync(name, "secret", IPAddress.Loopback)).Account.ShouldNotBeNull();
        var session = community.Presences.SignIn(account.Person, Network.Soulseek, IPAddress.Loopback, new EventLog());
        community.Presences.Announce(session);
        community.Rooms.Enter(session, "room");
        return session;
    }
}
