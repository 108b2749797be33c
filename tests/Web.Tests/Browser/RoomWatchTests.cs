using Microsoft.Playwright;
using Parlance.System.Tests.Ares;
using Soul = Parlance.Soulseek;

namespace Parlance.Web.Tests.Browser;

/// <summary>A room watched from the console, and what is decided there as clients of other networks feel it.</summary>
public sealed class RoomWatchTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task An_operator_sees_a_room_live_without_being_inside_and_without_asking_again_and_again()
    {
        var owner = await WatchAsync();
        var asked = 0;
        owner.Request += (_, request) => asked += request.Url.Contains("/lines", StringComparison.Ordinal) ? 1 : 0;
        var ares = await Host.AresAsync("arthur");
        await Chip(owner, "arthur").WaitForAsync();
        for (var i = 0; i < 20; i++)
        {
            await ares.SayAsync($"line {i}");
        }

        await HeardAsync(owner, "line 19");
        await owner.GetByText("1 person inside").WaitForAsync();
        using (var api = await Host.OwnerAsync())
        {
            await api.SendAsync(HttpMethod.Patch, "admin/rooms/Lobby", new { topic = "tea <b>at</b> five" });
        }

        await owner.GetByText("tea <b>at</b> five").WaitForAsync();
        asked.ShouldBeLessThanOrEqualTo(2, "once to begin with, and once more when the feed is there");
        asked = 0;
        ares.Dispose();
        await Chip(owner, "arthur").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await owner.GetByText("0 people inside").WaitForAsync();
        asked.ShouldBe(0, "everything came over the feed");
        Host.Community.Presences.Sessions.ShouldBeEmpty("who watches is not inside");
    }

    [Fact]
    public async Task A_mute_from_the_console_is_felt_in_the_room_until_it_is_lifted()
    {
        var (ares, soul) = (await Host.AresAsync("arthur"), await Host.SoulseekAsync("sarah"));
        await soul.JoinAsync("Lobby");
        var owner = await WatchAsync();
        await DecideAsync(owner, "arthur", "Silence in the room");
        await ares.HearAsync("muted you in Lobby");
        await ares.SayAsync("unheard");
        await ares.HearAsync("muted");
        await owner.GetByRole(AriaRole.Group, new() { Name = "May not speak here" }).GetByRole(AriaRole.Button, new() { Name = "Lift: arthur" }).ClickAsync();
        await ares.HearAsync("may speak in Lobby again");
        await ares.SayAsync("heard again");
        (await soul.ExpectAsync<Soul.ToClient.SayChatroom>()).Message.ShouldBe("heard again");
        await owner.GetByRole(AriaRole.Group, new() { Name = "May not speak here" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [Fact]
    public async Task A_ban_from_the_console_closes_one_room_to_somebody_on_every_network()
    {
        var (ares, soul) = (await Host.AresAsync("arthur"), await Host.SoulseekAsync("sarah"));
        await soul.JoinAsync("Lobby");
        var owner = await WatchAsync();
        await DecideAsync(owner, "arthur", "Ban from the room");
        (await ares.ClosedAsync()).ShouldNotBeEmpty("the client is told before its connection ends");
        await DecideAsync(owner, "sarah", "Ban from the room");
        await soul.ExpectAsync<Soul.ToClient.LeaveRoom>();
        await owner.GetByRole(AriaRole.Group, new() { Name = "May not come in here" }).GetByText("arthur").WaitForAsync();
        await KeepAsync(owner, "console-room");

        var again = await RawAres.ConnectAsync(Host.Ares, "arthur");
        await again.LogInAsync();
        (await again.ClosedAsync()).ShouldContain(line => line.Contains("ban", StringComparison.OrdinalIgnoreCase));
        await soul.SendAsync(new Soul.ToServer.JoinRoom("Lobby", 0));
        (await soul.IsServedAsync()).ShouldBeTrue("one room is closed to her, not the server");
        Host.Community.Rooms.TryFind("Lobby", out var lobby).ShouldBeTrue();
        lobby!.Members.ShouldBeEmpty();
        again.Dispose();
    }

    [Fact]
    public async Task What_is_said_in_a_private_room_stays_there_and_its_people_are_shown()
    {
        (await Host.RegisterAsync("rita", "secret-password")).Dispose();
        using (var api = await Host.OwnerAsync())
        {
            await api.PostAsync("admin/rooms", new { name = "Den", owner = "rita" });
        }

        var owner = await OwnerAsync("#/console/rooms/Den");
        await owner.GetByText("What is said in a private room stays there.").WaitForAsync();
        await owner.GetByText("Who may enter").First.WaitForAsync();
        (await owner.Locator(".toast.bad").CountAsync()).ShouldBe(0);
    }

    private async Task<IPage> WatchAsync()
    {
        var owner = await OwnerAsync("#/console/rooms/Lobby");
        await owner.GetByRole(AriaRole.Heading, new() { Name = "Lobby" }).WaitForAsync();
        await owner.Locator(".room-live").WaitForAsync();
        return owner;
    }

    private static ILocator Chip(IPage page, string name) => page.GetByRole(AriaRole.Group, new() { Name = "People" }).GetByRole(AriaRole.Button, new() { Name = name });

    private static async Task DecideAsync(IPage owner, string name, string what)
    {
        await Chip(owner, name).ClickAsync();
        await owner.GetByRole(AriaRole.Menuitem, new() { Name = what }).ClickAsync();
        await owner.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = what }).ClickAsync();
        await owner.Locator("dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }
}
