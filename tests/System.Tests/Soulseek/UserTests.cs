using Parlance.Soulseek;
using Parlance.Testing;
using Parlance.Wire;

namespace Parlance.System.Tests.Soulseek;

/// <summary>Other people: address, status, stats, and how connections to them are arranged.</summary>
public sealed class UserTests
{
    private static readonly UserStats NoStats = new(0, 0, 0, 0, 0);

    [Fact]
    public async Task Who_is_not_online_or_not_known_has_no_address_and_all_fields_are_there()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        foreach (var name in (string[])["nobody", "admin", "server", ""])
        {
            await alice.SendAsync(new ToServer.GetPeerAddress(name));
            var (code, body) = await alice.NextAsync();
            (code, body.Length).ShouldBe((3u, 4 + name.Length + 4 + 4 + 4 + 2));
            Reader.Read<ToClient.GetPeerAddress>(body, SoulseekStyle.Wire).ShouldBe(new ToClient.GetPeerAddress(name, Ip4.None, 0, 0, 0));
        }
    }

    [Fact]
    public async Task Watching_tells_how_somebody_is_and_every_change_until_it_ends()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        using var bob = await server.LogInAsync("bob");
        await bob.SendInVainAsync(new ToServer.SharedFoldersFiles(7, 90));
        await bob.SendInVainAsync(new ToServer.SendUploadSpeed(5000));
        (await alice.AskAsync<ToServer.WatchUser, ToClient.WatchUser>(new("bob"))).ShouldBe(
            new ToClient.WatchUser("bob", true, UserStatus.Online, new UserStats(5000, 1, 0, 90, 7), string.Empty));

        await bob.SendAsync(new ToServer.SetStatus(UserStatus.Away));
        (await alice.NextAsync<ToClient.GetUserStatus>()).ShouldBe(new ToClient.GetUserStatus("bob", UserStatus.Away, false));
        (await bob.NextAsync<ToClient.GetUserStatus>()).Status.ShouldBe(UserStatus.Away, "clients wait for the echo of their own status");
        await bob.SendInVainAsync(new ToServer.SharedFoldersFiles(8, 91));
        (await alice.NextAsync<ToClient.GetUserStats>()).ShouldBe(new ToClient.GetUserStats("bob", new UserStats(5000, 1, 0, 91, 8)));
        await bob.SendInVainAsync(new ToServer.SharedFoldersFiles(8, 91));
        await alice.SilentAsync();

        await alice.SendInVainAsync(new ToServer.UnwatchUser("bob"));
        await bob.SendAsync(new ToServer.SetStatus(UserStatus.Online));
        (await bob.NextAsync<ToClient.GetUserStatus>()).Status.ShouldBe(UserStatus.Online);
        await alice.SilentAsync();
    }

    [Fact]
    public async Task Somebody_watched_is_seen_to_go_and_to_come_back()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        using var bob = await server.LogInAsync("bob");
        await alice.AskAsync<ToServer.WatchUser, ToClient.WatchUser>(new("bob"));
        bob.Dispose();
        (await alice.NextAsync<ToClient.GetUserStatus>()).ShouldBe(new ToClient.GetUserStatus("bob", UserStatus.Offline, false));
        (await alice.AskAsync<ToServer.WatchUser, ToClient.WatchUser>(new("bob"))).ShouldBe(
            new ToClient.WatchUser("bob", true, UserStatus.Offline, NoStats, string.Empty));
        using var again = await server.LogInAsync("bob");
        (await alice.NextAsync<ToClient.GetUserStatus>()).ShouldBe(new ToClient.GetUserStatus("bob", UserStatus.Online, false));
        await alice.SilentAsync();
    }

    [Fact]
    public async Task Nobody_is_watched_under_a_name_that_is_not_known_and_the_server_can_be_looked_up()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        await alice.SendAsync(new ToServer.WatchUser("bob"));
        Convert.ToHexString((await alice.NextAsync()).Body).ShouldBe("03000000626F6200", "nothing follows when the user does not exist");
        (await alice.AskAsync<ToServer.WatchUser, ToClient.WatchUser>(new("server"))).ShouldBe(
            new ToClient.WatchUser("server", true, UserStatus.Offline, NoStats, string.Empty));
        using var bob = await server.LogInAsync("bob");
        await alice.SilentAsync();
    }

    [Fact]
    public async Task Watching_oneself_is_answered_and_cannot_be_ended()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        (await alice.AskAsync<ToServer.WatchUser, ToClient.WatchUser>(new("alice"))).Status.ShouldBe(UserStatus.Online);
        await alice.SendInVainAsync(new ToServer.UnwatchUser("alice"));
        (await alice.AskAsync<ToServer.SetStatus, ToClient.GetUserStatus>(new(UserStatus.Away))).Status.ShouldBe(UserStatus.Away);
        await alice.SilentAsync();
    }

    [Fact]
    public async Task More_than_one_session_may_watch_are_looked_up_but_not_watched()
    {
        await using var server = await TestServer.StartAsync(change: l => l.Watched = 1);
        var all = await server.LogInAllAsync("alice", "bob", "carol");
        await all[0].AskAsync<ToServer.WatchUser, ToClient.WatchUser>(new("bob"));
        (await all[0].AskAsync<ToServer.WatchUser, ToClient.WatchUser>(new("carol"))).Status.ShouldBe(UserStatus.Online);
        await all[2].AskAsync<ToServer.SetStatus, ToClient.GetUserStatus>(new(UserStatus.Away));
        await all[1].AskAsync<ToServer.SetStatus, ToClient.GetUserStatus>(new(UserStatus.Away));
        (await all[0].NextAsync<ToClient.GetUserStatus>()).Username.ShouldBe("bob");
        Array.ForEach(all, c => c.Dispose());
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(3u)]
    [InlineData(7u)]
    [InlineData(0x8000_0001u)]
    [InlineData(0xFFFF_FFFFu)]
    public async Task A_status_that_is_none_changes_nothing(uint status)
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        await alice.SendInVainAsync(new ToServer.SetStatus(status));
        await alice.SendInVainAsync(new ToServer.SetStatus(UserStatus.Online));
        (await alice.AskAsync<ToServer.GetUserStatus, ToClient.GetUserStatus>(new("alice"))).ShouldBe(new ToClient.GetUserStatus("alice", UserStatus.Online, false));
    }

    [Fact]
    public async Task Status_and_stats_of_unknown_people_are_zeros()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        (await alice.AskAsync<ToServer.GetUserStatus, ToClient.GetUserStatus>(new("nobody"))).ShouldBe(new ToClient.GetUserStatus("nobody", 0, false));
        (await alice.AskAsync<ToServer.GetUserStats, ToClient.GetUserStats>(new("nobody"))).ShouldBe(new ToClient.GetUserStats("nobody", NoStats));
    }

    [Fact]
    public async Task Upload_speed_is_the_average_of_all_uploads()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        foreach (var speed in (uint[])[1000, 3000, 2000, 0])
        {
            await alice.SendInVainAsync(new ToServer.SendUploadSpeed(speed));
        }

        (await alice.AskAsync<ToServer.GetUserStats, ToClient.GetUserStats>(new("alice"))).Stats.ShouldBe(new UserStats(1500, 4, 0, 0, 0));
        await alice.SendInVainAsync(new ToServer.SendUploadSpeed(uint.MaxValue));
        (await alice.AskAsync<ToServer.GetUserStats, ToClient.GetUserStats>(new("alice"))).Stats.AverageSpeed.ShouldBe((uint)((6000 + (ulong)uint.MaxValue) / 5));
    }

    [Fact]
    public async Task Counts_and_speed_survive_a_restart()
    {
        using var data = new ScratchDirectory();
        await using (var server = await TestServer.StartAsync(data: data))
        {
            using var alice = await server.LogInAsync("alice");
            await alice.SendInVainAsync(new ToServer.SharedFoldersFiles(3, 33));
            await alice.SendInVainAsync(new ToServer.SendUploadSpeed(1234));
        }

        await using var anew = await TestServer.StartAsync(data: data);
        using var bob = await anew.LogInAsync("bob");
        (await bob.AskAsync<ToServer.GetUserStats, ToClient.GetUserStats>(new("alice"))).Stats.ShouldBe(new UserStats(1234, 1, 0, 33, 3));
    }

    [Fact]
    public async Task Room_mates_and_watchers_see_full_upload_slots_once_each_time_they_change()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("alice", "bob", "carol");
        await all[0].JoinAsync("room");
        await all[1].JoinAsync("room");
        await all[0].NextAsync<ToClient.UserJoinedRoom>();
        await all[0].SendAsync(new ToServer.UploadSlotsFull(1));
        (await all[1].NextAsync<ToClient.UploadSlotsFull>()).ShouldBe(new ToClient.UploadSlotsFull("alice", 1));
        await all[0].SendAsync(new ToServer.UploadSlotsFull(1));
        await all[0].QuietAsync();
        await all[1].SilentAsync();
        await all[2].SilentAsync();
        await all[2].SendAsync(new ToServer.JoinRoom("room", 0));
        (await all[2].ExpectAsync<ToClient.JoinRoom>()).Users.SlotsFull.ShouldBe([1u, 0, 0]);
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task A_connection_asked_for_is_relayed_with_everything_needed_to_make_it()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice", port: 1111);
        using var bob = await server.LogInAsync("bob");
        await alice.SendInVainAsync(new ToServer.SetWaitPort(1111, 1, 2222));
        foreach (var type in (string[])["P", "F", "D"])
        {
            await alice.SendInVainAsync(new ToServer.ConnectToPeer(77, "bob", type));
            var (code, body) = await bob.NextAsync();
            (code, body.Length).ShouldBe((18u, 4 + 5 + 4 + 1 + 4 + 4 + 4 + 1 + 4 + 4));
            Reader.Read<ToClient.ConnectToPeer>(body, SoulseekStyle.Wire).ShouldBe(
                new ToClient.ConnectToPeer("alice", type, Ip4.Of(127, 0, 0, 1), 1111, 77, false, 1, 2222));
        }
    }

    [Fact]
    public async Task A_connection_to_somebody_who_is_not_there_fails_at_once_and_one_that_cannot_be_made_is_reported_back()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        using var bob = await server.LogInAsync("bob");
        await alice.SendAsync(new ToServer.ConnectToPeer(5, "nobody", "P"));
        var (code, body) = await alice.NextAsync();
        (code, Convert.ToHexString(body)).ShouldBe((1001u, "05000000"));
        await bob.SendInVainAsync(new ToServer.CantConnectToPeer(9, "alice"));
        (code, body) = await alice.NextAsync();
        (code, Convert.ToHexString(body)).ShouldBe((1001u, "09000000"));
        await bob.SendInVainAsync(new ToServer.CantConnectToPeer(9, "nobody"));
    }

    [Fact]
    public async Task Stats_are_told_to_room_mates()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("alice", "bob");
        await all[0].JoinAsync("room");
        await all[1].JoinAsync("room");
        await all[0].QuietAsync();
        await all[0].SendAsync(new ToServer.SharedFoldersFiles(1, 2));
        (await all[1].NextAsync<ToClient.GetUserStats>()).ShouldBe(new ToClient.GetUserStats("alice", new UserStats(0, 0, 0, 2, 1)));
        await all[0].SendAsync(new ToServer.SetStatus(UserStatus.Away));
        (await all[1].NextAsync<ToClient.GetUserStatus>()).Status.ShouldBe(UserStatus.Away);
        Array.ForEach(all, c => c.Dispose());
    }
}
