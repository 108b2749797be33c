using Parlance.Ares;
using Parlance.Core.Model;
using Parlance.Web.Tests.Server;
using Soul = Parlance.Soulseek;

namespace Parlance.Web.Tests;

/// <summary>Private messages, contacts, profiles, finding people.</summary>
public sealed class PeopleTests
{
    [Fact]
    public async Task A_private_message_goes_to_Soulseek_and_back_and_is_unread_until_it_is_read()
    {
        await using var host = await WebHost.StartAsync();
        var soul = await host.SoulseekAsync("sarah");
        var rita = await host.RegisterAsync("rita");
        var feed = await rita.FeedAsync();
        (await feed.DoAsync(new { type = "tell", to = "sarah", text = "are you there?" }))["type"]!.ToString().ShouldBe("done");
        (await soul.ExpectAsync<Soul.ToClient.MessageUser>()).Message.ShouldBe("are you there?");
        await soul.SendAsync(new Soul.ToServer.MessageUser("rita", "I am"));
        var message = (await feed.ExpectAsync("message", e => (string)e["message"]!["from"]! == "sarah"))["message"]!;
        (message["text"]!.ToString(), message["origin"]!.ToString()).ShouldBe(("I am", "soulseek"));

        (await rita.GetAsync("me"))["unread"]!.GetValue<int>().ShouldBe(1);
        var talk = (await rita.GetAsync("conversations"))["items"]!.AsArray().Single()!;
        (talk["with"]!.ToString(), (int)talk["unread"]!).ShouldBe(("sarah", 1));
        (await rita.GetAsync("conversations/sarah/messages"))["items"]!.AsArray().Select(m => (string)m!["text"]!).ShouldBe(["are you there?", "I am"]);
        await rita.PostAsync("conversations/sarah/read", new { upTo = (long)message["id"]! });
        (await rita.GetAsync("me"))["unread"]!.GetValue<int>().ShouldBe(0);
        host.Community.Accounts.TryFind("rita", out var account).ShouldBeTrue();
        host.Community.Mailbox.Waiting(account!).ShouldBe(0);
    }

