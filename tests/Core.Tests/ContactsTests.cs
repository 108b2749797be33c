using System.Net;
using Parlance.Core.Events;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Services;

namespace Parlance.Core.Tests;

public sealed class ContactsTests
{
    private readonly MemoryStore store = new();

    [Fact]
    public async Task A_contact_who_lets_anyone_list_them_is_listed_once_it_is_stored()
    {
        var (community, alice, bob) = await StartAsync();
        var before = store.Commits;
        (await community.Contacts.AddAsync(alice, bob)).ShouldBe(ContactOutcome.Listed);
        store.Commits.ShouldBe(before + 1);
        (await community.Contacts.AddAsync(alice, bob)).ShouldBe(ContactOutcome.AlreadyListed);
        community.Contacts.Of(alice).ShouldBe([bob]);
        community.Contacts.Of(bob).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_must_be_asked_is_listed_only_after_accepting_somebody_who_asked()
    {
        var (community, alice, bob) = await StartAsync();
        await community.Profiles.ChangeAsync(bob, p => p with { Authorisation = Authorisation.Ask });
        (await community.Contacts.AddAsync(alice, bob)).ShouldBe(ContactOutcome.MustAsk);
        (await community.Contacts.AcceptAsync(bob, alice)).ShouldBe(ContactOutcome.Refused);
        community.Contacts.Ask(alice, bob).ShouldBeTrue();
        community.Contacts.Asking(bob).ShouldBe([alice]);
        (await community.Contacts.AcceptAsync(bob, alice)).ShouldBe(ContactOutcome.Listed);
        community.Contacts.Of(alice).ShouldBe([bob]);
        (await community.Contacts.AcceptAsync(bob, alice)).ShouldBe(ContactOutcome.Refused);
    }

    [Fact]
    public async Task A_rejected_request_cannot_be_accepted_any_more()
    {
        var (community, alice, bob) = await StartAsync();
        community.Contacts.Ask(alice, bob);
        community.Contacts.Reject(bob, alice).ShouldBeTrue();
        community.Contacts.Reject(bob, alice).ShouldBeFalse();
        (await community.Contacts.AcceptAsync(bob, alice)).ShouldBe(ContactOutcome.Refused);
    }

    [Fact]
    public async Task Who_lets_nobody_list_them_is_not_listed()
    {
        var (community, alice, bob) = await StartAsync();
        await community.Profiles.ChangeAsync(bob, p => p with { Authorisation = Authorisation.Nobody });
        (await community.Contacts.AddAsync(alice, bob)).ShouldBe(ContactOutcome.Refused);
        (await community.Contacts.AddAsync(bob, bob)).ShouldBe(ContactOutcome.Listed, "it is one's own list");
    }

    [Fact]
    public async Task Lists_and_requests_survive_a_restart()
    {
        var (community, alice, bob) = await StartAsync();
        await community.Contacts.AddAsync(alice, bob);
        community.Contacts.Ask(bob, alice);
        community = await store.StartAsync(TimeProvider.System);
        community.Accounts.TryFind(alice.Uin, out var again).ShouldBeTrue();
        community.Contacts.Of(again!).Select(c => c.Uin).ShouldBe([bob.Uin]);
        community.Contacts.Asking(again!).Select(c => c.Uin).ShouldBe([bob.Uin]);
    }

    [Fact]
    public async Task Lists_and_requests_have_limits()
    {
        var (community, alice, bob) = await StartAsync(new ServerLimits { HashRounds = 1000, Contacts = 1, ContactRequests = 1 });
        var carol = await RegisterAsync(community);
        (await community.Contacts.AddAsync(alice, bob)).ShouldBe(ContactOutcome.Listed);
        (await community.Contacts.AddAsync(alice, carol)).ShouldBe(ContactOutcome.Full);
        community.Contacts.Ask(alice, bob).ShouldBeTrue();
        community.Contacts.Ask(carol, bob).ShouldBeFalse();
        (await community.Contacts.RemoveAsync(alice, bob)).ShouldBeTrue();
        (await community.Contacts.RemoveAsync(alice, bob)).ShouldBeFalse();
        (await community.Contacts.AddAsync(alice, carol)).ShouldBe(ContactOutcome.Listed);
    }

    [Fact]
    public async Task Sessions_hear_of_changes_that_were_not_their_own()
    {
        var (community, alice, bob) = await StartAsync();
        var (here, there) = (new EventLog(), new EventLog());
        var own = community.Presences.SignIn(alice.Person, Network.MyIcq, IPAddress.Loopback, here);
        community.Presences.SignIn(alice.Person, Network.Icq, IPAddress.Loopback, there);
        await community.Contacts.AddAsync(alice, bob, own);
        await community.Contacts.RemoveAsync(alice, bob, own);
        here.Events.ShouldBeEmpty();
        there.Events.ShouldBe([new ContactAdded(alice, bob), new ContactRemoved(alice, bob)]);
    }

    private static async Task<Account> RegisterAsync(Community community) =>
        (await community.Accounts.RegisterAsync(null, "secret", IPAddress.Loopback)).Account.ShouldNotBeNull();

    private async Task<(Community Community, Account Alice, Account Bob)> StartAsync(ServerLimits? limits = null)
    {
        var community = await store.StartAsync(TimeProvider.System, limits);
        return (community, await RegisterAsync(community), await RegisterAsync(community));
    }
}
