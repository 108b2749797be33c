using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Parlance.Web.Feed;
using Parlance.Web.Tests.Server;

namespace Parlance.Web.Tests;

/// <summary>Following a room from outside, over the feed.</summary>
public sealed class RoomFeedTests
{
    [Fact]
    public async Task A_moderator_follows_a_room_without_being_inside()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var feed = await owner.FeedAsync("?topics=sessions&room=Lobby");
        feed.Hello["rooms"]!.AsArray().Select(r => (string)r!).ShouldBe(["Lobby"]);
        var ares = await host.AresAsync("arthur");
        (await NewsAsync(feed, "memberEntered"))["member"]!["name"]!.ToString().ShouldBe("arthur");
        await ares.SayAsync("hello there");
        var line = await NewsAsync(feed, "roomSaid");
        (line["name"]!.ToString(), line["network"]!.ToString(), line["text"]!.ToString()).ShouldBe(("arthur", "ares", "hello there"));
        var kept = (await owner.GetAsync("admin/rooms/Lobby/lines"))["items"]!.AsArray().Last()!;
        ((long)kept["id"]!).ShouldBe((long)line["seq"]!, "a line read twice is known by its number");

        await owner.SendAsync(HttpMethod.Patch, "admin/rooms/Lobby", new { topic = "tea at five" });
        (await NewsAsync(feed, "topicChanged"))["topic"]!.ToString().ShouldBe("tea at five");
        await owner.PostAsync("admin/rooms/Lobby/mute", new { name = "arthur", minutes = 5 });
        await NewsAsync(feed, "verdictsChanged");
        await owner.DeleteAsync("admin/rooms/Lobby/mute/arthur");
        await NewsAsync(feed, "verdictsChanged");
        await owner.PostAsync("admin/rooms/Lobby/ban", new { name = "arthur" });
        await NewsAsync(feed, "verdictsChanged");
        (await NewsAsync(feed, "memberLeft"))["name"]!.ToString().ShouldBe("arthur");
        host.Community.Presences.Sessions.ShouldNotContain(s => s.Person.Name == "admin", "who follows is not online for it");
    }

    [Fact]
    public async Task A_room_that_ends_and_begins_again_is_followed_on()
    {
        await using var host = await WebHost.StartAsync();
        var feed = await (await host.OwnerAsync()).FeedAsync("?topics=&room=den,%20the%20old");
        var guest = await host.GuestAsync("gwen");
        for (var i = 0; i < 2; i++)
        {
            await guest.PostAsync("rooms/den%2C%20the%20old/enter");
            await NewsAsync(feed, "memberEntered");
            await guest.PostAsync("rooms/den%2C%20the%20old/leave");
            await NewsAsync(feed, "memberLeft");
            await NewsAsync(feed, "roomClosed");
        }
    }

    [Fact]
    public async Task A_page_that_lost_its_socket_takes_up_a_room_where_it_was()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var ares = await host.AresAsync("arthur");
        var feed = await owner.FeedAsync("?topics=sessions&room=Lobby");
        await ares.SayAsync("one");
        await NewsAsync(feed, "roomSaid");
        var seen = feed.Seq;
        feed.Dispose();
        await ares.SayAsync("two");
        await ares.SettleAsync();
        var again = await owner.FeedAsync($"?topics=sessions&room=Lobby&after={seen}");
        again.Hello["resumed"]!.GetValue<bool>().ShouldBeTrue();
        (await NewsAsync(again, "roomSaid"))["text"]!.ToString().ShouldBe("two");
        (await owner.FeedAsync($"?topics=sessions&room=Lobby&room=Den&after={seen}")).Hello["resumed"]!.GetValue<bool>().ShouldBeFalse("nobody kept the other room for it");
    }

    [Fact]
    public async Task Following_is_for_moderators_and_for_public_rooms()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var rita = await host.RegisterAsync("rita");
        await owner.PostAsync("admin/rooms", new { name = "Den", owner = "rita" });
        var member = await rita.FeedAsync();
        (await member.DoAsync(Follow("Lobby")))["code"]!.ToString().ShouldBe("forbidden");
        await Should.ThrowAsync<WebSocketException>(() => rita.FeedAsync("?topics=chat&room=Lobby"));
        var feed = await owner.FeedAsync("?topics=sessions");
        (await feed.DoAsync(Follow("Den")))["code"]!.ToString().ShouldBe("notFound");
        (await feed.DoAsync(Follow([.. Enumerable.Range(0, FeedEar.MostRooms + 1).Select(i => $"room {i}")])))["code"]!.ToString().ShouldBe("invalid");
        (await feed.DoAsync(Follow("Lobby")))["type"]!.ToString().ShouldBe("done");
    }

    [Fact]
    public async Task A_room_that_becomes_private_under_a_followed_name_is_not_told_of()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var rita = await host.RegisterAsync("rita");
        var feed = await owner.FeedAsync("?topics=&room=Den&room=Lobby");
        await owner.PostAsync("admin/rooms", new { name = "Den", owner = "rita" });
        await rita.PostAsync("rooms/Den/enter");
        await rita.PostAsync("rooms/Den/lines", new { text = "just us" });
        await rita.PostAsync("rooms/Lobby/enter");
        ((string)(await feed.ExpectAsync("roomNews"))["room"]!).ShouldBe("Lobby");
    }

    [Fact]
    public async Task Who_is_no_moderator_any_more_hears_no_more()
    {
        await using var host = await WebHost.StartAsync();
        var owner = await host.OwnerAsync();
        var rita = await host.RegisterAsync("rita");
        await owner.PutAsync("admin/accounts/rita/role", new { role = "moderator" });
        var feed = await rita.FeedAsync("?topics=chat&room=Lobby");
        var guest = await host.GuestAsync("gwen");
        await guest.PostAsync("rooms/Lobby/enter");
        await NewsAsync(feed, "memberEntered");
        await owner.PutAsync("admin/accounts/rita/role", new { role = "member" });
        (await feed.DoAsync(Follow("Lobby")))["code"]!.ToString().ShouldBe("forbidden");
    }

    private static object Follow(params string[] rooms) => new { type = "subscribe", topics = Array.Empty<string>(), rooms };

    private static async Task<JsonNode> NewsAsync(Page feed, string type) => (await feed.ExpectAsync("roomNews", e => (string)e["news"]!["type"]! == type))["news"]!;
}
