using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.System.Tests.Soulseek;

/// <summary>Searches reach everybody exactly once; filters; and the tree that carries them.</summary>
public sealed class SearchTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_search_goes_down_the_tree_from_those_without_a_parent_and_directly_to_those_who_know_no_tree()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("asker", "root", "child", "old");
        await all[1].SendInVainAsync(new ToServer.HaveNoParent(true));
        await all[2].SendInVainAsync(new ToServer.HaveNoParent(false));
        foreach (var wish in (bool[])[false, true])
        {
            if (wish)
            {
                await all[0].SendAsync(new ToServer.WishlistSearch(0xFEDC_BA98, "some song"));
            }
            else
            {
                await all[0].SendAsync(new ToServer.FileSearch(0xFEDC_BA98, "some song"));
            }

            (await all[0].NextAsync<ToClient.FileSearch>()).ShouldBe(new ToClient.FileSearch("asker", 0xFEDC_BA98, "some song"));
            await all[0].SilentAsync();
            var (code, body) = await all[1].NextAsync();
            code.ShouldBe(93u);
            Convert.ToHexString(body).ShouldBe("03" + "31000000" + "05000000" + "61736B6572" + "98BADCFE" + "09000000" + "736F6D6520736F6E67");
            await all[1].SilentAsync();
            await all[2].SilentAsync();
            (await all[3].NextAsync<ToClient.FileSearch>()).Username.ShouldBe("asker");
            await all[3].SilentAsync();
        }

        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task Somebody_who_loses_the_parent_is_reached_by_the_server_again()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("asker", "bob");
        await all[0].SendInVainAsync(new ToServer.HaveNoParent(false));
        foreach (var orphan in (bool[])[true, false, true])
        {
            await all[1].SendInVainAsync(new ToServer.HaveNoParent(orphan));
            await all[0].SendInVainAsync(new ToServer.FileSearch(1, "query"));
            (await all[1].SettleAsync()).ShouldBe(orphan ? [93u] : []);
        }

        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task One_user_and_the_people_of_a_room_can_be_asked_alone()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("asker", "bob", "carol");
        await all[1].SendInVainAsync(new ToServer.HaveNoParent(true));
        await all[0].SendInVainAsync(new ToServer.UserSearch("bob", 1, "query"));
        (await all[1].NextAsync<ToClient.FileSearch>()).ShouldBe(new ToClient.FileSearch("asker", 1, "query"));
        await all[2].SilentAsync();
        await all[1].JoinAsync("room");
        await all[2].JoinAsync("secret", 1);
        await all[0].SendInVainAsync(new ToServer.RoomSearch("room", 2, "query"));
        (await all[1].NextAsync<ToClient.FileSearch>()).ShouldBe(new ToClient.FileSearch("asker", 2, "query"));
        await all[0].SendInVainAsync(new ToServer.RoomSearch("secret", 3, "query"));
        await all[0].SendInVainAsync(new ToServer.RoomSearch("nowhere", 4, "query"));
        await all[2].SilentAsync();
        await all[2].SendAsync(new ToServer.RoomSearch("secret", 5, "query"));
        (await all[2].NextAsync<ToClient.FileSearch>()).Token.ShouldBe(5u, "the asker is inside too");
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task Searches_may_have_256_bytes_and_not_none()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        foreach (var query in (string[])[string.Empty, new('x', 257), new('\u00e9', 129)])
        {
            await alice.SendInVainAsync(new ToServer.FileSearch(1, query));
            await alice.SendInVainAsync(new ToServer.WishlistSearch(1, query));
            await alice.SendInVainAsync(new ToServer.UserSearch("alice", 1, query));
        }

        await alice.SendAsync(new ToServer.FileSearch(1, new('x', 256)));
        (await alice.NextAsync<ToClient.FileSearch>()).Query.Length.ShouldBe(256);
    }

    [Fact]
    public async Task Filters_refuse_searches_spare_people_and_are_told_to_clients_at_login_and_when_they_change()
    {
        using var data = new ScratchDirectory();
        await using (var server = await TestServer.StartAsync(data: data))
        {
            using var admin = await server.OwnerAsync();
            var all = await server.LogInAllAsync("asker", "shy");
            (await admin.CommandAsync("filters add searches bad words")).ShouldBe("Filters changed.");
            (await admin.CommandAsync("filters add users shy")).ShouldBe("Filters changed.");
            await all[0].SilentAsync();
            await all[0].SendInVainAsync(new ToServer.FileSearch(1, "some BAD WORDS here"));
            await all[0].SendInVainAsync(new ToServer.UserSearch("asker", 2, "bad words"));
            await all[0].SendInVainAsync(new ToServer.UserSearch("shy", 3, "good"));
            await all[0].SendAsync(new ToServer.FileSearch(4, "good"));
            (await all[0].NextAsync<ToClient.FileSearch>()).Token.ShouldBe(4u);
            await all[1].SilentAsync();
            await all[1].SendInVainAsync(new ToServer.HaveNoParent(true));
            await all[0].SendAsync(new ToServer.FileSearch(5, "good"));
            (await all[1].NextAsync()).Code.ShouldBe(93u, "who is not searched still carries searches to others");
            await all[0].QuietAsync();

            await admin.SendAsync(new ToServer.MessageUser("server", "filters add results secret album"));
            (await all[0].NextAsync<ToClient.ExcludedSearchPhrases>()).Phrases.ShouldBe(["secret album"]);
            Array.ForEach(all, c => c.Dispose());
        }

        await using var anew = await TestServer.StartAsync(data: data);
        using var bob = await RawSoulseek.ConnectAsync(anew.Soulseek);
        await bob.SendAsync(new ToServer.Login("bob", "secret", 160, string.Empty, 1));
        (await bob.ExpectAsync<ToClient.ExcludedSearchPhrases>()).Phrases.ShouldBe(["secret album"]);
        await bob.SendInVainAsync(new ToServer.FileSearch(1, "bad words"));
    }

    [Fact]
    public async Task Searches_faster_than_allowed_are_delayed_and_none_is_lost()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(o => o.SearchFlood = new() { Burst = 2, PerSecond = 1 }, time: time);
        using var alice = await server.LogInAsync("alice");
        for (var i = 0u; i < 4; i++)
        {
            await alice.SendAsync(new ToServer.FileSearch(i, "query"));
        }

        (await alice.NextAsync<ToClient.FileSearch>()).Token.ShouldBe(0u);
        (await alice.NextAsync<ToClient.FileSearch>()).Token.ShouldBe(1u);
        for (var i = 2u; i < 4; i++)
        {
            await time.WhenWaitedForAsync(Second);
            time.Advance(Second);
            (await alice.NextAsync<ToClient.FileSearch>()).Token.ShouldBe(i);
        }
    }

    [Fact]
    public async Task Parents_are_offered_every_minute_to_those_who_have_none_and_never_in_a_circle()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(time: time);
        var all = await server.LogInAllAsync("slow", "fast", "faster");
        foreach (var (client, speed) in all.Zip((uint[])[100, 200, 300]))
        {
            await client.SendInVainAsync(new ToServer.SendUploadSpeed(speed));
            await client.SendInVainAsync(new ToServer.BranchRoot(client.Name));
            await client.SendInVainAsync(new ToServer.BranchLevel(0));
            await client.SendInVainAsync(new ToServer.AcceptChildren(true));
            await client.SendInVainAsync(new ToServer.HaveNoParent(true));
        }

        time.Advance(Second);
        (await all[0].NextAsync<ToClient.PossibleParents>()).Parents.Select(p => (p.Username, p.Port, p.Ip.ToString()))
            .ShouldBe([("fast", 2234u, "127.0.0.1"), ("faster", 2234u, "127.0.0.1")], ignoreOrder: true);
        (await all[1].NextAsync<ToClient.PossibleParents>()).Parents.Select(p => p.Username).ShouldBe(["faster"]);
        await all[2].SilentAsync();
        time.Advance(TimeSpan.FromSeconds(59));
        await all[0].SilentAsync();
        time.Advance(Second);
        (await all[0].NextAsync<ToClient.PossibleParents>()).Parents.Length.ShouldBe(2);

        await all[2].SendInVainAsync(new ToServer.BranchRoot("slow"));
        await all[1].SendAsync(new ToServer.AcceptChildren(false));
        await all[1].QuietAsync();
        time.Advance(TimeSpan.FromSeconds(60));
        await all[0].SilentAsync();
        await all[0].SendInVainAsync(new ToServer.HaveNoParent(false));
        await all[2].SendInVainAsync(new ToServer.BranchRoot("faster"));
        time.Advance(TimeSpan.FromSeconds(60));
        await all[0].SilentAsync();
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task Those_who_cannot_be_reached_are_not_offered_and_of_equally_fast_ones_only_one_to_the_other()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(time: time);
        var all = await server.LogInAllAsync("one", "two", "hidden");
        await all[2].SendInVainAsync(new ToServer.SetWaitPort(0, 0, 0));
        await all[2].SendInVainAsync(new ToServer.SendUploadSpeed(1000));
        foreach (var client in all)
        {
            await client.SendInVainAsync(new ToServer.AcceptChildren(true));
            await client.SendInVainAsync(new ToServer.HaveNoParent(true));
        }

        time.Advance(Second);
        var offers = new List<string>();
        foreach (var client in all)
        {
            await client.SettleAsync((code, body) => offers.AddRange(
                Wire.Reader.Read<ToClient.PossibleParents>(body, SoulseekStyle.Wire).Parents.Select(p => $"{client.Name} under {p.Username}")));
        }

        offers.ShouldBe(["two under one"]);
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task At_most_ten_parents_are_offered()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(time: time);
        var all = await server.LogInAllAsync([.. Enumerable.Range(0, 14).Select(i => $"user{i}")]);
        foreach (var client in all)
        {
            await client.SendAsync(new ToServer.AcceptChildren(true));
            await client.QuietAsync();
        }

        await all[13].SendInVainAsync(new ToServer.HaveNoParent(true));
        time.Advance(Second);
        var parents = (await all[13].NextAsync<ToClient.PossibleParents>()).Parents;
        parents.Length.ShouldBe(10);
        parents.DistinctBy(p => p.Username).Count().ShouldBe(10);
        parents.ShouldNotContain(p => p.Username == "user13");
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task A_branch_that_loses_its_root_or_names_one_who_is_not_there_is_reset()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("root", "child", "other");
        await all[1].SendInVainAsync(new ToServer.BranchRoot("root"));
        await all[2].SendInVainAsync(new ToServer.BranchRoot("other"));
        await all[2].SendAsync(new ToServer.BranchRoot("nobody"));
        (await all[2].SettleAsync()).ShouldBe([130u]);
        await all[2].SendAsync(new ToServer.BranchRoot("admin"));
        (await all[2].SettleAsync()).ShouldBe([130u], "known, but not online");
        await all[2].SendInVainAsync(new ToServer.BranchRoot("other"));
        all[0].Dispose();
        await all[1].NextAsync<ToClient.ResetDistributed>();
        await all[1].SilentAsync();
        await all[2].SilentAsync();
        Array.ForEach(all, c => c.Dispose());
    }
}
