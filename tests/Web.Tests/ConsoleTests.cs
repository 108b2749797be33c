using Microsoft.Extensions.DependencyInjection;
using Parlance.Ares;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Ports;
using Parlance.System.Tests.Ares;
using Parlance.Testing;
using Parlance.Web.Operations;
using Parlance.Web.Tests.Server;

namespace Parlance.Web.Tests;

/// <summary>What operators do in the console, seen by people on the networks.</summary>
public sealed class ConsoleTests
{
    [Fact]
    public async Task A_kick_is_seen_by_an_Ares_and_a_Soulseek_client()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var ares = await host.AresAsync("arthur");
        var soul = await host.SoulseekAsync("sarah");
        var sessions = (await owner.GetAsync("admin/sessions"))["items"]!.AsArray();
        sessions.Select(s => $"{s!["name"]} {s["network"]}").ShouldBe(["arthur ares", "sarah soulseek"], ignoreOrder: true);
        await owner.DeleteAsync($"admin/sessions/{sessions.Single(s => (string)s!["name"]! == "arthur")!["id"]}");
        await ares.ClosedAsync();
        await owner.PostAsync("admin/accounts/sarah/kick", new { minutes = 5 });
        await soul.EndsAsync();
        var log = (await owner.GetAsync("admin/audit"))["items"]!.AsArray().Select(a => $"{a!["action"]} {a["subject"]}").ToList();
        log.ShouldContain("kick arthur");
        log.ShouldContain("kick sarah");
    }

    [Fact]
    public async Task A_ban_puts_out_keeps_out_and_is_lifted()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var soul = await host.SoulseekAsync("sarah");
        await owner.PostAsync("admin/bans", new { kind = "account", subject = "SARAH", reason = "spam" });
        await soul.EndsAsync();
        (await host.Browser().RefusedAsync(HttpMethod.Post, "session", new { name = "sarah", password = "secret" })).ShouldBe((403, "banned"));
        (await owner.GetAsync("admin/bans"))["items"]!.AsArray().Select(b => (string)b!["subject"]!).ShouldBe(["sarah"]);
        await owner.DeleteAsync("admin/bans?kind=account&subject=sarah");
        await host.SoulseekAsync("sarah");
        (await owner.RefusedAsync(HttpMethod.Post, "admin/bans", new { kind = "address", subject = "127.0.0.0/8" })).ShouldBe((409, "yourself"));
    }

    [Fact]
    public async Task An_account_is_made_found_changed_and_deleted()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var made = await owner.PostAsync("admin/accounts", new { name = "rita" });
        var rita = await host.SignInAsync("rita", (string)made["password"]!);
        (await owner.GetAsync("admin/accounts?query=rit"))["items"]!.AsArray().Count.ShouldBe(1);
        (await owner.PutAsync("admin/accounts/rita/role", new { role = "moderator" }))["role"]!.ToString().ShouldBe("moderator");
        (await rita.GetAsync("session"))["standing"]!.ToString().ShouldBe("moderator");
        (await rita.RefusedAsync(HttpMethod.Delete, "admin/accounts/admin")).ShouldBe((403, "forbidden"));
        var reset = await owner.PutAsync("admin/accounts/rita/password", new { password = string.Empty });
        (await rita.RefusedAsync(HttpMethod.Get, "me")).ShouldBe((401, "signInFirst"));
        await host.SignInAsync("rita", (string)reset["password"]!);
        (await owner.GetAsync("admin/accounts/rita/export"))["account"]!["name"]!.ToString().ShouldBe("rita");
        await owner.DeleteAsync("admin/accounts/rita");
        (await owner.RefusedAsync(HttpMethod.Get, "admin/accounts/rita")).ShouldBe((404, "notFound"));
        (await owner.RefusedAsync(HttpMethod.Delete, "admin/accounts/admin")).ShouldBe((403, "outOfReach"));
    }

    [Fact]
    public async Task Nobody_changes_somebody_who_may_as_much()
    {
        await using var host = await WebHost.StartAsync();
        var one = await AdminAsync(host, "anna");
        await AdminAsync(host, "otto");
        (await one.RefusedAsync(HttpMethod.Delete, "admin/accounts/otto")).ShouldBe((403, "outOfReach"));
        (await one.RefusedAsync(HttpMethod.Put, "admin/accounts/otto/password", new { password = "mine now" })).ShouldBe((403, "outOfReach"));
        (await one.RefusedAsync(HttpMethod.Put, "admin/accounts/admin/role", new { role = "member" })).ShouldBe((403, "outOfReach"));
        await host.RegisterAsync("rita");
        (await one.RefusedAsync(HttpMethod.Put, "admin/accounts/rita/role", new { role = "admin" })).ShouldBe((403, "forbidden"));
        (await one.RefusedAsync(HttpMethod.Post, "admin/tokens", new { name = "x", standing = "owner" })).ShouldBe((400, "invalid"));
    }

    [Fact]
    public async Task A_room_gets_a_port_while_running_keeps_it_over_a_restart_and_loses_it()
    {
        using var data = new ScratchDirectory();
        await using (var host = await WebHost.StartAsync(data: data))
        {
            var owner = await host.OwnerAsync();
            await owner.PostAsync("admin/ports", new { room = "Annex", endpoint = "127.0.0.1:0", topic = "more room" });
            (await owner.RefusedAsync(HttpMethod.Post, "admin/ports", new { room = "Annex", endpoint = "127.0.0.1:0" })).ShouldBe((409, "hasPort"));
            (await owner.RefusedAsync(HttpMethod.Post, "admin/ports", new { room = "Other", endpoint = host.Web.ToString() })).ShouldBe((409, "cannotListen"));
            (await owner.RefusedAsync(HttpMethod.Post, "admin/ports", new { room = "Other", endpoint = "nowhere" })).ShouldBe((400, "invalid"));
            await TalkAsync(owner);
        }

        await using var again = await WebHost.StartAsync(data: data);
        var back = await again.OwnerAsync();
        using var ares = await TalkAsync(back);
        await back.DeleteAsync("admin/ports/Annex");
        await ares.ClosedAsync();
        (await back.GetAsync("admin/ports")).AsArray().ShouldNotContain(p => (string?)p!["room"] == "Annex");
        (await back.RefusedAsync(HttpMethod.Delete, "admin/ports/Lobby")).ShouldBe((404, "notFound"));
    }

    [Fact]
    public async Task A_room_is_made_told_about_and_closed()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        await owner.PostAsync("admin/rooms", new { name = "Cinema", topic = "tonight: Solaris" });
        var guest = await host.GuestAsync("gwen");
        (await guest.GetAsync("rooms/Cinema"))["topic"]!.ToString().ShouldBe("tonight: Solaris");
        await guest.PostAsync("rooms/Cinema/enter");
        await guest.PostAsync("rooms/Cinema/lines", new { text = "first" });
        (await owner.GetAsync("admin/rooms/Cinema/lines"))["items"]!.AsArray().Select(l => (string)l!["text"]!).ShouldBe(["first"]);
        await owner.DeleteAsync("admin/rooms/Cinema");
        (await guest.GetAsync("me"))["rooms"]!.AsArray().ShouldBeEmpty();
        (await guest.RefusedAsync(HttpMethod.Get, "rooms/Cinema")).ShouldBe((404, "notFound"));
        (await owner.RefusedAsync(HttpMethod.Delete, "admin/rooms/Lobby")).ShouldBe((409, "hasPort"));
    }

    [Fact]
    public async Task A_room_that_was_made_to_stay_stays_over_a_restart_until_it_is_let_go()
    {
        using var data = new ScratchDirectory();
        await using (var host = await WebHost.StartAsync(data: data))
        {
            await (await host.OwnerAsync()).PostAsync("admin/rooms", new { name = "Cinema" });
        }

        await using var again = await WebHost.StartAsync(data: data);
        var owner = await again.OwnerAsync();
        ((bool)(await owner.GetAsync("admin/rooms/Cinema"))["isPermanent"]!).ShouldBeTrue();
        var guest = await again.GuestAsync("gwen");
        await guest.PostAsync("rooms/Cinema/enter");
        await owner.SendAsync(HttpMethod.Patch, "admin/rooms/Cinema", new { isPermanent = false });
        await guest.PostAsync("rooms/Cinema/leave");
        (await owner.RefusedAsync(HttpMethod.Get, "admin/rooms/Cinema")).ShouldBe((404, "notFound"));
    }

    [Fact]
    public async Task A_moderator_puts_somebody_out_of_a_room_on_every_network()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var ares = await host.AresAsync("arthur");
        var feed = await (await host.GuestAsync("gwen")).FeedAsync();
        await feed.DoAsync(new { type = "enter", room = "Lobby" });
        await owner.PostAsync("admin/rooms/Lobby/kick", new { name = "arthur", reason = "enough" });
        await ares.ClosedAsync();
        await owner.PostAsync("admin/rooms/Lobby/kick", new { name = "gwen", reason = "enough" });
        (await feed.ExpectAsync("notice"))["text"]!.ToString().ShouldContain("enough");
        (await feed.ExpectAsync("roomClosed"))["room"]!.ToString().ShouldBe("Lobby");
        (await owner.RefusedAsync(HttpMethod.Post, "admin/rooms/Lobby/kick", new { name = "gwen" })).ShouldBe((404, "notFound"));
    }

    [Fact]
    public async Task Who_is_muted_or_banned_in_a_room_is_so_on_every_network_until_it_is_lifted()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var guest = await host.GuestAsync("gwen");
        var feed = await guest.FeedAsync();
        await feed.DoAsync(new { type = "enter", room = "Lobby" });
        await owner.SendAsync(HttpMethod.Patch, "admin/rooms/Lobby", new { topic = "new topic" });
        (await feed.ExpectAsync("topicChanged"))["topic"]!.ToString().ShouldBe("new topic");
        (await guest.GetAsync("rooms/Lobby"))["topic"]!.ToString().ShouldBe("new topic");

        await owner.PostAsync("admin/rooms/Lobby/mute", new { name = "gwen", minutes = 5 });
        (await feed.DoAsync(new { type = "say", room = "Lobby", text = "mm" }))["code"]!.ToString().ShouldBe("muted");
        (await owner.GetAsync("admin/rooms/Lobby/verdicts"))["mutes"]!.AsArray().Single()!["name"]!.ToString().ShouldBe("gwen");
        await owner.DeleteAsync("admin/rooms/Lobby/mute/gwen");
        (await feed.DoAsync(new { type = "say", room = "Lobby", text = "ah" }))["type"]!.ToString().ShouldBe("done");

        await owner.PostAsync("admin/rooms/Lobby/ban", new { name = "gwen", reason = "noise" });
        await feed.ExpectAsync("roomClosed");
        (await guest.RefusedAsync(HttpMethod.Post, "rooms/Lobby/enter")).ShouldBe((403, "bannedFromRoom"));
        await owner.DeleteAsync("admin/rooms/Lobby/ban/gwen");
        await guest.PostAsync("rooms/Lobby/enter");
    }

    [Fact]
    public async Task The_history_of_rooms_is_bounded_in_lines_and_rooms()
    {
        await using var host = await WebHost.StartAsync();
        var history = host.Services.GetRequiredService<RoomHistory>();
        var person = host.Community.Presences.SignIn(Person.Guest("tester"), Network.Web, global::System.Net.IPAddress.Loopback, new Silent());
        for (var room = 0; room < RoomHistory.RoomsKept + 20; room++)
        {
            host.Community.Rooms.Enter(person, $"room{room}");
            host.Community.Rooms.Say(person, $"room{room}", "first");
            host.Community.Rooms.TryFind($"room{room}", out var left).ShouldBeTrue();
            host.Community.Rooms.Leave(person, left!);
        }

        history.Count.ShouldBe(RoomHistory.RoomsKept);
        history.Of("room0", long.MaxValue, 10).ShouldBeEmpty();
        host.Community.Rooms.Enter(person, "busy");
        for (var line = 0; line < RoomHistory.LinesKept + 50; line++)
        {
            host.Community.Rooms.Say(person, "busy", $"line {line}");
        }

        history.Of("busy", long.MaxValue, int.MaxValue).Count.ShouldBe(RoomHistory.LinesKept);
        history.Of("busy", long.MaxValue, 1).Single().Text.ShouldBe($"line {RoomHistory.LinesKept + 49}");
    }

    [Fact]
    public async Task An_announcement_reaches_everybody_or_one_network()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var feed = await (await host.GuestAsync("gwen")).FeedAsync();
        var ares = await host.AresAsync("arthur");
        await owner.PostAsync("admin/announcements", new { text = "only Ares", network = "ares" });
        await owner.PostAsync("admin/announcements", new { text = "all hear this" });
        (await feed.ExpectAsync("announced"))["text"]!.ToString().ShouldBe("all hear this");
        await ares.HearAsync("only Ares");
        await ares.HearAsync("all hear this");
    }

    [Fact]
    public async Task Settings_are_read_changed_where_safe_and_kept()
    {
        using var data = new ScratchDirectory();
        await using (var host = await WebHost.StartAsync(data: data))
        {
            var owner = await host.OwnerAsync();
            var settings = (await owner.GetAsync("admin/settings")).AsArray();
            settings.Single(s => (string)s!["key"]! == "Accounts:Admin:Password")!["value"]!.ToString().ShouldBeEmpty();
            ((bool)settings.Single(s => (string)s!["key"]! == "Limits:Rooms")!["mayChange"]!).ShouldBeTrue();
            await owner.PutAsync("admin/settings/Limits:Rooms", new { value = "77" });
            host.Community.Limits.Rooms.ShouldBe(77);
            (await owner.RefusedAsync(HttpMethod.Put, "admin/settings/Limits:Rooms", new { value = "-1" })).ShouldBe((400, "invalid"));
            (await owner.RefusedAsync(HttpMethod.Put, "admin/settings/Limits:HashRounds", new { value = "1" })).ShouldBe((409, "atStartOnly"));
            (await owner.RefusedAsync(HttpMethod.Put, "admin/settings/No:Such", new { value = "1" })).ShouldBe((404, "notFound"));
            await owner.PutAsync("admin/settings/Accounts:Registration", new { value = "Closed" });
            (await host.Browser().RefusedAsync(HttpMethod.Post, "registration", new { name = "late", password = "x" })).ShouldBe((403, "registrationClosed"));
        }

        await using var again = await WebHost.StartAsync(data: data);
        again.Community.Limits.Rooms.ShouldBe(77);
        again.Community.Accounts.IsRegistrationOpen.ShouldBeFalse();
        await (await again.OwnerAsync()).PutAsync("admin/settings/Limits:Rooms", new { value = (string?)null });
        again.Community.Limits.Rooms.ShouldBe(10_000);
    }

    [Fact]
    public async Task A_backup_is_made_listed_downloaded_and_deleted()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var made = await owner.PostAsync("admin/backups");
        var name = (string)made["name"]!;
        (await owner.GetAsync("admin/backups")).AsArray().Select(b => (string)b!["name"]!).ShouldBe([name]);
        using var file = await owner.TryAsync(HttpMethod.Get, "admin/backups/" + name);
        var bytes = await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        bytes.Length.ShouldBe((int)made["bytes"]!);
        bytes[..15].ShouldBe("SQLite format 3"u8.ToArray());
        foreach (var trick in new[] { "..%2Fparlance.key", "..%2Fparlance.db", "parlance.db", "%2Fetc%2Fpasswd" })
        {
            (await owner.RefusedAsync(HttpMethod.Get, "admin/backups/" + trick)).ShouldBe((404, "notFound"), trick);
        }

        await owner.DeleteAsync("admin/backups/" + name);
        (await owner.GetAsync("admin/backups")).AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task The_owner_goes_through_the_set_up_once()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        ((bool)(await owner.GetAsync("session"))["mustSetUp"]!).ShouldBeTrue();
        (await owner.RefusedAsync(HttpMethod.Put, "admin/setup", new { name = "Ours", guestsWelcome = false, registrationOpen = true, current = "wrong", password = "long enough" })).ShouldBe((403, "wrongPassword"));
        await owner.PutAsync("admin/setup", new { name = "Ours", guestsWelcome = false, registrationOpen = false, current = WebHost.OwnerPassword, password = "long enough" });
        ((bool)(await owner.GetAsync("session"))["mustSetUp"]!).ShouldBeFalse();
        var face = await host.Browser().GetAsync("server");
        (face["name"]!.ToString(), (bool)face["guestsWelcome"]!, (bool)face["registrationOpen"]!).ShouldBe(("Ours", false, false));
        (await host.Browser().RefusedAsync(HttpMethod.Post, "session/guest", new { name = "gwen" })).ShouldBe((403, "guestsClosed"));
        await host.SignInAsync("admin", "long enough");
    }

    [Fact]
    public async Task Measurements_and_logins_are_pushed_to_a_console_that_does_not_chat()
    {
        var time = new ManualTime();
        await using var host = await WebHost.StartAsync(time: time);
        var owner = await host.OwnerAsync();
        var feed = await owner.FeedAsync("?topics=metrics,sessions,audit");
        host.Community.Presences.Sessions.ShouldBeEmpty();
        await host.SoulseekAsync("sarah");
        (await feed.ExpectAsync("sessionBegan"))["session"]!["name"]!.ToString().ShouldBe("sarah");
        time.Advance(TimeSpan.FromSeconds(2));
        var sample = (await feed.ExpectAsync("metrics"))["sample"]!;
        ((int)sample["online"]!["soulseek"]!).ShouldBe(1);
        host.Community.Moderation.Note("admin", "test", "x", "y");
        (await feed.ExpectAsync("audit"))["entry"]!["action"]!.ToString().ShouldBe("test");
        (await owner.GetAsync("admin/metrics"))["samples"]!.AsArray().ShouldNotBeEmpty();
    }

    /// <summary>Somebody who hears nothing.</summary>
    private sealed class Silent : ISessionSink
    {
        public void Deliver(Delivery delivery) => delivery.ShouldNotBeNull();

        public void End(SessionEnd reason) => throw new InvalidOperationException("Nobody ends this session.");
    }

    private static async Task<WebClient> AdminAsync(WebHost host, string name)
    {
        var client = await host.RegisterAsync(name);
        host.Community.Accounts.TryFind(name, out var account).ShouldBeTrue();
        host.Community.Privileges.SetRole(account!, Role.Admin, null, "test");
        return client;
    }

    private static async Task<RawAres> TalkAsync(WebClient owner)
    {
        var port = (await owner.GetAsync("admin/ports")).AsArray().Single(p => (string?)p!["room"] == "Annex")!;
        ((bool)port["mayRemove"]!).ShouldBeTrue();
        var ares = await RawAres.JoinAsync(global::System.Net.IPEndPoint.Parse((string)port["endpoint"]!), "arthur");
        await ares.SayAsync("anybody?");
        (await ares.ExpectAsync<ToClient.Public>()).Text.ShouldBe("anybody?");
        return ares;
    }
}
