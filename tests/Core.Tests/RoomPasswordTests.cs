using System.Net;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Services;

namespace Parlance.Core.Tests;

public sealed class RoomPasswordTests
{
    private readonly EventLog heard = new();

    [Fact]
    public async Task A_room_with_a_password_admits_only_who_knows_it()
    {
        var community = await new MemoryStore().StartAsync(TimeProvider.System);
        var (maker, guest) = (SignIn(community, "maker", new EventLog()), SignIn(community, "guest", new EventLog()));
        var room = community.Rooms.Open(maker, "club", "sesame").ShouldNotBeNull();
        community.Rooms.Open(guest, "club", string.Empty).ShouldBeNull();
        community.Rooms.Enter(guest, "club").ShouldBe(EnterOutcome.WrongPassword);
        community.Rooms.Enter(guest, "club", "Sesame").ShouldBe(EnterOutcome.WrongPassword);
        community.Rooms.Enter(guest, "club", "sesame").ShouldBe(EnterOutcome.Entered);
        room.Count.ShouldBe(2);
        community.Rooms.Leave(maker, room);
        community.Rooms.Leave(guest, room);
        community.Rooms.TryFind("club", out _).ShouldBeFalse();
        community.Rooms.Enter(guest, "club", "whatever").ShouldBe(EnterOutcome.Entered, "a room without a password asks for none");
    }

    [Fact]
    public async Task What_is_said_behind_a_password_is_not_heard_by_those_who_listen_everywhere()
    {
        var community = await new MemoryStore().StartAsync(TimeProvider.System);
        var (maker, listener) = (SignIn(community, "maker", new EventLog()), SignIn(community, "listener", heard));
        community.Rooms.Open(maker, "club", "sesame").ShouldNotBeNull();
        community.Rooms.Open(maker, "square", string.Empty).ShouldNotBeNull();
        community.Rooms.Listen(listener, on: true);
        community.Rooms.Say(maker, "club", "psst").ShouldBeTrue();
        community.Rooms.Say(maker, "square", "hear").ShouldBeTrue();
        heard.Events.OfType<PublicRoomHeard>().Select(e => e.Text).ShouldBe(["hear"]);
    }

    [Fact]
    public async Task A_line_keeps_the_bytes_of_its_own_network()
    {
        var community = await new MemoryStore().StartAsync(TimeProvider.System);
        var speaker = SignIn(community, "speaker", heard);
        community.Rooms.Open(speaker, "square", string.Empty);
        community.Rooms.Say(speaker, "square", "hi", original: [1, 2, 3]);
        heard.Events.OfType<RoomSaid>().Single().Original.ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task A_session_that_is_silenced_ends_without_a_word()
    {
        var community = await new MemoryStore().StartAsync(TimeProvider.System);
        var account = (await community.Accounts.RegisterAsync(null, "secret", IPAddress.Loopback)).Account.ShouldNotBeNull();
        var watcher = SignIn(community, "watcher", heard);
        community.Presences.Watch(watcher, account);
        var first = community.Presences.SignIn(account.Person, Network.MyIcq, IPAddress.Loopback, new EventLog());
        community.Presences.Announce(first);
        first.Silence();
        var second = community.Presences.SignIn(account.Person, Network.MyIcq, IPAddress.Loopback, new EventLog());
        community.Presences.Announce(second);
        heard.Events.OfType<PresenceChanged>().Select(e => e.State).ShouldBe([PresenceState.Online, PresenceState.Online]);
        first.HasEnded.ShouldBeTrue();
    }

    private static Session SignIn(Community community, string name, EventLog log) =>
        community.Presences.SignIn(Person.Guest(name), Network.MyIcq, IPAddress.Loopback, log);
}
