using System.Net;
using Parlance.Core.Events;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Services;

namespace Parlance.Core.Tests;

public sealed class PresencesTests
{
    [Fact]
    public async Task Of_many_logins_of_one_account_at_once_one_session_stays()
    {
        var community = await new MemoryStore().StartAsync(TimeProvider.System);
        var alice = await RegisterAsync(community, "alice");
        for (var round = 0; round < 50; round++)
        {
            var logs = Enumerable.Range(0, 8).Select(_ => new EventLog()).ToArray();
            Parallel.ForEach(logs, log => community.Presences.SignIn(alice.Person, Network.Soulseek, IPAddress.Loopback, log));
            logs.Count(l => l.Ended is null).ShouldBe(1);
            logs.Count(l => l.Ended == SessionEnd.Replaced).ShouldBe(7);
            alice.Sessions.Single().HasEnded.ShouldBeFalse();
            community.Presences.Sessions.ShouldBe(alice.Sessions);
        }
    }

    [Fact]
    public async Task Sessions_on_other_networks_stay_and_the_most_reachable_counts()
    {
        var community = await new MemoryStore().StartAsync(TimeProvider.System);
        var alice = await RegisterAsync(community, "alice");
        var soulseek = Online(community, alice, Network.Soulseek);
        var icq = Online(community, alice, Network.Icq);
        alice.State.ShouldBe(PresenceState.Online);
        community.Presences.SetState(soulseek, PresenceState.Away);
        community.Presences.SetState(icq, PresenceState.DoNotDisturb);
        alice.State.ShouldBe(PresenceState.Away);
        community.Presences.SignOut(soulseek);
        alice.State.ShouldBe(PresenceState.DoNotDisturb);
        community.Presences.SignOut(icq);
        community.Presences.SignOut(icq);
        alice.State.ShouldBe(PresenceState.Offline);
        alice.Record.LastSeenAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Watchers_and_room_mates_hear_of_a_change_once_and_others_do_not()
    {
        var community = await new MemoryStore().StartAsync(TimeProvider.System);
        var alice = await RegisterAsync(community, "alice");
        var hers = Online(community, alice, Network.Soulseek);
        var logs = Enumerable.Range(0, 3).Select(_ => new EventLog()).ToArray();
        var others = new List<Session>();
        foreach (var log in logs)
        {
            var other = await RegisterAsync(community, $"other {others.Count}");
            others.Add(community.Presences.SignIn(other.Person, Network.Soulseek, IPAddress.Loopback, log));
        }

        community.Presences.Watch(others[0], alice);
        community.Rooms.Enter(hers, "room");
        community.Rooms.Enter(others[0], "room");
        community.Rooms.Enter(others[1], "room");
        Array.ForEach(logs, l => l.Events.Clear());
        community.Presences.SetState(hers, PresenceState.Away);
        logs.Select(l => l.Events.OfType<PresenceChanged>().Count()).ShouldBe([1, 1, 0]);
    }

    [Fact]
    public async Task Nobody_enters_a_room_or_watches_who_has_ended_meanwhile()
    {
        var community = await new MemoryStore().StartAsync(TimeProvider.System);
        var alice = await RegisterAsync(community, "alice");
        for (var round = 0; round < 300; round++)
        {
            var session = Online(community, alice, Network.Soulseek);
            Parallel.Invoke(
                () => community.Rooms.Enter(session, "room"),
                () => community.Presences.Watch(session, alice),
                () => community.Rooms.Listen(session, on: true),
                () => community.Presences.SignOut(session));
            community.Rooms.All.ShouldBeEmpty();
            session.WatchedCount.ShouldBe(0);
        }
    }

    [Fact]
    public async Task As_many_are_watched_as_may_be()
    {
        var community = await new MemoryStore().StartAsync(TimeProvider.System, new ServerLimits { HashRounds = 1, Watched = 2, TrustedNetworks = ["127.0.0.0/8"] });
        var accounts = await Task.WhenAll(Enumerable.Range(0, 3).Select(i => RegisterAsync(community, $"user {i}")));
        var session = Online(community, accounts[0], Network.Soulseek);
        accounts.Select(a => community.Presences.Watch(session, a)).ShouldBe([true, false, false]);
        session.WatchedCount.ShouldBe(2);
        Presences.Unwatch(session, accounts[0]);
        community.Presences.Watch(session, accounts[2]);
        session.WatchedCount.ShouldBe(2);
    }

    private static Session Online(Community community, Account account, Network network)
    {
        var session = community.Presences.SignIn(account.Person, network, IPAddress.Loopback, new EventLog());
        community.Presences.Announce(session);
        return session;
    }

    private static async Task<Account> RegisterAsync(Community community, string handle) =>
        (await community.Accounts.RegisterAsync(handle, "secret", IPAddress.Loopback)).Account.ShouldNotBeNull();
}
