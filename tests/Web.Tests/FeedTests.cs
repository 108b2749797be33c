using Parlance.Web.Tests.Server;

namespace Parlance.Web.Tests;

/// <summary>The live feed: taking up again, one session for all pages, bounds.</summary>
public sealed class FeedTests
{
    [Fact]
    public async Task A_page_that_lost_its_socket_takes_up_again_where_it_was()
    {
        await using var host = await WebHost.StartAsync();
        var guest = await host.GuestAsync("gwen");
        var other = await host.GuestAsync("hugo");
        var feed = await guest.FeedAsync();
        await feed.DoAsync(new { type = "enter", room = "Lobby" });
        await other.PostAsync("rooms/Lobby/enter");
        await SayAsync(other, "one");
        await feed.ExpectAsync("roomSaid", e => (string)e["text"]! == "one");
        var seen = feed.Seq;
        feed.Dispose();
        foreach (var text in new[] { "two", "three", "four" })
        {
            await SayAsync(other, text);
        }

        var again = await guest.FeedAsync($"?after={seen}");
        ((bool)again.Hello["resumed"]!).ShouldBeTrue();
        ((long)again.Hello["seq"]!).ShouldBe(seen);
        (await TextsAsync(again, 3)).ShouldBe(["two", "three", "four"]);
        (await guest.GetAsync("me"))["rooms"]!.AsArray().Select(r => (string)r!).ShouldBe(["Lobby"]);
    }

    [Fact]
    public async Task A_page_that_was_away_too_long_is_told_that_it_missed_something()
    {
        await using var host = await WebHost.StartAsync(limits: l => l.SendQueueSoft = 4096);
        var guest = await host.GuestAsync("gwen");
        var other = await host.GuestAsync("hugo");
        var feed = await guest.FeedAsync();
        await feed.DoAsync(new { type = "enter", room = "Lobby" });
        await other.PostAsync("rooms/Lobby/enter");
        var seen = feed.Seq;
        feed.Dispose();
        for (var i = 0; i < 50; i++)
        {
            await SayAsync(other, new string('x', 200));
        }

        var again = await guest.FeedAsync($"?after={seen}");
        ((bool)again.Hello["resumed"]!).ShouldBeFalse();
        (await guest.FeedAsync("?after=1")).Hello["resumed"]!.GetValue<bool>().ShouldBeFalse();
        (await guest.FeedAsync($"?after={long.MaxValue}")).Hello["resumed"]!.GetValue<bool>().ShouldBeFalse();
    }

    [Fact]
    public async Task Pages_of_one_person_share_a_session_and_see_the_same_events()
    {
        await using var host = await WebHost.StartAsync();
        var rita = await host.RegisterAsync("rita");
        var phone = await host.SignInAsync("rita");
        var one = await rita.FeedAsync();
        var two = await phone.FeedAsync();
        await one.DoAsync(new { type = "enter", room = "Lobby" });
        (await two.ExpectAsync("roomJoined"))["room"]!.ToString().ShouldBe("Lobby");
        await two.DoAsync(new { type = "say", room = "Lobby", text = "from the phone" });
        (await one.ExpectAsync("roomSaid"))["text"]!.ToString().ShouldBe("from the phone");
        host.Community.Presences.Sessions.Count(s => s.Person.Name == "rita").ShouldBe(1);
    }

    [Fact]
    public async Task A_page_that_does_not_read_is_dropped_alone()
    {
        const int lines = 2600; // more than the system keeps for a connection nobody reads from, which grows to four megabytes
        await using var host = await WebHost.StartAsync(limits: l => (l.SendQueueHard, l.SendStall) = (512 * 1024, TimeSpan.FromSeconds(5)));
        var slow = await host.GuestAsync("slow");
        await (await slow.OpenStalledAsync()).SendAsync("""{"type":"enter","id":"1","room":"Lobby"}""");
        var quick = await host.GuestAsync("quick");
        var reader = await quick.FeedAsync();
        await reader.DoAsync(new { type = "enter", room = "Lobby" });
        var speaker = await host.GuestAsync("speaker");
        var speaking = await speaker.FeedAsync();
        await speaking.DoAsync(new { type = "enter", room = "Lobby" });
        await Task.WhenAll(HearAsync(reader, lines), SpeakAsync(speaking, lines));
        await host.Log.SaysAsync("A feed of slow ended: SlowReader");
    }

