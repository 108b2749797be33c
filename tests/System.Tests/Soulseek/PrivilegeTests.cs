using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.System.Tests.Soulseek;

/// <summary>Days of privilege: who has them, giving them on, and their end.</summary>
public sealed class PrivilegeTests
{
    private const uint Day = 86_400;

    [Fact]
    public async Task Days_given_are_seen_by_the_giver_the_receiver_and_all_who_watch()
    {
        var time = new ManualTime();
        using var data = new ScratchDirectory();
        await using (var server = await TestServer.StartAsync(data: data, time: time))
        {
            using var admin = await server.OwnerAsync();
            var all = await server.LogInAllAsync("alice", "bob", "watcher");
            await all[2].AskAsync<ToServer.WatchUser, ToClient.WatchUser>(new("alice"));
            (await all[0].AskAsync<ToServer.CheckPrivileges, ToClient.CheckPrivileges>(default)).Seconds.ShouldBe(0u);
            (await admin.CommandAsync("privileges 10 alice")).ShouldBe("User alice has privileges for 10 days");
            (await all[0].NextAsync<ToClient.CheckPrivileges>()).Seconds.ShouldBe(10 * Day);
            (await all[0].NextAsync<ToClient.WishlistInterval>()).Seconds.ShouldBe(120u);
            (await all[0].NextAsync<ToClient.GetUserStatus>()).Privileged.ShouldBeTrue();
            (await all[2].NextAsync<ToClient.GetUserStatus>()).ShouldBe(new ToClient.GetUserStatus("alice", UserStatus.Online, true));

            await all[0].SendAsync(new ToServer.GivePrivileges("bob", 3));
            (await all[0].NextAsync<ToClient.CheckPrivileges>()).Seconds.ShouldBe(7 * Day);
            (await all[0].CodesAsync(2)).ShouldBe([104u, 7]);
            (await all[1].NextAsync<ToClient.CheckPrivileges>()).Seconds.ShouldBe(3 * Day);
            (await all[1].CodesAsync(2)).ShouldBe([104u, 7]);
            (await all[2].SettleAsync()).ShouldBe([7u], "bob is not watched");
            (await all[2].AskAsync<ToServer.UserPrivileged, ToClient.UserPrivileged>(new("bob"))).Privileged.ShouldBeTrue();
            (await all[2].AskAsync<ToServer.PrivilegedUsers, ToClient.PrivilegedUsers>(default)).Usernames.ShouldBe(["alice", "bob"], ignoreOrder: true);

            await all[1].SendInVainAsync(new ToServer.GivePrivileges("nobody", 1));
            await all[1].SendInVainAsync(new ToServer.GivePrivileges("bob", 1));
            await all[1].SendInVainAsync(new ToServer.GivePrivileges("alice", 0));
            await all[1].SendAsync(new ToServer.GivePrivileges("alice", uint.MaxValue));
            (await all[1].NextAsync<ToClient.CheckPrivileges>()).Seconds.ShouldBe(0u);
            (await all[1].NextAsync<ToClient.WishlistInterval>()).Seconds.ShouldBe(720u);
            (await all[1].NextAsync<ToClient.GetUserStatus>()).Privileged.ShouldBeFalse();
            await all[1].SendInVainAsync(new ToServer.GivePrivileges("alice", 1));
            Array.ForEach(all, c => c.Dispose());
        }

        await using var anew = await TestServer.StartAsync(data: data, time: time);
        using var alice = await RawSoulseek.ConnectAsync(anew.Soulseek);
        (await alice.AskAsync<ToServer.Login, ToClient.Login>(new("alice", "secret", 160, string.Empty, 1))).Supporter.ShouldBeTrue();
        (await alice.ExpectAsync<ToClient.WishlistInterval>()).Seconds.ShouldBe(120u);
        (await alice.NextAsync<ToClient.PrivilegedUsers>()).Usernames.ShouldBe(["alice"]);
        (await alice.AskAsync<ToServer.CheckPrivileges, ToClient.ExcludedSearchPhrases>(default)).Phrases.ShouldBeEmpty();
        (await alice.NextAsync<ToClient.CheckPrivileges>()).Seconds.ShouldBe(10 * Day);
    }

    [Fact]
    public async Task When_privileges_end_their_owner_and_the_watchers_are_told()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(time: time);
        using var admin = await server.OwnerAsync();
        var all = await server.LogInAllAsync("alice", "watcher");
        await all[1].AskAsync<ToServer.WatchUser, ToClient.WatchUser>(new("alice"));
        await admin.CommandAsync("privileges 1 alice");
        await all[0].QuietAsync();
        await all[1].QuietAsync();
        time.Advance(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1));
        await all[0].SilentAsync();
        time.Advance(TimeSpan.FromMinutes(2));
        (await all[0].NextAsync<ToClient.CheckPrivileges>()).Seconds.ShouldBe(0u);
        (await all[0].NextAsync<ToClient.WishlistInterval>()).Seconds.ShouldBe(720u);
        (await all[0].NextAsync<ToClient.GetUserStatus>()).Privileged.ShouldBeFalse();
        (await all[1].NextAsync<ToClient.GetUserStatus>()).Privileged.ShouldBeFalse();
        await all[0].SilentAsync();
        time.Advance(TimeSpan.FromMinutes(2));
        await all[0].SilentAsync();
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task A_connection_tells_whether_who_asks_for_it_has_privileges()
    {
        await using var server = await TestServer.StartAsync();
        using var admin = await server.OwnerAsync();
        var all = await server.LogInAllAsync("alice", "bob");
        await admin.CommandAsync("privileges 1 alice");
        await all[0].SendAsync(new ToServer.ConnectToPeer(1, "bob", "F"));
        (await all[1].NextAsync<ToClient.ConnectToPeer>()).Privileged.ShouldBeTrue();
        await all[0].SendAsync(new ToServer.JoinRoom("room", 0));
        await all[0].QuietAsync();
        Array.ForEach(all, c => c.Dispose());
    }
}
