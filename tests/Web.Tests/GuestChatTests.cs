using Parlance.Ares;
using Parlance.Web.Tests.Server;
using Soul = Parlance.Soulseek;

namespace Parlance.Web.Tests;

/// <summary>A guest in the browser and people on other networks in one room.</summary>
public sealed class GuestChatTests
{
    [Fact]
    public async Task A_guest_hears_and_is_heard_by_Ares_and_Soulseek_in_one_room()
    {
        await using var host = await WebHost.StartAsync();
        var ares = await host.AresAsync("arthur");
        var soul = await host.SoulseekAsync("sarah");
        await soul.SendAsync(new Soul.ToServer.JoinRoom("Lobby", 0));
        await soul.ExpectAsync<Soul.ToClient.JoinRoom>();
        var guest = await host.GuestAsync("gwen");
        var feed = await guest.FeedAsync();
        (await feed.DoAsync(new { type = "enter", room = "Lobby" }))["type"]!.ToString().ShouldBe("done");

        await feed.DoAsync(new { type = "say", room = "Lobby", text = "hello all" });
        (await ares.ExpectAsync<ToClient.Public>(p => p.Name == "gwen (guest)")).Text.ShouldBe("hello all");
        (await soul.ExpectAsync<Soul.ToClient.SayChatroom>()).Username.ShouldBe("gwen (guest)", "nobody with an account can be called so");

        await ares.SayAsync("from ares");
        (await feed.ExpectAsync("roomSaid", e => (string)e["text"]! == "from ares"))["network"]!.ToString().ShouldBe("ares");
        await soul.SendAsync(new Soul.ToServer.SayChatroom("Lobby", "from soulseek"));
        (await feed.ExpectAsync("roomSaid", e => (string)e["text"]! == "from soulseek"))["network"]!.ToString().ShouldBe("soulseek");

        var room = await guest.GetAsync("rooms/Lobby");
        room["members"]!.AsArray().Select(m => $"{m!["name"]} {m["networks"]![0]}").ShouldBe(["arthur ares", "sarah soulseek", "gwen web"], ignoreOrder: true);
        (await guest.GetAsync("rooms/Lobby/lines"))["items"]!.AsArray().Select(l => (string)l!["text"]!).ShouldBe(["hello all", "from ares", "from soulseek"]);
    }

    [Fact]
    public async Task A_guest_writes_to_somebody_on_Soulseek_and_is_answered()
    {
        await using var host = await WebHost.StartAsync();
        var soul = await host.SoulseekAsync("sarah");
        await soul.JoinAsync("Lobby");
        var feed = await (await host.GuestAsync("gwen")).FeedAsync();
        await feed.DoAsync(new { type = "enter", room = "Lobby" });
        (await feed.DoAsync(new { type = "tell", to = "sarah", text = "psst" }))["type"]!.ToString().ShouldBe("done");
        var heard = await soul.ExpectAsync<Soul.ToClient.MessageUser>();
        (heard.Username, heard.Message).ShouldBe(("gwen (guest)", "psst"));
        await soul.SendAsync(new Soul.ToServer.MessageAcked(heard.Id));
        await soul.SendAsync(new Soul.ToServer.MessageUser("gwen (guest)", "yes?"));
        var answer = (await feed.ExpectAsync("message", e => (string)e["message"]!["from"]! == "sarah"))["message"]!;
        (answer["text"]!.ToString(), answer["network"]?.ToString() ?? "soulseek").ShouldBe(("yes?", "soulseek"));
        host.Community.Accounts.TryFind("sarah", out var sarah).ShouldBeTrue();
        host.Community.Mailbox.Waiting(sarah!).ShouldBe(0, "nothing of it waits anywhere");
    }

    [Fact]
    public async Task A_guest_of_Ares_and_people_of_other_networks_write_to_each_other()
    {
        await using var host = await WebHost.StartAsync();
        var (ares, soul) = (await host.AresAsync("arthur"), await host.SoulseekAsync("sarah"));
        await soul.JoinAsync("Lobby");
        var feed = await (await host.GuestAsync("gwen")).FeedAsync();
        await feed.DoAsync(new { type = "enter", room = "Lobby" });
        await ares.SendAsync(new ToServer.Pvt("sarah", "from ares"));
        (await soul.ExpectAsync<Soul.ToClient.MessageUser>()).Username.ShouldBe("arthur (guest)");
        await soul.SendAsync(new Soul.ToServer.MessageUser("arthur (guest)", "to ares"));
        (await ares.ExpectAsync<ToClient.Pvt>()).ShouldBe(new ToClient.Pvt("sarah", "to ares"));
        await ares.SendAsync(new ToServer.Pvt("gwen (guest)", "to the browser"));
        (await feed.ExpectAsync("message"))["message"]!["from"]!.ToString().ShouldBe("arthur");
        await feed.DoAsync(new { type = "tell", to = "arthur", text = "back" });
        (await ares.ExpectAsync<ToClient.Pvt>()).ShouldBe(new ToClient.Pvt("gwen (guest)", "back"));
        await ares.SendAsync(new ToServer.Pvt("nobody at all", "hello?"));
        (await ares.ExpectAsync<ToClient.OfflineUser>()).Name.ShouldBe("nobody at all");
    }

    [Fact]
    public async Task On_ICQ_and_MyICQ_a_guest_who_has_no_number_is_named_in_the_text()
    {
        await using var host = await WebHost.StartAsync();
        var (icq, myIcq) = (await host.IcqAsync(version: 2), await host.MyIcqAsync());
        var guest = await host.GuestAsync("gwen");
        await guest.PostAsync($"conversations/{icq.Uin}/messages", new { text = "hello" });
        (await icq.ExpectAsync<Parlance.Icq.ToClient.MessageNow>()).Text.ShouldEndWith("gwen (guest): hello");
        await guest.PostAsync($"conversations/{myIcq.Uin}/messages", new { text = "hello" });
        (await myIcq.NextAsync<Parlance.MyIcq.Messages.ToClient.Message>()).Text.ShouldContain("gwen (guest): hello");
    }

    [Fact]
    public async Task Who_hides_or_is_offline_is_not_reached_by_guests()
    {
        await using var host = await WebHost.StartAsync();
        var soul = await host.SoulseekAsync("sarah");
        var guest = await host.GuestAsync("gwen");
        host.Community.Accounts.TryFind("sarah", out var sarah).ShouldBeTrue();
        host.Community.Identity.Hide(sarah!, isHidden: true);
        (await guest.RefusedAsync(HttpMethod.Post, "conversations/sarah/messages", new { text = "psst" })).ShouldBe((403, "guestsCannot"));
        host.Community.Identity.Hide(sarah!, isHidden: false);
        await guest.PostAsync("conversations/sarah/messages", new { text = "psst" });
        await soul.ExpectAsync<Soul.ToClient.MessageUser>();
    }
}
