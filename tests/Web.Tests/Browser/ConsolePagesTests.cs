using System.Globalization;
using Microsoft.Playwright;
using Parlance.Core.Model;
using Parlance.Web.Tests.Server;

namespace Parlance.Web.Tests.Browser;

/// <summary>The console in a real browser, with its effects seen by clients of other networks.</summary>
public sealed class ConsolePagesTests(Chromium chromium) : BrowserTest(chromium)
{
    private static readonly string[] Pages = ["dashboard", "users", "sessions", "rooms", "rooms/Lobby", "bans", "filters", "settings", "audit", "backups", "traces", "setup"];

    [Fact]
    public async Task The_owner_sets_the_server_up_and_it_counts_at_once()
    {
        var owner = await OwnerAsync();
        await owner.GetByRole(AriaRole.Heading, new() { Name = "Welcome. Let us set up your server." }).WaitForAsync();
        await KeepAsync(owner, "console-setup");
        await owner.GetByLabel("Name of the server").FillAsync("The Museum");
        await owner.GetByRole(AriaRole.Switch, new() { Name = "People may chat without an account" }).UncheckAsync();
        await owner.GetByLabel("Present password").FillAsync(WebHost.OwnerPassword);
        await owner.GetByLabel("New password").FillAsync("a-better-secret");
        await owner.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await owner.GetByRole(AriaRole.Heading, new() { Name = "Dashboard" }).WaitForAsync();

        var visitor = await OpenAsync();
        await visitor.GetByRole(AriaRole.Heading, new() { Name = "The Museum" }).WaitForAsync();
        (await visitor.GetByLabel("Your name").CountAsync()).ShouldBe(0);
        await visitor.GetByLabel("Name or number").FillAsync("admin");
        await visitor.GetByLabel("Password").FillAsync("a-better-secret");
        await visitor.Keyboard.PressAsync("Enter");
        await InLobbyAsync(visitor);
    }

    [Fact]
    public async Task A_kick_and_a_ban_are_felt_by_clients_of_other_networks()
    {
        var soul = await Host.SoulseekAsync("sarah");
        await soul.JoinAsync("Lobby");
        var owner = await OwnerAsync("#/console/users");
        await owner.GetByRole(AriaRole.Button, new() { Name = "What to do with sarah" }).ClickAsync();
        await owner.GetByRole(AriaRole.Menuitem, new() { Name = "Put out" }).ClickAsync();
        await owner.GetByLabel("Minutes to stay out").FillAsync("0");
        await owner.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Put out" }).ClickAsync();
        (await soul.EndsAsync()).ShouldBeTrue();

        var again = await Host.SoulseekAsync("sarah");
        await again.QuietAsync();
        await owner.GotoAsync(new Uri(Address, "#/console/bans").AbsoluteUri);
        await owner.GetByRole(AriaRole.Button, new() { Name = "New ban" }).ClickAsync();
        await owner.GetByLabel("Name, address or range").FillAsync("sarah");
        await owner.GetByLabel("Reason").FillAsync("<b>rude</b>");
        await owner.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Ban", Exact = true }).ClickAsync();
        (await again.EndsAsync()).ShouldBeTrue();
        await owner.Locator("td", new() { HasTextString = "<b>rude</b>" }).WaitForAsync();
        Host.Community.Moderation.Bans.ShouldContain(ban => ban.Subject == "sarah" && ban.Kind == BanKind.Account);
        await KeepAsync(owner, "console-bans");

        await owner.GetByRole(AriaRole.Button, new() { Name = "Lift" }).ClickAsync();
        await owner.GetByText("Nobody is banned.").WaitForAsync();
        await owner.GotoAsync(new Uri(Address, "#/console/audit").AbsoluteUri);
        await owner.Locator("td", new() { HasTextString = "sarah" }).First.WaitForAsync();
    }

    [Fact]
    public async Task The_charts_move_by_themselves()
    {
        var owner = await OwnerAsync("#/console/dashboard");
        var chart = owner.Locator(".chart-place").First;
        await owner.Locator(".chart-place canvas").First.WaitForAsync();
        var before = int.Parse(await chart.GetAttributeAsync("data-samples") ?? "0", CultureInfo.InvariantCulture);
        var soul = await Host.SoulseekAsync("sarah");
        await soul.JoinAsync("Lobby");
        await owner.Locator(".legend li", new() { HasTextString = "Soulseek 1" }).WaitForAsync();
        await owner.WaitForFunctionAsync("before => Number(document.querySelector('.chart-place').dataset.samples) > before", before);
        await KeepAsync(owner, "console-dashboard");
    }

