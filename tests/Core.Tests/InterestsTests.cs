using System.Net;
using Parlance.Core.Limits;
using Parlance.Core.Model;
using Parlance.Core.Services;

namespace Parlance.Core.Tests;

public sealed class InterestsTests
{
    [Fact]
    public async Task Common_likes_and_hates_bring_people_together_and_clashes_part_them()
    {
        var (interests, people) = await StartAsync("me", "twin", "foe", "hater", "stranger");
        Like(interests, people["me"], "jazz", "tea");
        Hate(interests, people["me"], "noise");
        Like(interests, people["twin"], "jazz", "tea", "opera");
        Hate(interests, people["twin"], "noise", "rain");
        Like(interests, people["foe"], "noise", "metal");
        Hate(interests, people["foe"], "tea");
        Hate(interests, people["hater"], "noise", "sun");
        Like(interests, people["stranger"], "chess");
        interests.Similar(people["me"]).Select(s => (s.Account.Handle, s.Score)).ShouldBe([("twin", 3), ("hater", 1)]);
        interests.Recommend(people["me"]).ShouldBe([("opera", 3), ("sun", -1), ("metal", -2), ("rain", -3)]);
        interests.RecommendFor("jazz").ShouldBe([("tea", 2), ("opera", 1), ("rain", -1), ("noise", -2)]);
    }

    [Fact]
    public async Task What_weighs_nothing_is_left_out()
    {
        var (interests, people) = await StartAsync("me", "one", "two");
        Like(interests, people["me"], "jazz");
        Like(interests, people["one"], "jazz", "opera");
        Like(interests, people["two"], "jazz");
        Hate(interests, people["two"], "opera");
        interests.Recommend(people["me"]).ShouldBeEmpty();
        interests.Popular().ShouldBe([("jazz", 3)]);
        interests.Fans("JAZZ ").Select(a => a.Handle).ShouldBe(["me", "one", "two"]);
    }

    [Fact]
    public async Task Somebody_who_leaves_takes_everything_along()
    {
        var (interests, people) = await StartAsync("me", "one");
        Like(interests, people["one"], "jazz");
        Hate(interests, people["one"], "noise");
        interests.Clear(people["one"]);
        interests.Clear(people["one"]);
        interests.Popular().ShouldBeEmpty();
        interests.Of(people["one"]).Likes.ShouldBeEmpty();
        interests.Remove(people["one"], "jazz", likes: true);
        Like(interests, people["one"], "jazz");
        interests.Of(people["one"]).Likes.ShouldBe(["jazz"]);
    }

    [Fact]
    public async Task The_limit_holds_for_likes_and_for_hates()
    {
        var (interests, people) = await StartAsync("me");
        Enumerable.Range(0, 40).Count(i => interests.Add(people["me"], $"{i}", likes: true)).ShouldBe(30);
        Enumerable.Range(0, 40).Count(i => interests.Add(people["me"], $"{i}", likes: false)).ShouldBe(30);
        interests.Add(people["me"], "7", likes: true).ShouldBeTrue("it is there already");
        interests.Remove(people["me"], "7", likes: true);
        interests.Add(people["me"], "new", likes: true).ShouldBeTrue();
    }

    [Fact]
    public async Task Many_may_change_their_minds_at_once()
    {
        var (interests, people) = await StartAsync([.. Enumerable.Range(0, 6).Select(i => $"user {i}")]);
        Parallel.ForEach(people.Values, account =>
        {
            for (var i = 0; i < 300; i++)
            {
                interests.Add(account, $"{i % 7}", likes: i % 2 == 0);
                interests.Recommend(account);
                interests.Remove(account, $"{(i + 3) % 7}", likes: i % 2 == 0);
            }

            interests.Clear(account);
        });
        interests.Popular().ShouldBeEmpty();
    }

    private static void Like(Interests interests, Account account, params string[] items) => Array.ForEach(items, i => interests.Add(account, i, likes: true).ShouldBeTrue());

    private static void Hate(Interests interests, Account account, params string[] items) => Array.ForEach(items, i => interests.Add(account, i, likes: false).ShouldBeTrue());

    private static async Task<(Interests Interests, Dictionary<string, Account> People)> StartAsync(params string[] names)
    {
        var community = await new MemoryStore().StartAsync(TimeProvider.System, new ServerLimits { HashRounds = 1, TrustedNetworks = ["127.0.0.0/8"] });
        var people = new Dictionary<string, Account>();
        foreach (var name in names)
        {
            people[name] = (await community.Accounts.RegisterAsync(name, "secret", IPAddress.Loopback)).Account!;
        }

        return (community.Interests, people);
    }
}