    [Fact]
    public async Task What_was_not_read_comes_again_at_the_next_visit_and_only_then()
    {
        await using var host = await WebHost.StartAsync();
        await host.RegisterAsync("rita");
        var sam = await host.RegisterAsync("sam");
        await sam.PostAsync("conversations/rita/messages", new { text = "while you were out" });
        var rita = await host.SignInAsync("rita");
        var feed = await rita.FeedAsync();
        var talk = (await rita.GetAsync("conversations"))["items"]!.AsArray().Single()!;
        (talk["with"]!.ToString(), talk["last"]!["text"]!.ToString(), (int)talk["unread"]!).ShouldBe(("sam", "while you were out", 1));
        await feed.DoAsync(new { type = "readConversation", with = "sam", upTo = long.MaxValue });
        await rita.DeleteAsync("session");
        var back = await host.SignInAsync("rita");
        (await back.GetAsync("me"))["unread"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task Guests_write_to_each_other_while_both_are_there()
    {
        await using var host = await WebHost.StartAsync();
        var (gwen, hugo, rita) = (await host.GuestAsync("gwen"), await host.GuestAsync("hugo"), await host.RegisterAsync("rita"));
        (await gwen.RefusedAsync(HttpMethod.Post, "conversations/hugo/messages", new { text = "psst" })).ShouldBe((404, "notFound"));
        (await gwen.RefusedAsync(HttpMethod.Post, "conversations/rita/messages", new { text = "psst" })).ShouldBe((403, "guestsCannot"));
        var (one, two) = (await hugo.FeedAsync(), await rita.FeedAsync());
        await gwen.PostAsync("conversations/HUGO/messages", new { text = "psst" });
        await gwen.PostAsync("conversations/rita/messages", new { text = "hello" });
        (await one.ExpectAsync("message"))["message"]!["text"]!.ToString().ShouldBe("psst");
        (await two.ExpectAsync("message"))["message"]!["from"]!.ToString().ShouldBe("gwen");
        await rita.PostAsync("conversations/gwen/read", new { upTo = long.MaxValue });
        (await rita.GetAsync("me"))["unread"]!.GetValue<int>().ShouldBe(0);
    }

    [Fact]
    public async Task A_contact_who_wants_to_be_asked_is_asked_answers_and_is_seen()
    {
        await using var host = await WebHost.StartAsync();
        var (rita, sam) = (await host.RegisterAsync("rita"), await host.RegisterAsync("sam"));
        var card = await sam.GetAsync("me/profile");
        card["authorisation"] = "ask";
        card["about"] = "<script>alert(1)</script>";
        await sam.PutAsync("me/profile", card);
        var (hers, his) = (await rita.FeedAsync(), await sam.FeedAsync());
        (await rita.PutAsync("contacts/sam", new { text = "it is me" }))["outcome"]!.ToString().ShouldBe("asked");
        (await his.ExpectAsync("message"))["message"]!["kind"]!.ToString().ShouldBe("authorisationRequest");
        (await sam.GetAsync("contacts/requests"))["items"]!.AsArray().Single()!["name"]!.ToString().ShouldBe("rita");
        await sam.PostAsync("contacts/requests/rita", new { accept = true });
        (await hers.ExpectAsync("contactAdded"))["name"]!.ToString().ShouldBe("sam");
        await his.DoAsync(new { type = "presence", presence = "away" });
        (await hers.ExpectAsync("presence", e => (string)e["name"]! == "sam"))["presence"]!.ToString().ShouldBe("away");
        (await rita.GetAsync("people/sam"))["profile"]!["about"]!.ToString().ShouldBe("<script>alert(1)</script>");
        (await rita.GetAsync("contacts"))["items"]!.AsArray().Single()!["presence"]!.ToString().ShouldBe("away");
        await rita.DeleteAsync("contacts/sam");
        (await rita.GetAsync("contacts"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task People_are_found_by_handle_number_nick_and_name()
    {
        await using var host = await WebHost.StartAsync();
        var sam = await host.RegisterAsync("sam");
        var card = await sam.GetAsync("me/profile");
        (card["nick"], card["firstName"], card["lastName"], card["email"]) = ("Sammy", "Samuel", "Weller", "sam@example.org");
        await sam.PutAsync("me/profile", card);
        var uin = (await sam.GetAsync("me"))["uin"]!.ToString();
        var guest = await host.GuestAsync("gwen");
        foreach (var words in new[] { "SA", uin, "sammy", "samuel weller", "sam@example.org" })
        {
            (await guest.GetAsync("people?query=" + Uri.EscapeDataString(words)))["items"]!.AsArray().Select(p => (string)p!["name"]!).ShouldBe(["sam"], words);
        }

        (await guest.GetAsync("people?query=nobody"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_guest_may_not_be_called_like_somebody_and_names_are_free_again_afterwards()
    {
        await using var host = await WebHost.StartAsync();
        await host.RegisterAsync("rita");
        await host.AresAsync("arthur");
        var gwen = await host.GuestAsync("gwen");
        await gwen.FeedAsync();
        foreach (var (name, refusal) in new[] { ("RITA", 409), ("arthur", 409), ("Gwen", 409), ("server", 400), ("12345", 400), (" x", 400), ("a\u0000b", 400), (new string('x', 31), 400) })
        {
            (await host.Browser().RefusedAsync(HttpMethod.Post, "session/guest", new { name })).Status.ShouldBe(refusal, name);
        }

        (await host.Browser().SignInAsGuestAsync(string.Empty))["name"]!.ToString().ShouldStartWith("guest");
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("line\r\nbreak\tand tab")]
    [InlineData("\u001b[31mred\u0007\u0000\u00fe")]
    [InlineData("\u202Egnol yrev")]
    public async Task Words_of_strangers_stay_words(string text)
    {
        await using var host = await WebHost.StartAsync();
        var ares = await host.AresAsync("arthur");
        var feed = await (await host.GuestAsync("gwen")).FeedAsync();
        await feed.DoAsync(new { type = "enter", room = "Lobby" });
        (await feed.DoAsync(new { type = "say", room = "Lobby", text })).ToJsonString().ShouldContain("done");
        var heard = (await ares.ExpectAsync<ToClient.Public>(p => p.Name == "gwen (guest)")).Text;
        heard.ShouldNotContain(c => char.IsControl(c));
        (await feed.ExpectAsync("roomSaid"))["text"]!.ToString().ShouldBe(string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\t').Select(c => char.IsControl(c) ? ' ' : c)));
        host.Community.Rooms.TryFind("Lobby", out var room).ShouldBeTrue();
        room!.Members.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Who_speaks_too_fast_is_delayed_and_then_refused()
    {
        await using var host = await WebHost.StartAsync(web: w => w.Flood = new WebFlood { Burst = 3, PerSecond = 0.001, LongestDelay = TimeSpan.FromSeconds(1) });
        var feed = await (await host.GuestAsync("gwen")).FeedAsync();
        await feed.DoAsync(new { type = "enter", room = "Lobby" });
        var answers = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            answers.Add((await feed.DoAsync(new { type = "say", room = "Lobby", text = "hi" }))["type"]!.ToString());
        }

        answers.ShouldBe(["done", "done", "done", "failed", "failed"]);
    }

    [Fact]
    public async Task The_state_a_page_reads_says_which_events_it_includes()
    {
        await using var host = await WebHost.StartAsync();
        var rita = await host.RegisterAsync("rita");
        var feed = await rita.FeedAsync();
        await feed.DoAsync(new { type = "enter", room = "Lobby" });
        var me = await rita.GetAsync("me");
        ((long)me["seq"]!).ShouldBeGreaterThanOrEqualTo(feed.Seq);
        (me["presence"]!.ToString(), me["networks"]!.AsArray().Select(n => (string)n!).Single()).ShouldBe(("online", "web"));
        host.Community.Presences.Sessions.Single().Network.ShouldBe(Network.Web);
    }

    [Fact]
    public async Task A_network_gets_a_password_of_its_own()
    {
        await using var host = await WebHost.StartAsync();
        var rita = await host.RegisterAsync("rita");
        var made = await rita.PutAsync("me/passwords/soulseek", new { });
        (await rita.GetAsync("me/passwords")).AsArray().Select(n => (string)n!).ShouldBe(["soulseek"]);
        using var soul = await Parlance.System.Tests.Soulseek.RawSoulseek.LogInAsync(host.Soulseek, "rita", (string)made["password"]!);
        await rita.DeleteAsync("me/passwords/soulseek");
        (await rita.RefusedAsync(HttpMethod.Delete, "me/passwords/soulseek")).ShouldBe((404, "notFound"));
    }
}
