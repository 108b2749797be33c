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
}
