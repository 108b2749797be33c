using Microsoft.Playwright;
using Parlance.Ares;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Testing;
using Parlance.Web.Tests.Server;
using Soul = Parlance.Soulseek;

namespace Parlance.Web.Tests.Browser;

/// <summary>The chat in a real browser, with people of other networks in the same room.</summary>
public sealed class ChatTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task A_guest_types_a_name_and_chats_with_Ares_and_Soulseek_in_the_Lobby()
    {
        var ares = await Host.AresAsync("arthur");
        var soul = await Host.SoulseekAsync("sarah");
        await soul.JoinAsync("Lobby");
        var page = await GuestAsync("gwen");

        await SayAsync(page, "hello all :-)");
        (await ares.ExpectAsync<ToClient.Public>(p => p.Name == "gwen (guest)")).Text.ShouldBe("hello all :-)");
        (await soul.ExpectAsync<Soul.ToClient.SayChatroom>()).Username.ShouldBe("gwen (guest)");

        await ares.SayAsync("\u000304red\u0006 bold\u0006 from ares");
        await HeardAsync(page, "red bold from ares");
        await soul.SendAsync(new Soul.ToServer.SayChatroom("Lobby", "from soulseek"));
        await HeardAsync(page, "from soulseek");

        (await page.Locator(".person").AllInnerTextsAsync()).Select(text => text.ReplaceLineEndings(" ")).ShouldBe(["A arthur Ares", "G gwen Web", "S sarah SLSK"]);
        (await page.Locator(".line .rt-c", new() { HasTextString = "red" }).First.EvaluateAsync<string>("e => getComputedStyle(e).color")).ShouldNotBe("rgb(28, 31, 35)");
        await KeepAsync(page, "chat-desktop-light");
    }

    [Fact]
    public async Task What_strangers_write_stays_text()
    {
        string[] hostile =
        [
            "<img src=x onerror=alert(1)>", "<script>alert(2)</script>", "<a href=\"javascript:alert(3)\">x</a>", "javascript:alert(4)", "\"><svg onload=alert(5)>",
            "{{constructor.constructor('alert(6)')()}}", "<iframe srcdoc='<script>alert(7)</script>'></iframe>", "&lt;b&gt;not bold&lt;/b&gt;", "<b>bold</b>",
        ];
        var ares = await Host.AresAsync("<b>arthur");
        var soul = await Host.SoulseekAsync("<i>sarah</i>");
        await soul.JoinAsync("Lobby");
        var page = await GuestAsync("gwen");
        foreach (var text in hostile)
        {
            await ares.SayAsync(text);
            await HeardAsync(page, text);
            await soul.SendAsync(new Soul.ToServer.SayChatroom("Lobby", text));
            await page.Locator(".line .body", new() { HasTextString = text }).Nth(1).WaitForAsync();
        }

        await SayAsync(page, hostile[0]);
        (await page.Locator(".line :is(img, script, iframe, svg, b, i), .people :is(script, iframe, b, i), .line a[href^=javascript]").CountAsync()).ShouldBe(0);
        (await page.Locator(".person bdi").AllInnerTextsAsync()).ShouldContain("<i>sarah</i>");
    }

    [Theory]
    [InlineData(Network.Ares)]
    [InlineData(Network.Soulseek)]
    [InlineData(Network.Icq)]
    [InlineData(Network.MyIcq)]
    public async Task Private_messages_of_every_network_and_kind_stay_text(Network network)
    {
        (await Host.RegisterAsync("mallory", "secret-password")).Dispose();
        var page = await MemberAsync("alice");
        await InLobbyAsync(page);
        Host.Community.Accounts.TryFind("mallory", out var mallory).ShouldBeTrue();
        Host.Community.Accounts.TryFind("alice", out var alice).ShouldBeTrue();
        MessageKind[] kinds = [MessageKind.Text, MessageKind.Url, MessageKind.AuthorisationRequest, MessageKind.AuthorisationRefused, MessageKind.Added, MessageKind.Contacts, MessageKind.AutoReply];
        foreach (var kind in kinds)
        {
            Host.Community.Mailbox.Send(mallory, alice!, kind, "<img src=x onerror=alert(1)>\u001fjavascript:alert(2)\u001f<script>alert(3)</script>", network).Outcome.ShouldBe(SendOutcome.Sent);
        }

        await page.Locator(".side-item", new() { HasTextString = "mallory" }).First.ClickAsync();
        await page.Locator(".line .body").Nth(kinds.Length - 1).WaitForAsync();
        (await page.Locator(".line :is(img, script, iframe, svg), .ask :is(img, script), .line a[href^=javascript]").CountAsync()).ShouldBe(0);
        (await page.Locator(".line .body").AllInnerTextsAsync()).ShouldContain(text => text.Contains("onerror", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_comes_back_by_itself_after_the_server_was_restarted()
    {
        using var data = new ScratchDirectory();
        await Host.DisposeAsync();
        Host = await WebHost.StartAsync(data: data);
        var port = Host.Web.Port;
        var page = await GuestAsync("gwen");
        await SayAsync(page, "before");
        await HeardAsync(page, "before");

        await Host.DisposeAsync();
        await page.GetByText("The connection is lost").WaitForAsync();
        await page.Locator(".compose textarea").FillAsync("kept while away");
        Host = await WebHost.StartAsync(data: data, port: port);
        await page.GetByText("The connection is lost").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        (await page.Locator(".compose textarea").InputValueAsync()).ShouldBe("kept while away");

        var ares = await Host.AresAsync("arthur");
        await page.Locator(".person", new() { HasTextString = "arthur" }).WaitForAsync();
        await page.Locator(".compose textarea").PressAsync("Enter");
        (await ares.ExpectAsync<ToClient.Public>(p => p.Name == "gwen (guest)")).Text.ShouldBe("kept while away");
    }

    [Fact]
    public async Task Two_people_ask_list_and_write_to_each_other()
    {
        var alice = await MemberAsync("alice");
        await InLobbyAsync(alice);
        var bob = await MemberAsync("bob");
        await InLobbyAsync(bob);
        await bob.GetByRole(AriaRole.Button, new() { Name = "Your account and settings" }).ClickAsync();
        await bob.GetByRole(AriaRole.Menuitem, new() { Name = "Your profile" }).ClickAsync();
        await bob.GetByLabel("Who may list you").SelectOptionAsync("ask");
        await bob.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await bob.Locator("dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await alice.Locator(".person", new() { HasTextString = "bob" }).ClickAsync();
        await alice.GetByRole(AriaRole.Menuitem, new() { Name = "Add to contacts" }).ClickAsync();
        await alice.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await bob.GetByRole(AriaRole.Button, new() { Name = "Accept" }).ClickAsync();
        await alice.Locator(".side-item", new() { HasTextString = "bob" }).First.ClickAsync();

        await SayAsync(alice, "hello bob, this is private", to: "bob");
        await bob.Locator(".side-item", new() { HasTextString = "alice" }).First.ClickAsync();
        await HeardAsync(bob, "hello bob, this is private");
        await SayAsync(bob, "hello alice", to: "alice");
        await HeardAsync(alice, "hello alice");
        await KeepAsync(alice, "conversation");
    }

    [Fact]
    public async Task Two_guests_whisper_while_both_are_here()
    {
        var gwen = await GuestAsync("gwen");
        var hugo = await GuestAsync("hugo");
        await gwen.Locator(".person", new() { HasTextString = "hugo" }).ClickAsync();
        await gwen.GetByRole(AriaRole.Menuitem, new() { Name = "Send a message" }).ClickAsync();
        await SayAsync(gwen, "between the two of us", to: "hugo");
        await HeardAsync(gwen, "between the two of us");
        await hugo.Locator(".side-item", new() { HasTextString = "gwen" }).ClickAsync();
        await HeardAsync(hugo, "between the two of us");
    }

    [Fact]
    public async Task Everything_can_be_done_with_the_keyboard()
    {
        var page = await OpenAsync();
        await page.GetByLabel("Your name").WaitForAsync();
        await page.Keyboard.TypeAsync("gwen");
        await page.Keyboard.PressAsync("Enter");
        await InLobbyAsync(page);
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Combobox).WaitForAsync();
        await CloseAsync(page);
        await page.Keyboard.PressAsync("?");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Keyboard shortcuts" }).WaitForAsync();
        await CloseAsync(page);
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("typed");
        await page.Keyboard.PressAsync("Enter");
        await HeardAsync(page, "typed");
        await page.Keyboard.PressAsync("ArrowUp");
        (await page.Locator(".compose textarea").InputValueAsync()).ShouldBe("typed");
        await page.Keyboard.PressAsync("F6");
        (await page.EvaluateAsync<bool>("document.activeElement.matches('.person')")).ShouldBeTrue();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Profile" }).WaitForAsync();
        (await page.EvaluateAsync<bool>("document.activeElement.matches('[role=menuitem]')")).ShouldBeTrue();
        await page.Keyboard.PressAsync("Escape");
        (await page.EvaluateAsync<bool>("document.activeElement.matches('.person')")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_thousand_lines_keep_few_elements_and_the_newest_in_sight()
    {
        var ares = await Host.AresAsync("arthur");
        var page = await GuestAsync("gwen");
        for (var i = 0; i < 1000; i++)
        {
            await ares.SayAsync($"line number {i}");
        }

        await HeardAsync(page, "line number 999");
        (await page.Locator(".log .line").CountAsync()).ShouldBeLessThan(100);
        (await page.Locator(".line .body", new() { HasTextString = "line number 999" }).IsVisibleAsync()).ShouldBeTrue();
        await page.Locator(".log").EvaluateAsync("log => log.scrollTop = log.scrollHeight / 2");
        await page.GetByRole(AriaRole.Button, new() { Name = "To the newest" }).ClickAsync();
        await HeardAsync(page, "line number 999");
    }

    /// <summary>Closes the dialog that is open; the browser does so a moment after the key.</summary>
    private static async Task CloseAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }
}
