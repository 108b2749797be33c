using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.System.Tests.Soulseek;

/// <summary>Private messages: at once, later, after a restart; confirmed, not confirmed; to one, to many, to oneself; and what is slowed down.</summary>
public sealed class MessageTests
{
    [Fact]
    public async Task A_message_to_somebody_online_arrives_at_once_as_new_with_the_time_in_utc()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(time: time);
        var all = await server.LogInAllAsync("alice", "bob");
        await all[0].SendInVainAsync(new ToServer.MessageUser("bob", "hello \u263a"));
        var message = await all[1].NextAsync<ToClient.MessageUser>();
        (message.Username, message.Message, message.IsNew).ShouldBe(("alice", "hello \u263a", true));
        message.Timestamp.ShouldBe((uint)ManualTime.Start.ToUnixTimeSeconds());
        await all[1].SendInVainAsync(new ToServer.MessageAcked(message.Id));
        all[1].Dispose();
        await RepliesAsync(server, "bob");
        all[0].Dispose();
    }

    [Fact]
    public async Task Messages_to_somebody_offline_wait_and_come_oldest_first_behind_the_login_as_not_new()
    {
        await using var server = await TestServer.StartAsync();
        using (await server.LogInAsync("bob"))
        {
        }

        using var alice = await server.LogInAsync("alice");
        for (var i = 0; i < 5; i++)
        {
            await alice.SendInVainAsync(new ToServer.MessageUser("bob", $"{i}"));
        }

        using var bob = await RawSoulseek.ConnectAsync(server.Soulseek, "bob");
        await bob.SendAsync(new ToServer.Login("bob", "secret", 160, string.Empty, 1));
        (await bob.CodesAsync(7)).ShouldBe([1u, 64, 83, 84, 104, 69, 160]);
        for (var i = 0; i < 5; i++)
        {
            var message = await bob.NextAsync<ToClient.MessageUser>();
            (message.Message, message.IsNew, message.Username).ShouldBe(($"{i}", false, "alice"));
        }

        await bob.SilentAsync();
    }

    [Fact]
    public async Task What_is_not_confirmed_comes_again_at_every_login_and_what_is_confirmed_never_does()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("alice", "bob");
        await all[0].SendInVainAsync(new ToServer.MessageUser("bob", "first"));
        await all[0].SendInVainAsync(new ToServer.MessageUser("bob", "second"));
        var first = await all[1].NextAsync<ToClient.MessageUser>();
        var second = await all[1].NextAsync<ToClient.MessageUser>();
        await all[0].SendInVainAsync(new ToServer.MessageAcked(first.Id));
        await all[1].SendInVainAsync(new ToServer.MessageAcked(second.Id));
        await all[1].SendInVainAsync(new ToServer.MessageAcked(second.Id));
        all[1].Dispose();
        for (var i = 0; i < 2; i++)
        {
            await RepliesAsync(server, "bob", "first");
        }

        using var bob = await RawSoulseek.LogInAsync(server.Soulseek, "bob");
        var again = await bob.ExpectAsync<ToClient.MessageUser>();
        (again.Id, again.IsNew).ShouldBe((first.Id, false));
        await bob.SendAsync(new ToServer.MessageAcked(again.Id));
        await bob.QuietAsync();
        bob.Dispose();
        await RepliesAsync(server, "bob");
        all[0].Dispose();
    }

    [Fact]
    public async Task Messages_survive_a_restart_of_the_server_with_their_numbers_and_times()
    {
        using var data = new ScratchDirectory();
        uint id;
        await using (var server = await TestServer.StartAsync(data: data))
        {
            var all = await server.LogInAllAsync("alice", "bob");
            await all[0].SendInVainAsync(new ToServer.MessageUser("bob", "seen, not confirmed"));
            id = (await all[1].NextAsync<ToClient.MessageUser>()).Id;
            all[1].Dispose();
            await all[0].SendInVainAsync(new ToServer.MessageUser("admin", "for the owner"));
            all[0].Dispose();
        }

        await using var anew = await TestServer.StartAsync(data: data);
        using var alice = await anew.LogInAsync("alice");
        await alice.SendInVainAsync(new ToServer.MessageUser("bob", "after"));
        using var bob = await RawSoulseek.LogInAsync(anew.Soulseek, "bob");
        var first = await bob.NextAsync<ToClient.MessageUser>();
        var second = await bob.NextAsync<ToClient.MessageUser>();
        (first.Id, first.Message, first.IsNew).ShouldBe((id, "seen, not confirmed", false));
        second.Message.ShouldBe("after");
        second.Id.ShouldBeGreaterThan(first.Id);
        await RepliesAsync(anew, "admin", "for the owner");
    }

    [Fact]
    public async Task One_may_write_to_oneself()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        (await alice.AskAsync<ToServer.MessageUser, ToClient.MessageUser>(new("alice", "note"))).Username.ShouldBe("alice");
    }

    [Fact]
    public async Task Messages_that_may_not_be_sent_are_dropped_without_a_word()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("alice", "bob");
        foreach (var text in (string[])["two\nlines", "two\rlines", new('x', 2049)])
        {
            await all[0].SendInVainAsync(new ToServer.MessageUser("bob", text));
            await all[0].SendInVainAsync(new ToServer.MessageUsers(["bob"], text));
        }

        await all[0].SendInVainAsync(new ToServer.MessageUser("BOB", "names differ in case"));
        await all[1].SilentAsync();
        await all[0].SendInVainAsync(new ToServer.MessageUser("bob", string.Empty));
        (await all[1].NextAsync<ToClient.MessageUser>()).Message.ShouldBeEmpty();
        await all[0].SendInVainAsync(new ToServer.MessageUser("bob", new('x', 2048)));
        (await all[1].NextAsync<ToClient.MessageUser>()).Message.Length.ShouldBe(2048);
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task A_message_to_many_reaches_those_who_are_online_once_each()
    {
        await using var server = await TestServer.StartAsync();
        using (await server.LogInAsync("dave"))
        {
        }

        var all = await server.LogInAllAsync("alice", "bob", "carol");
        await all[0].SendInVainAsync(new ToServer.MessageUsers(["bob", "carol", "bob", "dave", "nobody", "server"], "to all"));
        foreach (var client in all[1..])
        {
            var message = await client.NextAsync<ToClient.MessageUser>();
            (message.Username, message.Message, message.IsNew).ShouldBe(("alice", "to all", true));
            await client.SilentAsync();
        }

        await RepliesAsync(server, "dave");
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task A_message_to_many_names_at_most_a_hundred()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("alice", "bob");
        var names = Enumerable.Range(0, 100).Select(i => $"nobody{i}").ToArray();
        await all[0].SendInVainAsync(new ToServer.MessageUsers([.. names, "bob"], "one too far"));
        await all[1].SilentAsync();
        await all[0].SendInVainAsync(new ToServer.MessageUsers([.. names[..99], "bob"], "just right"));
        (await all[1].NextAsync<ToClient.MessageUser>()).Message.ShouldBe("just right");
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task As_many_messages_wait_as_may_and_no_more()
    {
        await using var server = await TestServer.StartAsync(change: l => l.StoredMessages = 3);
        using (await server.LogInAsync("bob"))
        {
        }

        using var alice = await server.LogInAsync("alice");
        for (var i = 0; i < 5; i++)
        {
            await alice.SendInVainAsync(new ToServer.MessageUser("bob", $"{i}"));
        }

        await RepliesAsync(server, "bob", "0", "1", "2");
    }

    [Fact]
    public async Task A_client_that_never_confirms_goes_on_hearing()
    {
        await using var server = await TestServer.StartAsync(change: l => l.StoredMessages = 3);
        var all = await server.LogInAllAsync("alice", "bob");
        for (var i = 0; i < 10; i++)
        {
            await all[0].SendInVainAsync(new ToServer.MessageUser("bob", $"{i}"));
        }

        (await all[1].HeardAsync()).ShouldBe([.. Enumerable.Range(0, 10).Select(i => $"22 alice {i}")]);
        all[1].Dispose();
        await RepliesAsync(server, "bob", "7", "8", "9");
        all[0].Dispose();
    }

    [Fact]
    public async Task Who_writes_faster_than_allowed_is_delayed_and_nothing_is_lost()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(o => o.Flood = new() { Burst = 5, PerSecond = 2 }, time: time);
        var all = await server.LogInAllAsync("alice", "bob");
        for (var i = 0; i < 9; i++)
        {
            await all[0].SendAsync(new ToServer.MessageUser("bob", $"{i}"));
        }

        for (var i = 0; i < 5; i++)
        {
            (await all[1].NextAsync<ToClient.MessageUser>()).Message.ShouldBe($"{i}");
        }

        for (var i = 5; i < 9; i++)
        {
            await all[1].SilentAsync();
            await time.WhenWaitedForAsync(TimeSpan.FromSeconds(0.5));
            time.Advance(TimeSpan.FromSeconds(0.5));
            (await all[1].NextAsync<ToClient.MessageUser>()).Message.ShouldBe($"{i}");
        }

        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task Who_never_pauses_is_put_out_in_the_end()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(o => o.Flood = new() { Burst = 1, PerSecond = 1, KillAfter = TimeSpan.FromSeconds(5) }, time: time);
        var all = await server.LogInAllAsync("alice", "bob");
        await all[0].JoinAsync("room");
        for (var i = 0; i < 20; i++)
        {
            await all[0].SendAsync(new ToServer.SayChatroom("room", $"{i}"));
        }

        for (var i = 0; i < 7; i++)
        {
            await time.WhenWaitedForAsync(TimeSpan.FromSeconds(1));
            time.Advance(TimeSpan.FromSeconds(1));
        }

        (await all[0].RestAsync()).Count.ShouldBeInRange(5, 9);
        await server.Log.SaysAsync("Flood (alice)");
        await all[1].SilentAsync();
        all[1].Dispose();
    }

    /// <summary>Logs somebody in and checks what messages are replayed.</summary>
    private static async Task RepliesAsync(TestServer server, string name, params string[] texts)
    {
        using var client = await RawSoulseek.LogInAsync(server.Soulseek, name, name == "admin" ? TestServer.OwnerPassword : "secret");
        (await client.HeardAsync()).Where(h => h.StartsWith("22 ", StringComparison.Ordinal)).Select(h => h.Split(' ', 3)[2]).ShouldBe(texts);
    }
}
