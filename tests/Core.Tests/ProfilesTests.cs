using System.Net;
using Parlance.Core.Model;
using Parlance.Core.Services;

namespace Parlance.Core.Tests;

public sealed class ProfilesTests
{
    private readonly MemoryStore store = new();

    [Fact]
    public async Task A_profile_survives_a_restart_whole()
    {
        var community = await store.StartAsync(TimeProvider.System);
        var alice = await RegisterAsync(community);
        var told = new Profile { Nick = "小明", Email = "a@example.org", Age = 23, Gender = Gender.Female, Authorisation = Authorisation.Ask }
            .WithFullName("Alice  B.").WithExtras(("myicq.face", "12"), ("myicq.blood", string.Empty));
        await community.Profiles.ChangeAsync(alice, _ => told);
        community = await store.StartAsync(TimeProvider.System);
        community.Accounts.TryFind(alice.Uin, out var again).ShouldBeTrue();
        var read = community.Profiles.Of(again!);
        (read with { More = told.More }).ShouldBe(told);
        read.More.ShouldBe(told.More);
        read.FullName.ShouldBe("Alice  B.");
        community.Profiles.Find(new ProfileQuery(Nick: "小明")).ShouldBe([again!]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Cher")]
    [InlineData("Ada Lovelace")]
    [InlineData("Johann Sebastian Bach")]
    [InlineData("trailing ")]
    [InlineData(" leading")]
    [InlineData(" ")]
    public void A_name_in_one_field_comes_back_unchanged(string name) => Profile.Empty.WithFullName(name).FullName.ShouldBe(name);

    [Fact]
    public async Task Who_told_nothing_goes_by_the_handle_but_not_by_the_number()
    {
        var community = await store.StartAsync(TimeProvider.System);
        var numbered = await RegisterAsync(community);
        var named = await RegisterAsync(community, "Carol");
        community.Profiles.Of(numbered).Nick.ShouldBeEmpty();
        community.Profiles.Of(named).Nick.ShouldBe("Carol");
        community.Profiles.Find(new ProfileQuery(Nick: "carol")).ShouldBe([named]);
        community.Profiles.Find(new ProfileQuery(Nick: "carol", AfterUin: named.Uin)).ShouldBeEmpty();
        community.Profiles.Find(new ProfileQuery(Nick: "carol", Email: "x")).ShouldBeEmpty();
        await community.Profiles.ChangeAsync(named, p => p with { Nick = "Caz" });
        community.Profiles.Find(new ProfileQuery(Nick: "carol")).ShouldBeEmpty();
        community.Profiles.Find(new ProfileQuery(Nick: "CAZ")).ShouldBe([named]);
    }

    [Fact]
    public async Task A_search_is_exact_combines_what_is_asked_and_comes_in_pages()
    {
        var community = await store.StartAsync(TimeProvider.System);
        var accounts = new List<Account>();
        for (var i = 0; i < 60; i++)
        {
            var account = await RegisterAsync(community);
            accounts.Add(account);
            var email = i % 2 == 0 ? "even@example.org" : string.Empty;
            await community.Profiles.ChangeAsync(account, _ => new Profile { Nick = "Bob", Email = email, LastName = "L" });
        }

        var first = community.Profiles.Find(new ProfileQuery(Nick: "bob", Most: 25));
        first.ShouldBe(accounts.Take(25));
        community.Profiles.Find(new ProfileQuery(Nick: "bob", AfterUin: first[^1].Uin, Most: 25)).ShouldBe(accounts.Skip(25).Take(25));
        community.Profiles.Find(new ProfileQuery(Nick: "bob", AfterUin: accounts[49].Uin, Most: 25)).Count.ShouldBe(10);
        community.Profiles.Find(new ProfileQuery(Nick: "bob", Email: "EVEN@example.org", LastName: "l", Most: 99)).Count.ShouldBe(30);
        community.Profiles.Find(new ProfileQuery(Nick: "bo")).ShouldBeEmpty();
        community.Profiles.Find(new ProfileQuery()).ShouldBeEmpty();
        community.Profiles.Find(new ProfileQuery(Nick: "bob", AfterUin: uint.MaxValue)).ShouldBeEmpty();
    }

    private static async Task<Account> RegisterAsync(Community community, string? handle = null) =>
        (await community.Accounts.RegisterAsync(handle, "secret", IPAddress.Loopback)).Account.ShouldNotBeNull();
}
