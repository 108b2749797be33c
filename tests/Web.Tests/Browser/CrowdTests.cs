using System.Net;
using Parlance.Core.Events;
using Parlance.Core.Model;
using Parlance.Core.Ports;

namespace Parlance.Web.Tests.Browser;

/// <summary>A room with a thousand people and ten thousand lines, of which the browser draws what is in sight.</summary>
public sealed class CrowdTests(Chromium chromium) : BrowserTest(chromium)
{
    private const int People = 1000;
    private const int Lines = 10_000;
    private const int Batch = 250;
    private const int MostDrawn = 120;

    [Fact]
    public async Task A_thousand_members_and_ten_thousand_lines_are_drawn_by_the_screenful()
    {
        var crowd = Enumerable.Range(0, People - 1).Select(Enter).ToList();
        var page = await GuestAsync("gwen");
        await page.GetByText("1,000 people inside").WaitForAsync();
        (await page.Locator(".person").CountAsync()).ShouldBeInRange(5, MostDrawn);
        await page.Locator(".people-list").EvaluateAsync("list => list.scrollTop = list.scrollHeight");
        await page.Locator(".person", new() { HasTextString = "visitor 998" }).WaitForAsync();
        (await page.Locator(".person").CountAsync()).ShouldBeInRange(5, MostDrawn);

        for (var said = 0; said < Lines; said += Batch)
        {
            for (var i = said; i < said + Batch; i++)
            {
                Host.Community.Rooms.Say(crowd[i % crowd.Count], "Lobby", $"line {i} of many").ShouldBeTrue();
            }

            await HeardAsync(page, $"line {said + Batch - 1} of many");
        }

        (await page.Locator(".log .line").CountAsync()).ShouldBeInRange(5, MostDrawn);
        (await page.EvaluateAsync<int>("document.getElementsByTagName('*').length")).ShouldBeLessThan(3000);
        await page.Locator(".log").EvaluateAsync("log => log.scrollTop = 0");
        await page.Locator(".line .body", new() { HasTextString = "of many" }).First.WaitForAsync();
        (await page.Locator(".log .line").CountAsync()).ShouldBeInRange(5, MostDrawn);
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "To the newest" }).ClickAsync();
        await HeardAsync(page, $"line {Lines - 1} of many");

        foreach (var session in crowd)
        {
            Host.Community.Presences.SignOut(session);
        }

        await page.GetByText("1 person inside").WaitForAsync();
        (await page.Locator(".person").CountAsync()).ShouldBe(1);
    }

    private Session Enter(int number)
    {
        var session = Host.Community.Presences.SignIn(Person.Guest($"visitor {number:000}"), Network.Soulseek, IPAddress.Loopback, new Deaf());
        Host.Community.Rooms.Enter(session, "Lobby").ShouldBe(EnterOutcome.Entered);
        return session;
    }

    private sealed class Deaf : ISessionSink
    {
        public void Deliver(Delivery delivery)
        {
            // A client that takes whatever it is sent.
        }

        public void End(SessionEnd reason)
        {
            // The test ends it.
        }
    }
}