    [Fact]
    public async Task Sessions_come_and_go_before_the_operators_eyes()
    {
        var owner = await OwnerAsync("#/console/sessions");
        await owner.GetByRole(AriaRole.Heading, new() { Name = "Sessions" }).WaitForAsync();
        var ares = await Host.AresAsync("arthur");
        await owner.Locator("tr", new() { HasTextString = "arthur" }).WaitForAsync();
        ares.Dispose();
        await owner.Locator("tr", new() { HasTextString = "arthur" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [Fact]
    public async Task Somebody_is_put_out_of_the_room_from_the_chat()
    {
        var soul = await Host.SoulseekAsync("sarah");
        await soul.JoinAsync("Lobby");
        await soul.QuietAsync();
        var owner = await OwnerAsync("#/room/Lobby");
        await owner.Locator(".person", new() { HasTextString = "sarah" }).ClickAsync();
        await owner.GetByRole(AriaRole.Menuitem, new() { Name = "Put out of the room" }).ClickAsync();
        await owner.GetByLabel("Why, for them to read").FillAsync("<i>too loud</i>");
        await owner.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Put out of the room" }).ClickAsync();
        await soul.ExpectAsync<Parlance.Soulseek.ToClient.LeaveRoom>();
        await owner.Locator(".person", new() { HasTextString = "sarah" }).WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await soul.IsServedAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task An_owner_goes_from_the_console_to_the_chat_and_back()
    {
        var owner = await OwnerAsync("#/console/users");
        await owner.GetByRole(AriaRole.Heading, new() { Name = "Users" }).WaitForAsync();
        Host.Community.Presences.Sessions.ShouldBeEmpty("the console alone brings nobody online");
        await owner.GetByRole(AriaRole.Button, new() { Name = "Back to the chat" }).ClickAsync();
        await InLobbyAsync(owner);
        await SayAsync(owner, "the owner speaks");
        await HeardAsync(owner, "the owner speaks");
        await owner.GotoAsync(new Uri(Address, "#/console/rooms/Lobby").AbsoluteUri);
        await HeardAsync(owner, "the owner speaks");
        await owner.GotoAsync(new Uri(Address, "#/room/Lobby").AbsoluteUri);
        await InLobbyAsync(owner);
        (await owner.Locator(".toast.bad").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_owner_watches_the_packets_of_a_session()
    {
        var soul = await Host.SoulseekAsync("sarah");
        await soul.JoinAsync("Lobby");
        var owner = await OwnerAsync("#/console/traces");
        await owner.GetByLabel("Session", new() { Exact = true }).SelectOptionAsync([new SelectOptionValue { Label = "sarah (Soulseek)" }]);
        await owner.GetByRole(AriaRole.Button, new() { Name = "Start" }).ClickAsync();
        await owner.GetByText("Watching sarah on Soulseek").WaitForAsync();
        await soul.SendAsync(new Parlance.Soulseek.ToServer.SayChatroom("Lobby", "seen <b>on</b> the wire"));
        var said = owner.Locator(".trace details", new() { HasTextString = "SayChatroom" }).First;
        await said.Locator("summary").ClickAsync();
        await said.Locator("dd", new() { HasTextString = "seen <b>on</b> the wire" }).WaitForAsync();
        await KeepAsync(owner, "console-packets");
    }

    [Fact]
    public async Task The_owner_makes_a_backup_takes_it_home_and_removes_it()
    {
        var owner = await OwnerAsync("#/console/backups");
        await owner.GetByRole(AriaRole.Button, new() { Name = "Back up now" }).ClickAsync();
        var link = owner.GetByRole(AriaRole.Link, new() { Name = "Download" });
        var download = await owner.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        download.SuggestedFilename.ShouldEndWith(".db");
        await using (var stream = await download.CreateReadStreamAsync())
        {
            var head = new byte[16];
            await stream.ReadExactlyAsync(head, TestContext.Current.CancellationToken);
            global::System.Text.Encoding.ASCII.GetString(head).ShouldBe("SQLite format 3\0");
        }

        (await AuditAsync(owner, "contrast")).ShouldBeEmpty();
        await owner.GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await owner.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Remove" }).ClickAsync();
        await link.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    [Fact]
    public async Task A_moderator_sees_what_moderators_may_and_nobody_else_sees_any_of_it()
    {
        (await Host.RegisterAsync("mona", "secret-password")).Dispose();
        using (var owner = await Host.OwnerAsync())
        {
            await owner.PutAsync("admin/accounts/mona/role", new { role = "moderator" });
        }

        var page = await SignInAsync("mona", "secret-password", "#/console");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Dashboard" }).WaitForAsync();
        (await page.Locator(".console-nav a").AllInnerTextsAsync()).ShouldBe(["Dashboard", "Users", "Sessions", "Rooms", "Bans", "Filters"]);
        var member = await MemberAsync("paul", place: "#/console");
        await member.GetByText("The console is for those who watch over this server.").WaitForAsync();
    }

    [Theory]
    [InlineData(false, ColorScheme.Light)]
    [InlineData(false, ColorScheme.Dark)]
    [InlineData(true, ColorScheme.Light)]
    [InlineData(true, ColorScheme.Dark)]
    public async Task Every_page_of_the_console_can_be_heard_read_and_pressed(bool isPhone, ColorScheme scheme)
    {
        var soul = await Host.SoulseekAsync("sarah");
        await soul.JoinAsync("Lobby");
        await soul.SendAsync(new Parlance.Soulseek.ToServer.SayChatroom("Lobby", "something to read"));
        var ares = await Host.AresAsync("arthur");
        await ares.SayAsync("\u000304and something \u0005in colour");
        Host.Community.Moderation.Note("admin", "ban", "somebody", "for a reason");
        var owner = await OwnerAsync("#/console/users", isPhone, scheme);
        await owner.GetByRole(AriaRole.Heading, new() { Name = "Users" }).WaitForAsync();
        foreach (var name in Pages)
        {
            await owner.GotoAsync(new Uri(Address, $"#/console/{name}").AbsoluteUri);
            await owner.Locator(".console-body > *").First.WaitForAsync();
            (await AuditAsync(owner, "labels")).ShouldBeEmpty(name);
            (await AuditAsync(owner, "contrast")).ShouldBeEmpty(name);
            (isPhone ? await AuditAsync(owner, "phone") : []).ShouldBeEmpty(name);
            await KeepAsync(owner, $"console-{name.Replace('/', '-')}-{(isPhone ? "phone" : "desktop")}-{scheme}".ToLowerInvariant());
        }
    }
}
