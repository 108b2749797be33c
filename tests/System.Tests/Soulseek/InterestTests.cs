using Parlance.Soulseek;

namespace Parlance.System.Tests.Soulseek;

/// <summary>Likes, hates and what the server makes of them.</summary>
public sealed class InterestTests
{
    [Fact]
    public async Task The_captured_session_gives_the_same_scores()
    {
        await using var server = await TestServer.StartAsync();
        var (alice, bob) = await ConnoisseursAsync(server);
        var theirs = await bob.AskAsync<ToServer.UserInterests, ToClient.UserInterests>(new("alice"));
        theirs.Likes.ShouldBe(["gamelan", "dub techno"], ignoreOrder: true);
        theirs.Hates.ShouldBe(["jazz"]);
        var personal = await bob.AskAsync<ToServer.Recommendations, ToClient.Recommendations>(default);
        personal.Recommended.ShouldBe([new("gamelan", 1), new("jazz", -1)]);
        personal.Unrecommended.ShouldBe([new("jazz", -1), new("gamelan", 1)]);
        (await bob.AskAsync<ToServer.SimilarUsers, ToClient.SimilarUsers>(default)).Users.ShouldBe([new("alice", 1)]);
        var everybody = await bob.AskAsync<ToServer.GlobalRecommendations, ToClient.GlobalRecommendations>(default);
        everybody.Recommended.ShouldBe([new("dub techno", 2), new("gamelan", 1), new("jazz", -1)]);
        everybody.Unrecommended.ShouldBe([new("jazz", -1), new("gamelan", 1), new("dub techno", 2)]);
        var similar = await bob.AskAsync<ToServer.ItemRecommendations, ToClient.ItemRecommendations>(new("Dub Techno"));
        similar.Item.ShouldBe("Dub Techno");
        similar.Recommendations.ShouldBe([new("gamelan", 1), new("jazz", -1)]);
        (await bob.AskAsync<ToServer.ItemSimilarUsers, ToClient.ItemSimilarUsers>(new("gamelan"))).Usernames.ShouldBe(["alice"]);
        (await alice.AskAsync<ToServer.ItemSimilarUsers, ToClient.ItemSimilarUsers>(new("gamelan"))).Usernames.ShouldBe(["alice"], "oneself included");
        alice.Dispose();
        bob.Dispose();
    }

    [Fact]
    public async Task Interests_last_as_long_as_the_session()
    {
        await using var server = await TestServer.StartAsync();
        var (alice, bob) = await ConnoisseursAsync(server);
        await bob.AskAsync<ToServer.WatchUser, ToClient.WatchUser>(new("alice"));
        alice.Dispose();
        await bob.NextAsync<ToClient.GetUserStatus>();
        (await bob.AskAsync<ToServer.UserInterests, ToClient.UserInterests>(new("alice"))).Likes.ShouldBeEmpty();
        (await bob.AskAsync<ToServer.SimilarUsers, ToClient.SimilarUsers>(default)).Users.ShouldBeEmpty();
        (await bob.AskAsync<ToServer.GlobalRecommendations, ToClient.GlobalRecommendations>(default)).Recommended.ShouldBe([new("dub techno", 1)]);
        (await bob.AskAsync<ToServer.UserInterests, ToClient.UserInterests>(new("nobody"))).Hates.ShouldBeEmpty();
        bob.Dispose();
    }

    [Fact]
    public async Task Who_names_nothing_is_recommended_nothing()
    {
        await using var server = await TestServer.StartAsync();
        var (alice, bob) = await ConnoisseursAsync(server);
        using var carol = await server.LogInAsync("carol");
        var none = await carol.AskAsync<ToServer.Recommendations, ToClient.Recommendations>(default);
        (none.Recommended.Length, none.Unrecommended.Length).ShouldBe((0, 0));
        (await carol.AskAsync<ToServer.SimilarUsers, ToClient.SimilarUsers>(default)).Users.ShouldBeEmpty();
        (await carol.AskAsync<ToServer.ItemRecommendations, ToClient.ItemRecommendations>(new("polka"))).Recommendations.ShouldBeEmpty();
        (await carol.AskAsync<ToServer.ItemSimilarUsers, ToClient.ItemSimilarUsers>(new("polka"))).Usernames.ShouldBeEmpty();
        alice.Dispose();
        bob.Dispose();
    }

    [Fact]
    public async Task Items_have_a_length_and_a_person_has_so_many()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        foreach (var item in (string[])[string.Empty, "   ", new('x', 65), .. Enumerable.Range(0, 40).Select(i => $"item {i}"), "ITEM 0"])
        {
            await alice.SendAsync(new ToServer.AddThingILike(item));
            await alice.SendAsync(new ToServer.AddThingIHate(item));
        }

        await alice.SendAsync(new ToServer.RemoveThingILike("Item 3"));
        await alice.SendAsync(new ToServer.RemoveThingIHate("never named"));
        await alice.SilentAsync();
        var own = await alice.AskAsync<ToServer.UserInterests, ToClient.UserInterests>(new("alice"));
        own.Likes.ShouldBe(Enumerable.Range(0, 30).Where(i => i != 3).Select(i => $"item {i}"), ignoreOrder: true);
        own.Hates.Length.ShouldBe(30);
        await alice.SendInVainAsync(new ToServer.AddThingILike(new('x', 64)));
        (await alice.AskAsync<ToServer.MyRecommendations, ToClient.MyRecommendations>(default)).Items.ShouldContain(new string('x', 64));
    }

    [Fact]
    public async Task Lists_of_recommendations_have_an_end()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync([.. Enumerable.Range(0, 8).Select(i => $"user {i}")]);
        foreach (var (client, i) in all.Select((c, i) => (c, i)))
        {
            await client.SendAsync(new ToServer.AddThingILike("common"));
            for (var item = 0; item < 29; item++)
            {
                await client.SendAsync(new ToServer.AddThingILike($"item {i} {item}"));
            }

            await client.QuietAsync();
        }

        var global = await all[0].AskAsync<ToServer.GlobalRecommendations, ToClient.GlobalRecommendations>(default);
        (global.Recommended.Length, global.Unrecommended.Length).ShouldBe((200, 200));
        global.Recommended[0].ShouldBe(new("common", 8));
        var personal = await all[0].AskAsync<ToServer.Recommendations, ToClient.Recommendations>(default);
        (personal.Recommended.Length, personal.Unrecommended.Length).ShouldBe((100, 100));
        (await all[0].AskAsync<ToServer.ItemRecommendations, ToClient.ItemRecommendations>(new("common"))).Recommendations.Length.ShouldBe(100);
        Array.ForEach(all, c => c.Dispose());
    }

    private static async Task<(RawSoulseek Alice, RawSoulseek Bob)> ConnoisseursAsync(TestServer server)
    {
        var all = await server.LogInAllAsync("alice", "bob");
        await all[1].SendInVainAsync(new ToServer.AddThingILike("dub techno"));
        await all[0].SendInVainAsync(new ToServer.AddThingILike("dub techno"));
        await all[0].SendInVainAsync(new ToServer.AddThingILike("gamelan"));
        await all[0].SendInVainAsync(new ToServer.AddThingIHate("jazz"));
        return (all[0], all[1]);
    }
}
