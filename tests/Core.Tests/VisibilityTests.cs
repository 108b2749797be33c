using System.Net;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Testing;

namespace Parlance.Core.Tests;

public sealed class VisibilityTests
{
    private readonly MemoryStore store = new();

    [Fact]
    public async Task Somebody_shows_itself_to_each_viewer_as_its_lists_say()
    {
        var community = await store.StartAsync(new ManualTime());
        var (alice, _) = await InAsync(community, "alice");
        var (_, bobSees) = await InAsync(community, "bob", alice.Account!);
        var (_, carolSees) = await InAsync(community, "carol", alice.Account!);
        alice.Visibility = viewer => viewer.Handle switch { "bob" => true, "carol" => false, _ => null };

        community.Presences.Announce(alice);
        Last(bobSees).ShouldBe(PresenceState.Online);
        Last(carolSees).ShouldBe(PresenceState.Offline);

        community.Presences.SetState(alice, PresenceState.Invisible);
        Last(bobSees).ShouldBe(PresenceState.Online, "bob is on the visible list");
        Last(carolSees).ShouldBe(PresenceState.Offline);
        alice.Account!.ShownStateTo(null, Network.Icq).ShouldBe(PresenceState.Offline);

        community.Presences.SetState(alice, PresenceState.Away);
        alice.Visibility = null;
        community.Presences.Publish(alice.Account);
        Last(carolSees).ShouldBe(PresenceState.Away);

        community.Presences.SignOut(alice);
        Last(bobSees).ShouldBe(PresenceState.Offline);
    }

    private static PresenceState Last(EventLog log) => log.Events.OfType<PresenceChanged>().Last(change => change.Account.Handle == "alice").State;

    private static async Task<(Session Session, EventLog Log)> InAsync(Community community, string handle, params Account[] watched)
    {
        var account = (await community.Accounts.RegisterAsync(handle, "secret", IPAddress.Loopback)).Account.ShouldNotBeNull();
        var log = new EventLog();
        var session = community.Presences.SignIn(account.Person, Network.Icq, IPAddress.Loopback, log);
        foreach (var other in watched)
        {
            community.Presences.Watch(session, other);
        }

        return (session, log);
    }
}
