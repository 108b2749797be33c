using System.Text.Json;
using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.System.Tests.Soulseek;

/// <summary>What can be said to the server in a private message, and by whom.</summary>
public sealed class CommandTests
{
    private static readonly string[] ForEverybody = ["deleteaccount", "exportdata", "help", "room"];

    [Fact]
    public async Task Everybody_is_helped_with_what_they_may_do()
    {
        await using var server = await TestServer.StartAsync();
        using var admin = await server.OwnerAsync();
        using var alice = await server.LogInAsync("alice");
        Commands(await alice.CommandAsync("help")).ShouldBe(ForEverybody);
        Commands(await admin.CommandAsync("HELP")).ShouldBe([
            "admin", "admins", "announcement", "ban", "deleteaccount", "exportdata", "filters", "help", "kick", "kickall", "message", "privileges",
            "removetickers", "room", "roominfo", "rooms", "unban", "uptime", "userinfo", "users"]);
        foreach (var unknown in (string[])["ban bob", "users", "nonsense", ""])
        {
            var word = unknown.Split(' ')[0];
            (await alice.CommandAsync(unknown)).ShouldBe($"Unknown command '{word}'. Type 'help' to list available commands.");
        }
    }

    [Fact]
    public async Task Answers_come_from_the_server_and_need_no_confirmation()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        await alice.SendAsync(new ToServer.MessageUser("server", "help"));
        var answer = await alice.NextAsync<ToClient.MessageUser>();
        (answer.Username, answer.IsNew).ShouldBe(("server", true));
        await alice.SendInVainAsync(new ToServer.MessageAcked(answer.Id));
        server.Waiting("alice").ShouldBe(0);
    }

    [Fact]
    public async Task Rights_end_at_their_time_and_can_be_taken()
    {
        var time = new ManualTime();
        using var data = new ScratchDirectory();
        await using (var server = await TestServer.StartAsync(data: data, time: time))
        {
            using var admin = await server.OwnerAsync();
            using var alice = await server.LogInAsync("alice");
            using var bob = await server.LogInAsync("bob");
            (await admin.CommandAsync("admin add 2 alice")).ShouldBe("User alice is now Admin until 2026-11-22 12:00:00Z");
            (await admin.CommandAsync("admin moderator bob")).ShouldBe("User bob is now Moderator");
            (await admin.CommandAsync("admins")).ShouldBe(
                "3 users with rights.\nadmin: Owner\nalice: Admin until 2026-11-22 12:00:00Z\nbob: Moderator");
            (await alice.CommandAsync("admin add bob")).ShouldStartWith("Unknown command");
            (await bob.CommandAsync("ban alice")).ShouldStartWith("Unknown command");
            (await bob.CommandAsync("kick alice")).ShouldBe("You may not do that to alice.");
            (await alice.CommandAsync("ban admin")).ShouldBe("You may not do that to admin.");
            (await alice.CommandAsync("kick alice")).ShouldBe("You may not do that to alice.");
            (await alice.CommandAsync("users connected")).ShouldStartWith("3 connected users.");
            (await admin.CommandAsync("admin remove admin")).ShouldBe("The owner stays the owner.");
            (await admin.CommandAsync("admin add nobody")).ShouldBe("User nobody is not registered.");
            (await admin.CommandAsync("admin remove bob")).ShouldBe("User bob is now Member");
            Commands(await bob.CommandAsync("help")).ShouldBe(ForEverybody);
        }

        await using var anew = await TestServer.StartAsync(data: data, time: time);
        using var still = await anew.LogInAsync("alice");
        (await still.CommandAsync("uptime")).ShouldBe("The server has been running for 0 days, 0 hours, 0 minutes and 0 seconds.");
        time.Advance(TimeSpan.FromDays(2));
        (await still.CommandAsync("uptime")).ShouldStartWith("Unknown command");
    }

    [Fact]
    public async Task A_ban_puts_out_and_takes_tickers_and_waiting_messages_and_can_be_lifted_or_end()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(time: time);
        using var admin = await server.OwnerAsync();
        using var mallory = await server.LogInAsync("mallory");
        using var bob = await server.LogInAsync("bob");
        await mallory.JoinAsync("room");
        await bob.JoinAsync("room");
        await mallory.SendAsync(new ToServer.SetRoomTicker("room", "spam"));
        await bob.SendAsync(new ToServer.MessageUser("mallory", "unread"));
        await mallory.QuietAsync();
        await bob.QuietAsync();
        (await admin.CommandAsync("ban 2 Mallory")).ShouldBe("Banned user mallory for 2 days");
        (await mallory.RestAsync()).ShouldNotContain(41u);
        (await bob.NextAsync<ToClient.RoomTickerRemoved>()).Username.ShouldBe("mallory");
        (await bob.NextAsync<ToClient.UserLeftRoom>()).Username.ShouldBe("mallory");
        server.Waiting("mallory").ShouldBe(0);
        (await admin.CommandAsync("users banned")).ShouldBe("1 banned users.\nmallory (until 2026-11-22 12:00:00Z)");
        (await IsLetInAsync(server, "mallory")).ShouldBeFalse();
        time.Advance(TimeSpan.FromDays(2));
        (await IsLetInAsync(server, "mallory")).ShouldBeTrue();

        (await admin.CommandAsync("ban mallory")).ShouldBe("Banned user mallory forever");
        (await admin.CommandAsync("kick mallory")).ShouldBe("Kicked user mallory for 2 minutes");
        time.Advance(TimeSpan.FromHours(1));
        (await IsLetInAsync(server, "mallory")).ShouldBeFalse("a kick does not shorten a ban");
        (await admin.CommandAsync("unban MALLORY")).ShouldBe("Unbanned user MALLORY");
        (await IsLetInAsync(server, "mallory")).ShouldBeTrue();
        (await admin.CommandAsync("unban mallory")).ShouldBe("User mallory is not banned");
        (await admin.CommandAsync("ban nobody")).ShouldBe("User nobody is not registered.");
        await server.Community.Accounts.StoredAsync();
        var audit = await server.Community.Moderation.AuditAsync(long.MaxValue, 10, TestContext.Current.CancellationToken);
        audit.Select(a => a.Action).ShouldBe(["unban", "ban", "ban"]);
    }

    [Fact]
    public async Task A_kick_puts_out_for_two_minutes_or_as_long_as_said()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(time: time);
        using var admin = await server.OwnerAsync();
        using var mallory = await server.LogInAsync("mallory");
        (await admin.CommandAsync("kick mallory")).ShouldBe("Kicked user mallory for 2 minutes");
        (await mallory.RestAsync()).ShouldBeEmpty("no Relogged: the client may come back by itself");
        (await IsLetInAsync(server, "mallory")).ShouldBeFalse();
        time.Advance(TimeSpan.FromMinutes(2));
        using var back = await server.LogInAsync("mallory");
        (await admin.CommandAsync("kick 30 mallory")).ShouldBe("Kicked user mallory for 30 minutes");
        time.Advance(TimeSpan.FromMinutes(29));
        (await IsLetInAsync(server, "mallory")).ShouldBeFalse();
        time.Advance(TimeSpan.FromMinutes(1));
        var all = await server.LogInAllAsync("mallory", "alice");
        (await admin.CommandAsync("kickall")).ShouldBe("Kicked 2 users for 2 minutes");
        await Task.WhenAll(all.Select(c => c.RestAsync()));
        (await admin.CommandAsync("users connected")).ShouldStartWith("1 connected users.\nadmin (Soulseek, 127.0.0.1, since 2026-11-20 12:00:00Z)");
    }

    [Fact]
    public async Task Moderators_look_up_people_and_rooms()
    {
        await using var server = await TestServer.StartAsync(time: new ManualTime());
        using var admin = await server.OwnerAsync();
        using var alice = await server.LogInAsync("alice");
        await alice.JoinAsync("den", 1);
        await alice.JoinAsync("room");
        await alice.SendAsync(new ToServer.SetRoomTicker("room", "mine"));
        await alice.SendAsync(new ToServer.SharedFoldersFiles(2, 20));
        await alice.SendAsync(new ToServer.SendUploadSpeed(300));
        await alice.QuietAsync();
        (await admin.CommandAsync("rooms")).ShouldBe("2 rooms.\nden (1 users, private, owner alice)\nroom (1 users, public)");
        (await admin.CommandAsync("roominfo room")).ShouldBe("Room room\nType: public\nOwner: none\nOperators: \nMembers: \nInside: alice\nTickers: 1");
        (await admin.CommandAsync("roominfo nowhere")).ShouldBe("Room nowhere does not exist.");
        (await admin.CommandAsync("userinfo ALICE")).ShouldBe(
            "User alice\nUIN: 10001\nStatus: Online\nRegistered: 2026-11-20 12:00:00Z\nLast seen: never\nRole: Member\nPrivileged until: not privileged\n"
            + "Banned: no\nUpload speed: 300 bytes/s in 1 uploads\nShares: 20 files in 2 folders\nWaiting messages: 0\nRooms: den, room");
        (await admin.CommandAsync("users")).ShouldBe("2 registered users.\nadmin\nalice");
        (await admin.CommandAsync("users privileged")).ShouldBe("0 privileged users.");
        (await admin.CommandAsync("users what")).ShouldBe("Say which: users [connected|banned|privileged]");
        (await admin.CommandAsync("removetickers alice")).ShouldBe("Removed tickers of user alice in 1 rooms");
        (await alice.HeardAsync()).ShouldBe(["115 room alice"]);
    }

    [Fact]
    public async Task Announcements_pop_up_and_messages_to_all_wait_for_those_who_are_away()
    {
        await using var server = await TestServer.StartAsync();
        using (await server.LogInAsync("away"))
        {
        }

        using var admin = await server.OwnerAsync();
        using var alice = await server.LogInAsync("alice");
        (await admin.CommandAsync("announcement")).ShouldBe("Say what to announce: announcement <text>");
        await admin.SendAsync(new ToServer.MessageUser("server", "announcement  Going down at  noon "));
        (await admin.HeardAsync()).ShouldBe(["66 Going down at  noon", "22 server Announcement sent."]);
        (await alice.HeardAsync()).ShouldBe(["66 Going down at  noon"]);
        await admin.SendAsync(new ToServer.MessageUser("server", "message Happy new year"));
        (await admin.HeardAsync()).ShouldBe(["22 server Happy new year", "22 server Message sent to 3 accounts."]);
        (await alice.HeardAsync()).ShouldBe(["22 server Happy new year"]);
        using var away = await RawSoulseek.LogInAsync(server.Soulseek, "away");
        (await away.HeardAsync()).ShouldBe(["22 server Happy new year", "7 away"]);
    }

    [Fact]
    public async Task One_s_own_data_can_be_taken_along()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        await alice.JoinAsync("den", 1);
        await alice.SendAsync(new ToServer.SetRoomTicker("den", "mine"));
        await alice.SendAsync(new ToServer.AddThingILike("jazz"));
        await alice.SendAsync(new ToServer.SharedFoldersFiles(2, 20));
        await alice.QuietAsync();
        using var data = JsonDocument.Parse(await alice.CommandAsync("exportdata"));
        var root = data.RootElement;
        root.GetProperty("username").GetString().ShouldBe("alice");
        root.GetProperty("files").GetInt32().ShouldBe(20);
        root.GetProperty("likes")[0].GetString().ShouldBe("jazz");
        root.GetProperty("privateRooms")[0].GetProperty("owner").GetBoolean().ShouldBeTrue();
        root.GetProperty("tickers")[0].GetProperty("text").GetString().ShouldBe("mine");
        root.GetRawText().ShouldNotContain("pbkdf2");
    }

    [Fact]
    public async Task Long_answers_come_in_several_messages_that_lose_nothing()
    {
        await using var server = await TestServer.StartAsync();
        using var admin = await server.OwnerAsync();
        using var alice = await server.LogInAsync("alice");
        for (var i = 0; i < 150; i++)
        {
            await alice.JoinAsync($"room number {i:000}");
        }

        await admin.SendAsync(new ToServer.MessageUser("server", "rooms"));
        var parts = (await admin.HeardAsync()).Select(h => h["22 server ".Length..]).ToArray();
        parts.Length.ShouldBeGreaterThan(1);
        parts.ShouldAllBe(p => p.Length <= 2048);
        string.Join('\n', parts).Split('\n').Length.ShouldBe(151);
    }

    [Fact]
    public async Task An_account_is_deleted_only_when_its_name_is_said_and_then_for_good()
    {
        await using var server = await TestServer.StartAsync();
        var all = await server.LogInAllAsync("alice", "bob");
        await all[0].JoinAsync("den", 1);
        await all[1].JoinAsync("room");
        await all[0].JoinAsync("room");
        await all[0].SendAsync(new ToServer.SetRoomTicker("room", "mine"));
        await all[0].QuietAsync();
        await all[1].QuietAsync();
        (await all[0].CommandAsync("deleteaccount")).ShouldContain("deleteaccount confirm alice");
        (await all[0].CommandAsync("deleteaccount confirm bob")).ShouldContain("deleteaccount confirm alice");
        await all[0].SendAsync(new ToServer.MessageUser("server", "deleteaccount confirm alice"));
        (await all[0].RestAsync()).ShouldContain(41u, "or the client would come back and register anew");
        (await all[1].NextAsync<ToClient.RoomTickerRemoved>()).Username.ShouldBe("alice");
        (await all[1].NextAsync<ToClient.UserLeftRoom>()).Username.ShouldBe("alice");
        (await all[1].AskAsync<ToServer.WatchUser, ToClient.WatchUser>(new("alice"))).Exists.ShouldBeFalse();
        await all[1].JoinAsync("den");
        using var anew = await RawSoulseek.LogInAsync(server.Soulseek, "alice", "another");
        using var admin = await server.OwnerAsync();
        (await admin.CommandAsync("deleteaccount confirm admin")).ShouldBe("The owner's account cannot be deleted.");
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task The_commands_of_2003_work_for_those_with_rights()
    {
        await using var server = await TestServer.StartAsync();
        using var admin = await server.OwnerAsync();
        using var mallory = await server.LogInAsync("mallory");
        await admin.SendAsync(new ToServer.AdminCommand("admin", ["ban", "mallory"]));
        (await admin.NoticeAsync()).ShouldBe("Banned user mallory forever");
        (await mallory.EndsAsync()).ShouldBeTrue();
    }

    private static IEnumerable<string> Commands(string help) => help.Split('\n').Skip(1).Select(l => l.Split(' ', ':')[0]);

    private static async Task<bool> IsLetInAsync(TestServer server, string name)
    {
        using var peer = await RawSoulseek.ConnectAsync(server.Soulseek);
        await peer.SendAsync(new ToServer.Login(name, "secret", 160, string.Empty, 1));
        await peer.SendAsync(new ToServer.Login(name, string.Empty, 160, string.Empty, 1));
        return (await peer.NextAsync<ToClient.Login>()).Success;
    }
}
