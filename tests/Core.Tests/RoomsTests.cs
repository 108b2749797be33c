using System.Net;
using Parlance.Core.Events;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Testing;

namespace Parlance.Core.Tests;

public sealed class RoomsTests
{
    private readonly MemoryStore store = new();

    [Fact]
    public async Task A_room_that_many_enter_and_leave_at_once_is_always_one_room_and_none_in_the_end()
    {
        var community = await store.StartAsync(TimeProvider.System);
        var sessions = Enumerable.Range(0, 8).Select(i => Guest(community, $"guest {i}")).ToArray();
        Parallel.ForEach(sessions, session =>
        {
            for (var i = 0; i < 200; i++)
            {
                community.Rooms.Enter(session, "room").ShouldBe(EnterOutcome.Entered);
                community.Rooms.TryFind("room", out var room).ShouldBeTrue();
                room!.Has(session).ShouldBeTrue();
                community.Rooms.Leave(session, room).ShouldBeTrue();
            }
        });
        community.Rooms.All.ShouldBeEmpty();
        sessions.ShouldAllBe(s => s.Rooms.Count == 0);
    }

    [Fact]
    public async Task Who_enters_after_somebody_left_stands_last_in_the_list()
    {
        var community = await store.StartAsync(TimeProvider.System);
        var sessions = Enumerable.Range(0, 4).Select(i => Guest(community, $"guest {i}")).ToArray();
        Array.ForEach(sessions[..3], s => community.Rooms.Enter(s, "room"));
        community.Rooms.TryFind("room", out var room).ShouldBeTrue();
        community.Rooms.Leave(sessions[1], room!);
        community.Rooms.Enter(sessions[3], "room");
        room!.Members.Select(m => m.Person.Name).ShouldBe(["guest 0", "guest 2", "guest 3"]);
    }

    [Fact]
    public async Task Lines_of_many_speakers_come_to_all_inside_in_one_order()
    {
        var community = await store.StartAsync(TimeProvider.System);
        var logs = Enumerable.Range(0, 4).Select(_ => new EventLog()).ToArray();
        var sessions = logs.Select((log, i) => Guest(community, $"guest {i}", log)).ToArray();
        Array.ForEach(sessions, s => community.Rooms.Enter(s, "room"));
        Parallel.ForEach(sessions, s =>
        {
            for (var i = 0; i < 100; i++)
            {
                community.Rooms.Say(s, "room", $"{s.Person.Name} {i}").ShouldBeTrue();
            }
        });
        var heard = logs.Select(l => l.Events.OfType<RoomSaid>().Select(e => e.Text).ToArray()).ToArray();
        heard[0].Length.ShouldBe(400);
        heard.ShouldAllBe(h => h.SequenceEqual(heard[0]));
    }