    [Fact]
    public async Task Nobody_opens_more_feeds_than_they_may()
    {
        await using var host = await WebHost.StartAsync(web: w => w.FeedsPerPerson = 2);
        var guest = await host.GuestAsync("gwen");
        await guest.FeedAsync();
        await guest.FeedAsync();
        (await (await guest.OpenAsync()).ClosedAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Signing_out_ends_the_feed_and_the_session()
    {
        await using var host = await WebHost.StartAsync();
        var guest = await host.GuestAsync("gwen");
        var feed = await guest.FeedAsync();
        await guest.DeleteAsync("session");
        (await feed.ClosedAsync()).ShouldBe(["ended"]);
        (await guest.RefusedAsync(HttpMethod.Get, "me")).ShouldBe((401, "signInFirst"));
        (await host.GuestAsync("hugo")).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_stop_says_goodbye_on_every_feed()
    {
        await using var host = await WebHost.StartAsync();
        var feed = await (await host.GuestAsync("gwen")).FeedAsync();
        var stopping = host.StopAsync();
        (await feed.ExpectAsync("ended"))["reason"]!.ToString().ShouldBe("serverStopping");
        (await feed.NextAsync()).ShouldBeNull();
        await stopping;
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("""{"type":"fly","id":"1"}""")]
    [InlineData("""{"type":"say","id":"1"}""")]
    [InlineData("""{"type":"say","id":"1","room":null,"text":null}""")]
    [InlineData("""[1,2]""")]
    [InlineData("null")]
    public async Task What_is_not_a_command_is_refused_and_the_feed_goes_on(string text)
    {
        await using var host = await WebHost.StartAsync();
        var feed = await (await host.GuestAsync("gwen")).FeedAsync();
        await feed.SendAsync(text);
        (await feed.ExpectAsync("failed"))["code"]!.ToString().ShouldBeOneOf("invalid", "notInside");
        (await feed.DoAsync(new { type = "enter", room = "Lobby" }))["type"]!.ToString().ShouldBe("done");
    }

    [Fact]
    public async Task A_command_above_the_limit_ends_the_feed()
    {
        await using var host = await WebHost.StartAsync();
        var feed = await (await host.GuestAsync("gwen")).FeedAsync();
        await feed.SendAsync(new string('x', 20_000));
        (await feed.ClosedAsync()).ShouldNotContain("done");
    }

    [Fact]
    public async Task Topics_of_operators_are_refused_to_others()
    {
        await using var host = await WebHost.StartAsync();
        var guest = await host.GuestAsync("gwen");
        (await guest.RefusedAsync(HttpMethod.Get, "feed")).ShouldBe((400, "invalid"));
        var feed = await guest.FeedAsync();
        (await feed.DoAsync(new { type = "subscribe", topics = new[] { "chat", "audit" } }))["code"]!.ToString().ShouldBe("forbidden");
        await Should.ThrowAsync<global::System.Net.WebSockets.WebSocketException>(() => guest.FeedAsync("?topics=metrics"));
    }

    private static async Task HearAsync(Page reader, int lines) =>
        (await TextsAsync(reader, lines)).Select(t => int.Parse(t.Split(' ')[0], global::System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(Enumerable.Range(0, lines));

    private static async Task SpeakAsync(Page speaking, int lines)
    {
        for (var i = 0; i < lines; i++)
        {
            await speaking.DoAsync(new { type = "say", room = "Lobby", text = $"{i} {new string('x', 1900)}" });
        }
    }

    private static async Task SayAsync(WebClient who, string text) => await who.PostAsync("rooms/Lobby/lines", new { text });

    private static async Task<List<string>> TextsAsync(Page feed, int count)
    {
        var texts = new List<string>();
        while (texts.Count < count)
        {
            texts.Add((string)(await feed.ExpectAsync("roomSaid"))["text"]!);
        }

        return texts;
    }
}
