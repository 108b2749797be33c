using Parlance.Core.Model;
using Parlance.Icq;
using Parlance.Wire;
using WebClient = Parlance.Web.Tests.Server.WebClient;

namespace Parlance.System.Tests.Bridging;

/// <summary>One account on all networks: handles picked, passwords of single networks and accounts that become one, by every door that offers it.</summary>
public sealed class IdentityCrossingTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_accounts_become_one_which_each_network_s_client_enters_with_what_it_has_saved(bool overHttp)
    {
        await using var town = await BridgeTown.StartAsync();
        var given = await town.AccountAsync("masha");
        var number = (await town.Community.Accounts.RegisterAsync(null, "icqpass1", global::System.Net.IPAddress.Loopback)).Account.ShouldNotBeNull().Uin;
        var friend = await town.ComeAsync(Network.Soulseek, "friend");
        await friend.SendAsync(new Addressee($"{number}", number), MessageKind.Text, "to the number");
        await friend.SendAsync(new Addressee("masha", 0), MessageKind.Text, "to the name");
        await town.StoredAsync(["masha", $"{number}"], 1);
        if (overHttp)
        {
            using var web = new WebClient(town.Of("Web"));
            await web.SignInAsync("session", "masha", BridgeTown.Password);
            (await web.RefusedAsync(HttpMethod.Post, "me/link", new { password = BridgeTown.Password, other = $"{number}", otherPassword = "guessed" })).Status.ShouldBe(403);
            await web.PostAsync("me/link", new { password = BridgeTown.Password, other = $"{number}", otherPassword = "icqpass1" });
        }
        else
        {
            var ares = (AresDoor)await town.ComeAsync(Network.Ares, "masha");
            await ares.HearAsync("text friend: to the name");
            await ares.CommandAsync($"link {number} guessed");
            await ares.HearAsync("notice That is not the password.");
            await ares.CommandAsync($"link {number} icqpass1");
            await ares.HearAsync("closed");
        }

        var icq = await town.ComeAsync(Network.Icq, "masha", number, "icqpass1");
        await icq.HearAsync("text friend: to the number");
        if (overHttp)
        {
            await icq.HearAsync("text friend: to the name");
        }

        await town.EmptyAsync("masha");
        var soulseek = await town.ComeAsync(Network.Soulseek, "masha");
        var acquaintance = await town.ComeAsync(Network.Icq, "acquaintance");
        await acquaintance.WatchAsync(new Addressee("masha", given));
        await acquaintance.HearAsync("presence masha: online"); // by the number that was given up, which still stands on old lists
        await acquaintance.SendAsync(new Addressee("masha", given), MessageKind.Text, "to the old number");
        await icq.HearAsync("text acquaintance: to the old number");
        await friend.SendAsync(new Addressee("masha", 0), MessageKind.Text, "to both");
        await Task.WhenAll(icq.HearAsync("text friend: to both"), soulseek.HearAsync("text friend: to both"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_password_for_one_network_opens_that_one_and_no_other_until_it_is_revoked(bool overHttp)
    {
        await using var town = await BridgeTown.StartAsync();
        var uin = await town.AccountAsync("masha");
        using var web = new WebClient(town.Of("Web"));
        await web.SignInAsync("session", "masha", BridgeTown.Password);
        var ares = overHttp ? null : (AresDoor)await town.ComeAsync(Network.Ares, "masha");
        var password = string.Empty;
        if (ares is null)
        {
            password = (string)(await web.PutAsync("me/passwords/icq", new { }))["password"]!;
        }
        else
        {
            await ares.CommandAsync("password icq");
            await ares.HearPartAsync("Your password on Icq, and nowhere else, is ");
            password = ares.Heard.Single(l => l.Contains("and nowhere else, is ", StringComparison.Ordinal)).Split(' ')[^1];
        }

        password.Length.ShouldBe(8);
        (await LogInAsync(town, uin, password)).ShouldBe(IcqLoginOutcome.LoggedIn);
        (await LogInAsync(town, uin, BridgeTown.Password)).ShouldBe(IcqLoginOutcome.WrongPassword);
        (await web.RefusedAsync(HttpMethod.Post, "session", new { name = "masha", password })).Status.ShouldBe(401);
        await (ares?.CommandAsync("password icq off") ?? web.DeleteAsync("me/passwords/icq"));
        await (ares?.HearAsync("notice Your own password counts on Icq again.") ?? Task.CompletedTask);
        (await LogInAsync(town, uin, BridgeTown.Password)).ShouldBe(IcqLoginOutcome.LoggedIn);
        (await LogInAsync(town, uin, password)).ShouldBe(IcqLoginOutcome.WrongPassword);
    }

    [Fact]
    public async Task An_account_of_ICQ_gets_its_name_by_its_first_nick_on_Ares_or_over_HTTP_and_is_known_by_it_everywhere()
    {
        await using var town = await BridgeTown.StartAsync();
        var watcher = await town.ComeAsync(Network.Soulseek, "watcher");
        var numbers = new List<uint>();
        for (var i = 0; i < 3; i++)
        {
            numbers.Add((await town.Community.Accounts.RegisterAsync(null, "icqpass1", global::System.Net.IPAddress.Loopback)).Account.ShouldNotBeNull().Uin);
        }

        await using var icq = new IcqClient(new IcqClientOptions { Server = town.Of("ICQ"), Local = new global::System.Net.IPEndPoint(global::System.Net.IPAddress.Loopback, 0), Version = 5 });
        (await icq.LogInAsync(numbers[0], "icqpass1", cancellation: TestContext.Current.CancellationToken)).ShouldBe(IcqLoginOutcome.LoggedIn);
        await icq.Profile.SetAsync(new IcqUserProfile { Nick = "Nina" }, TestContext.Current.CancellationToken);
        var ares = (AresDoor)await town.ComeAsync(Network.Ares, $"{numbers[1]}", numbers[1], "icqpass1");
        await ares.CommandAsync("handle Olga");
        await ares.HearAsync("notice You are Olga on every network now.");
        using var web = new WebClient(town.Of("Web"));
        await web.SignInAsync("session", $"{numbers[2]}", "icqpass1");
        await web.PutAsync("me/handle", new { handle = "Vera" });
        foreach (var (name, number) in new[] { ("Nina", numbers[0]), ("Olga", numbers[1]), ("Vera", numbers[2]) })
        {
            town.Known(name).Uin.ShouldBe(number);
            await watcher.SendAsync(new Addressee(name, number), MessageKind.Text, $"hello {name}");
        }

        await ares.HearAsync("text watcher: hello Olga");
        (await web.RefusedAsync(HttpMethod.Put, "me/handle", new { handle = "Other" })).Code.ShouldBe("alreadyPicked");
    }

    [Fact]
    public async Task A_password_in_any_alphabet_opens_the_account_for_every_network_s_client_in_its_code_page()
    {
        const string Secret = "пароль12";
        await using var town = await BridgeTown.StartAsync();
        var uin = (await town.Community.Accounts.RegisterAsync("masha", Secret, global::System.Net.IPAddress.Loopback)).Account.ShouldNotBeNull().Uin;
        await town.ComeAsync(Network.Soulseek, "masha", uin, Secret);
        await town.ComeAsync(Network.Ares, "masha", uin, Secret);
        await town.ComeAsync(Network.Web, "masha", uin, Secret);
        await using var icq = await IcqClientDoor.OpenAsync(town.Of("ICQ"), "masha", uin, Secret, town.NameOf, 2, Codepage.Windows1251);
        await using var chinese = await MyIcqClientDoor.OpenAsync(town.Of("MyICQ"), "masha", uin, Secret, town.NameOf, Codepage.Gbk);
        town.Known("masha").Sessions.Select(s => s.Network).ShouldBe(BridgeTown.Networks, ignoreOrder: true);
        (await LogInAsync(town, uin, "пароль13")).ShouldBe(IcqLoginOutcome.WrongPassword);
    }

    private static async Task<IcqLoginOutcome> LogInAsync(BridgeTown town, uint uin, string password)
    {
        await using var client = new IcqClient(new IcqClientOptions { Server = town.Of("ICQ"), Local = new global::System.Net.IPEndPoint(global::System.Net.IPAddress.Loopback, 0), Reconnects = false });
        return await client.LogInAsync(uin, password);
    }
}