    [Fact]
    public async Task Of_many_who_found_a_private_room_of_one_name_one_owns_it()
    {
        var community = await store.StartAsync(TimeProvider.System);
        var accounts = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => RegisterAsync(community, $"user {i}")));
        var founded = accounts.AsParallel().Select(a => community.Rooms.Found("secret", a)).ToArray();
        var room = founded.OfType<Room>().ShouldHaveSingleItem();
        accounts.Count(a => community.Rooms.PrivateRoomsOf(a).Count == 1).ShouldBe(1);
        community.Rooms.PrivateRoomsOf(room.Owner!).ShouldBe([room]);
    }

    [Fact]
    public async Task Limits_on_private_rooms_are_per_owner_and_over_all()
    {
        var limits = new ServerLimits { HashRounds = 1, OwnedRooms = 2, Rooms = 3, TrustedNetworks = ["127.0.0.0/8"] };
        var community = await store.StartAsync(TimeProvider.System, limits);
        var alice = await RegisterAsync(community, "alice");
        var bob = await RegisterAsync(community, "bob");
        var owned = (Room?[])[.. ((string[])["a", "b", "c"]).Select(n => community.Rooms.Found(n, alice))];
        owned.Select(r => r is not null).ShouldBe([true, true, false]);
        community.Rooms.Found("c", bob).ShouldNotBeNull();
        community.Rooms.Found("d", bob).ShouldBeNull("there are as many rooms as may be");
        community.Rooms.Disband(owned[0]!, bob).ShouldBeFalse();
        community.Rooms.Disband(owned[0]!, alice).ShouldBeTrue();
        community.Rooms.Found("d", bob).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_private_room_keeps_people_and_rights_over_a_restart_and_forgets_the_deleted()
    {
        var community = await store.StartAsync(TimeProvider.System);
        var (alice, bob, carol) = (await RegisterAsync(community, "alice"), await RegisterAsync(community, "bob"), await RegisterAsync(community, "carol"));
        var room = community.Rooms.Found("secret", alice).ShouldNotBeNull();
        foreach (var member in (Account[])[bob, carol])
        {
            var session = community.Presences.SignIn(member.Person, Network.Soulseek, IPAddress.Loopback, new EventLog());
            community.Presences.Announce(session);
            community.Rooms.AddMember(room, alice, member).ShouldBe(MembershipOutcome.TargetRefuses);
            session.AcceptsInvitations = true;
            community.Rooms.AddMember(room, alice, member).ShouldBe(MembershipOutcome.Done);
        }

        community.Rooms.AddOperator(room, bob, carol).ShouldBe(MembershipOutcome.Ignored);
        community.Rooms.AddOperator(room, alice, bob).ShouldBe(MembershipOutcome.Done);
        community.Delete(carol, "test");

        var anew = await store.StartAsync(TimeProvider.System);
        anew.Rooms.TryFind("secret", out var again).ShouldBeTrue();
        var (members, operators) = again!.People();
        (again.IsPrivate, again.Owner?.Handle).ShouldBe((true, "alice"));
        members.ShouldBe(["bob"]);
        operators.ShouldBe(["bob"]);
        anew.Delete(again.Owner!, "test");
        (await store.StartAsync(TimeProvider.System)).Rooms.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tickers_keep_their_order_over_a_restart_and_the_oldest_falls_off()
    {
        var time = new ManualTime();
        var community = await store.StartAsync(time, new ServerLimits { HashRounds = 1, Tickers = 3 });
        var sessions = Enumerable.Range(0, 4).Select(i => Guest(community, $"Guest {i}")).ToArray();
        foreach (var session in sessions)
        {
            community.Rooms.Enter(session, "room");
            community.Rooms.TryFind("room", out var room);
            community.Rooms.SetTicker(room!, session, $"of {session.Person.Name}");
            time.Advance(TimeSpan.FromSeconds(1));
        }

        Array.ForEach(sessions, community.Presences.SignOut);
        Texts(community).ShouldBe(["of Guest 1", "of Guest 2", "of Guest 3"]);
        var anew = await store.StartAsync(time);
        Texts(anew).ShouldBe(["of Guest 1", "of Guest 2", "of Guest 3"]);
        anew.Rooms.RemoveTickers("GUEST 2").ShouldBe(1);
        anew.Rooms.RemoveTickers("nobody").ShouldBe(0);
        Texts(anew).ShouldBe(["of Guest 1", "of Guest 3"]);
    }

    [Fact]
    public async Task A_room_kept_by_its_tickers_goes_with_the_last_of_them()
    {
        var community = await store.StartAsync(TimeProvider.System);
        var guest = Guest(community, "guest");
        community.Rooms.Enter(guest, "room");
        community.Rooms.TryFind("room", out var room);
        community.Rooms.SetTicker(room!, guest, "pinned");
        community.Rooms.Leave(guest, room!);
        community.Rooms.TryFind("room", out _).ShouldBeTrue();
        community.Rooms.RemoveTickers("guest").ShouldBe(1);
        community.Rooms.TryFind("room", out _).ShouldBeFalse();
        (await store.StartAsync(TimeProvider.System)).Rooms.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rooms_that_only_tickers_keep_give_way_when_there_are_as_many_as_may_be_and_others_do_not()
    {
        var time = new ManualTime();
        var community = await store.StartAsync(time, new ServerLimits { HashRounds = 1, Rooms = 3 });
        var guest = Guest(community, "guest");
        foreach (var name in (string[])["old", "new"])
        {
            community.Rooms.Enter(guest, name).ShouldBe(EnterOutcome.Entered);
            community.Rooms.TryFind(name, out var room).ShouldBeTrue();
            community.Rooms.SetTicker(room!, guest, "pinned");
            community.Rooms.Leave(guest, room!);
            time.Advance(TimeSpan.FromDays(1));
        }

        community.Rooms.Enter(guest, "first").ShouldBe(EnterOutcome.Entered);
        community.Rooms.Enter(guest, "second").ShouldBe(EnterOutcome.Entered);
        community.Rooms.All.Select(r => r.Name).Order().ShouldBe(["first", "new", "second"]);
        community.Rooms.Enter(guest, "new").ShouldBe(EnterOutcome.Entered, "it is still there");
        community.Rooms.Enter(guest, "third").ShouldBe(EnterOutcome.Full, "somebody is in each of them");
        (await store.StartAsync(time)).Rooms.All.Select(r => r.Name).ShouldBe(["new"]);
    }

    [Fact]
    public async Task What_was_decided_in_a_room_outlives_its_people_and_a_restart_until_it_is_lifted_or_over()
    {
        var time = new ManualTime();
        var community = await store.StartAsync(time);
        var (guest, other) = (Guest(community, "guest"), Guest(community, "other"));
        community.Rooms.Enter(guest, "room");
        community.Rooms.TryFind("room", out var room).ShouldBeTrue();
        community.Rooms.SetTopic(room!, "quiet please");
        community.Rooms.Ban(room!, guest.Person, "mod", TimeSpan.FromHours(1));
        room!.Count.ShouldBe(0);
        community.Rooms.Enter(guest, "room").ShouldBe(EnterOutcome.Banned, "it does not help to wait until all have gone");

        var anew = await store.StartAsync(time);
        anew.Rooms.TryFind("room", out var again).ShouldBeTrue();
        (again!.Topic, again.IsBanned(guest.Person, time.GetUtcNow())).ShouldBe(("quiet please", true));
        anew.Rooms.SetTopic(again, string.Empty);
        anew.Rooms.All.ShouldHaveSingleItem();

        time.Advance(TimeSpan.FromHours(2));
        (await store.StartAsync(time)).Rooms.All.ShouldBeEmpty("nothing that holds keeps it");
        community.Rooms.Unban(room, "guest").ShouldBeTrue();
        community.Rooms.SetTopic(room, string.Empty);
        community.Rooms.TryFind("room", out _).ShouldBeFalse();
        community.Rooms.Enter(other, "room").ShouldBe(EnterOutcome.Entered);
    }

    [Fact]
    public async Task A_room_with_a_password_ends_with_its_people_whatever_was_decided_there()
    {
        var community = await store.StartAsync(TimeProvider.System);
        var guest = Guest(community, "guest");
        var room = community.Rooms.Open(guest, "room", "sesame").ShouldNotBeNull();
        community.Rooms.SetTopic(room, "secret");
        community.Rooms.Leave(guest, room).ShouldBeTrue();
        community.Rooms.All.ShouldBeEmpty();
        (await store.StartAsync(TimeProvider.System)).Rooms.All.ShouldBeEmpty("it would be open to all");
    }

    private static IEnumerable<string> Texts(Community community) =>
        community.Rooms.TryFind("room", out var room) ? room.Tickers.Select(t => t.Text) : [];

    private static Session Guest(Community community, string name, EventLog? log = null) =>
        community.Presences.SignIn(Person.Guest(name), Network.Ares, IPAddress.Loopback, log ?? new EventLog());

    private static async Task<Account> RegisterAsync(Community community, string handle) =>
        (await community.Accounts.RegisterAsync(handle, "secret", IPAddress.Loopback)).Account.ShouldNotBeNull();
}
