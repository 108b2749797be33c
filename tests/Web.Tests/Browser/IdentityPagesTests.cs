using System.Globalization;
using Microsoft.Playwright;

namespace Parlance.Web.Tests.Browser;

/// <summary>One account on all networks, as its owner sees to it in the browser.</summary>
public sealed class IdentityPagesTests(Chromium chromium) : BrowserTest(chromium)
{
    [Fact]
    public async Task An_account_made_on_ICQ_chooses_its_name_in_the_browser_and_is_on_Soulseek_with_it()
    {
        var icq = await Host.IcqAsync();
        var page = await SignInAsync(Number(icq.Uin), "secret");
        await InLobbyAsync(page);
        await OpenAsync(page);
        await page.GetByText($"You are {icq.Uin} on every network").WaitForAsync();
        await KeepAsync(page, "account-name");
        await page.GetByLabel("Your name").FillAsync("admin");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take this name" }).ClickAsync();
        await page.Locator("dialog .notice.bad").WaitForAsync();
        await page.GetByLabel("Your name").FillAsync("Ingrid");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take this name" }).ClickAsync();
        await page.Locator(".person", new() { HasTextString = "Ingrid" }).WaitForAsync();
        await page.Locator("dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Host.SoulseekAsync("Ingrid");
        await OpenAsync(page);
        await page.GetByText("You are Ingrid on every network").WaitForAsync();
        await page.GetByLabel("Letters of your ICQ and MyICQ clients").SelectOptionAsync("cp1251");
        await page.GetByText("Saved").WaitForAsync();
        Host.Community.Accounts.TryFind(icq.Uin, out var ingrid).ShouldBeTrue();
        Host.Community.Profiles.Of(ingrid!).Codepage.ShouldBe("cp1251");
        (await page.GetByRole(AriaRole.Button, new() { Name = "Take this name" }).CountAsync()).ShouldBe(0, "a name is chosen once");
        (await AuditAsync(page, "labels")).ShouldBeEmpty();
        (await AuditAsync(page, "contrast")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_accounts_become_one_for_whoever_knows_both_passwords()
    {
        var icq = await Host.IcqAsync();
        var page = await MemberAsync("alice");
        await InLobbyAsync(page);
        await OpenAsync(page);
        await page.GetByText("Another account is yours, too?").ClickAsync();
        await page.GetByLabel("Name or number of the other account").FillAsync(Number(icq.Uin));
        await page.GetByLabel("Its password").FillAsync("wrong");
        await page.GetByLabel("Your password here").FillAsync("secret-password");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make one account" }).ClickAsync();
        await page.Locator("dialog .notice.bad").WaitForAsync();
        Host.Community.Accounts.TryFind(icq.Uin, out var other).ShouldBeTrue();
        other!.Handle.ShouldBe(Number(icq.Uin), "one wrong password links nothing");
        await KeepAsync(page, "account-link");

        await page.GetByLabel("Its password").FillAsync("secret");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make one account" }).ClickAsync();
        await icq.ExpectAsync<Parlance.Icq.ToClient.ForcedOffline>();
        await page.Locator("dialog").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await InLobbyAsync(page);
        Host.Community.Accounts.TryFind("alice", out var alice).ShouldBeTrue();
        Host.Community.Accounts.TryResolve(icq.Uin, out var resolved).ShouldBeTrue();
        resolved.ShouldBe(alice, "the number leads to the one account there is");
        await page.Locator(".person", new() { HasTextString = "alice" }).WaitForAsync();
    }

    [Fact]
    public async Task A_network_gets_a_password_of_its_own_and_loses_it_again()
    {
        var page = await MemberAsync("alice");
        await InLobbyAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Your account and settings" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Passwords for old clients" }).ClickAsync();
        var soulseek = page.Locator("dialog li", new() { HasTextString = "SLSK" });
        await soulseek.GetByRole(AriaRole.Button, new() { Name = "Make one" }).ClickAsync();
        var shown = await page.GetByLabel("The password for Soulseek, shown once:").InputValueAsync();
        await page.Locator("dialog").Last.GetByRole(AriaRole.Button, new() { Name = "Close" }).Last.ClickAsync();
        await soulseek.GetByText("Soulseek has its own").WaitForAsync();
        (await TryAsync("alice", "secret-password")).ShouldBeFalse("the shared one counts there no more");
        (await TryAsync("alice", shown)).ShouldBeTrue();
        (await AuditAsync(page, "contrast")).ShouldBeEmpty();
        await KeepAsync(page, "account-passwords");

        await soulseek.GetByRole(AriaRole.Button, new() { Name = "Take away" }).ClickAsync();
        await soulseek.GetByText("Takes your password").WaitForAsync();
        (await TryAsync("alice", shown)).ShouldBeFalse();
        (await TryAsync("alice", "secret-password")).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_hides_is_not_seen_from_other_networks()
    {
        var page = await MemberAsync("alice");
        await InLobbyAsync(page);
        var soul = await Host.SoulseekAsync("sarah");
        await soul.JoinAsync("Lobby");
        Seen().ShouldBe(["alice", "sarah"]);
        await OpenAsync(page);
        await page.GetByRole(AriaRole.Switch, new() { Name = "Hide me from other networks" }).CheckAsync();
        (await soul.ExpectAsync<Parlance.Soulseek.ToClient.UserLeftRoom>()).Username.ShouldBe("alice");
        Seen().ShouldBe(["sarah"]);
        await page.ReloadAsync();
        await InLobbyAsync(page);
        await OpenAsync(page);
        (await page.GetByRole(AriaRole.Switch, new() { Name = "Hide me from other networks" }).IsCheckedAsync()).ShouldBeTrue();

        string[] Seen()
        {
            Host.Community.Rooms.TryFind("Lobby", out var lobby).ShouldBeTrue();
            return [.. lobby!.MembersOn(Core.Model.Network.Soulseek).Select(m => m.Person.Name).Order(StringComparer.Ordinal)];
        }
    }

    private static string Number(uint uin) => uin.ToString(CultureInfo.InvariantCulture);

    private static async Task OpenAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Your account and settings" }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Name and accounts" }).ClickAsync();
        await page.Locator("dialog").GetByText("on every network").WaitForAsync();
    }

    private async Task<bool> TryAsync(string name, string password)
    {
        using var client = await System.Tests.Soulseek.RawSoulseek.ConnectAsync(Host.Soulseek, name);
        await client.SendAsync(new Parlance.Soulseek.ToServer.Login(name, password, 160, string.Empty, 1));
        return (await client.ExpectAsync<Parlance.Soulseek.ToClient.Login>()).Success;
    }
}
