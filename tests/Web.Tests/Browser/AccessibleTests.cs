using Microsoft.Playwright;

namespace Parlance.Web.Tests.Browser;

/// <summary>Labels, contrast, small screens, and what the first visit costs.</summary>
public sealed class AccessibleTests(Chromium chromium) : BrowserTest(chromium)
{
    private const int FirstPaintBytes = 150_000;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Names_and_contrast_are_right_at_the_door_and_in_the_room(ColorScheme scheme)
    {
        var ares = await Host.AresAsync("arthur");
        var page = await OpenAsync(scheme: scheme);
        await page.GetByLabel("Your name").WaitForAsync();
        await CheckAsync(page);
        await KeepAsync(page, $"welcome-{scheme}".ToLowerInvariant());
        await page.GetByLabel("Your name").FillAsync("gwen");
        await page.Keyboard.PressAsync("Enter");
        await InLobbyAsync(page);
        for (var colour = 0; colour < 16; colour++)
        {
            await ares.SayAsync($"\u0003{colour:00}ink {colour}\u0003 \u000304\u0005{colour:00}on ground {colour}");
        }

        await HeardAsync(page, "on ground 15");
        await SayAsync(page, "gwen and arthur talk https://example.org/ :-)");
        await HeardAsync(page, "gwen and arthur");
        await CheckAsync(page);
        await KeepAsync(page, $"room-{scheme}".ToLowerInvariant());
        await page.GetByRole(AriaRole.Button, new() { Name = "Your account and settings" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Settings" }).ClickAsync();
        await page.GetByLabel("Colours", new() { Exact = true }).WaitForAsync();
        await CheckAsync(page);
    }

    [Fact]
    public async Task A_phone_shows_one_thing_at_a_time_and_nothing_beyond_its_edge()
    {
        var ares = await Host.AresAsync("arthur");
        var page = await GuestAsync("gwen", isPhone: true);
        await ares.SayAsync($"a long word {new string('x', 300)} and more");
        await HeardAsync(page, "a long word");
        (await AuditAsync(page, "phone")).ShouldBeEmpty();
        await KeepAsync(page, "chat-phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show who is inside" }).TapAsync();
        await page.Locator(".person", new() { HasTextString = "arthur" }).WaitForAsync();
        (await AuditAsync(page, "phone")).ShouldBeEmpty();
        await page.Locator(".people").GetByRole(AriaRole.Button, new() { Name = "Close" }).TapAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Back" }).TapAsync();
        await page.Locator(".side-item", new() { HasTextString = "Lobby" }).TapAsync();
        await page.Locator(".compose").WaitForAsync();
        (await AuditAsync(page, "labels")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_first_paint_is_small_and_nothing_moves()
    {
        var page = await OpenAsync();
        await page.GetByLabel("Your name").WaitForAsync();
        var bytes = await page.EvaluateAsync<int>("performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation')).reduce((sum, one) => sum + one.decodedBodySize, 0)");
        bytes.ShouldBeInRange(10_000, FirstPaintBytes);
        await page.EvaluateAsync("() => { window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach(one => { if (!one.hadRecentInput) window.shift += one.value; })).observe({ type: 'layout-shift', buffered: true }); }");
        await page.GetByLabel("Your name").FillAsync("gwen");
        await page.Keyboard.PressAsync("Enter");
        await InLobbyAsync(page);
        (await page.EvaluateAsync<double>("window.shift")).ShouldBeLessThan(0.02);
    }

    [Fact]
    public async Task What_a_name_with_a_hash_holds_is_not_asked_for_again()
    {
        var page = await OpenAsync();
        await page.GetByLabel("Your name").WaitForAsync();
        var assets = await page.EvaluateAsync<string[]>("performance.getEntriesByType('resource').map(one => one.name).filter(name => name.includes('/assets/'))");
        assets.ShouldNotBeEmpty();
        foreach (var asset in assets)
        {
            (await CacheOfAsync(page, asset)).ShouldBe("public, max-age=31536000, immutable");
        }

        (await CacheOfAsync(page, Address.AbsoluteUri)).ShouldBe("no-cache");
    }

    private static Task<string> CacheOfAsync(IPage page, string address) => page.EvaluateAsync<string>("address => fetch(address).then(answer => answer.headers.get('cache-control'))", address);

    private static async Task CheckAsync(IPage page)
    {
        (await AuditAsync(page, "labels")).ShouldBeEmpty();
        (await AuditAsync(page, "contrast")).ShouldBeEmpty();
    }
}
