using Microsoft.Playwright;
using Parlance.Icq;
using My = Parlance.MyIcq.Messages;

namespace Parlance.Web.Tests.Browser;

/// <summary>What clients of the old messengers send, byte by byte, into a browser: names, messages and lines stay text.</summary>
public sealed class HostileTests(Chromium chromium) : BrowserTest(chromium)
{
    private const string Markup = ":is(.line, .person, .side-item, .ask, .person-card, dialog) :is(img, script, iframe, svg[onload], b:not([class]), i:not([class]), a[href^=javascript])";

    private static readonly string[] Hostile = ["<img src=x onerror=alert(1)>", "<script>alert(2)</script>", "<a href=\"javascript:alert(3)\">x</a>", "\"><svg onload=alert(4)>", "&lt;b&gt;not bold&lt;/b&gt;"];

    [Fact]
    public async Task An_ICQ_client_gets_no_markup_into_a_conversation_a_room_or_a_name()
    {
        var alice = await MemberAsync("alice");
        await InLobbyAsync(alice);
        var uin = UinOf("alice");
        var icq = await Host.IcqAsync(version: 2);
        icq.Send(new ToServer.UpdateInfo(9, "<b>ivan</b>", "<i>I</i>", "<script>", "<img src=x>", 0));
        await icq.ExpectAsync<ToClient.UpdateReply>();
        foreach (var text in Hostile)
        {
            icq.Send(new ToServer.SendMessage(uin, IcqMessageType.Text, text));
        }

        icq.Send(new ToServer.SendMessage(uin, IcqMessageType.Url, IcqBody.Link("<b>look</b>", "javascript:alert(5)")));
        icq.Send(new ToServer.SendMessage(uin, IcqMessageType.AuthorizationRequest, IcqBody.AuthorizationRequest("<b>nick", "<b>first", "<b>last", "<b>mail", true, Hostile[0])));
        await alice.Locator(".side-item", new() { HasTextString = "<b>ivan</b>" }).First.ClickAsync();
        foreach (var text in Hostile)
        {
            await HeardAsync(alice, text);
        }

        await HeardAsync(alice, "javascript:alert(5)");
        (await alice.Locator(Markup).CountAsync()).ShouldBe(0);

        icq.Send(new ToServer.SearchUser(7, "Lobby", string.Empty, string.Empty, string.Empty));
        var lobby = (await icq.ExpectAsync<ToClient.UserFound>()).Uin;
        foreach (var text in Hostile)
        {
            icq.Send(new ToServer.SendMessage(lobby, IcqMessageType.Text, text));
        }

        await alice.GotoAsync(new Uri(Address, "#/room/Lobby").AbsoluteUri);
        await HeardAsync(alice, Hostile[^1]);
        await alice.Locator(".person", new() { HasTextString = "<b>ivan</b>" }).ClickAsync();
        await alice.GetByRole(AriaRole.Menuitem, new() { Name = "Profile" }).ClickAsync();
        await alice.Locator("dialog").GetByText("<i>I</i>").First.WaitForAsync();
        (await alice.Locator(Markup).CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_MyICQ_client_gets_no_markup_into_a_conversation_a_room_or_a_name()
    {
        var alice = await MemberAsync("alice");
        await InLobbyAsync(alice);
        var uin = UinOf("alice");
        var myIcq = await Host.MyIcqAsync();
        await myIcq.AskAsync(new My.ToServer.ModifyUser(new My.InfoBlock(0, "<b>mia</b>", 0, 0, "<b>", "<b>", "<b>", "<b>", "<b>", "<b>", "<b>", "<i>Mia</i>", 0, "<b>", "<b>", "<b>", Hostile[0]), 0, 0, null));
        foreach (var text in Hostile)
        {
            await myIcq.AskAsync(new My.ToServer.SendMessage(0, uin, text));
        }

        await alice.Locator(".side-item", new() { HasTextString = "<b>mia</b>" }).First.ClickAsync();
        foreach (var text in Hostile)
        {
            await HeardAsync(alice, text);
        }

        (await alice.Locator(Markup).CountAsync()).ShouldBe(0);

        var lobby = (await myIcq.AskAsync(new My.ToServer.GetGroupList(0))).As<My.ToClient.GetGroupList>().Groups.Single(g => g.Name == "Lobby").Group;
        await myIcq.AskAsync(new My.ToServer.EnterGroup(lobby, string.Empty));
        foreach (var text in Hostile)
        {
            await myIcq.AskAsync(new My.ToServer.GroupMessage(lobby, text));
        }

        await alice.GotoAsync(new Uri(Address, "#/room/Lobby").AbsoluteUri);
        await HeardAsync(alice, Hostile[^1]);
        await alice.Locator(".person", new() { HasTextString = "<b>mia</b>" }).WaitForAsync();
        (await alice.Locator(Markup).CountAsync()).ShouldBe(0);
    }

    private uint UinOf(string name) => Host.Community.Accounts.TryFind(name, out var account) ? account.Uin : throw new InvalidOperationException($"{name} has no account");
}
