using Parlance.Cli.Tests.Chat;

namespace Parlance.Cli.Tests.Online;

/// <summary>MyICQ from the shell, and its chat, against the real server.</summary>
public sealed class MyIcqCommandTests(RunningServer server)
{
    private string Server => server["MyICQ"].ToString();

    [Fact]
    public async Task A_user_who_registered_gets_what_another_one_sends()
    {
        var (alice, bob) = (Register(), Register());
        await using var chat = new ChatUser($"myicq://{bob}:secret@{Server}");
        await chat.SeesAsync($"logged in as {bob}");

        (await RunAsync(alice, "send", bob, "hello from the shell")).ShouldBe(new ParlanceRun(0, "confirmed" + Environment.NewLine, string.Empty));
        (await chat.SeesAsync("hello")).ShouldBe($"*{alice}* hello from the shell");
        (await RunAsync(alice, "send", bob, "again", "--json")).LastLine.ShouldBe($"{{\"to\":{bob},\"confirmed\":true}}");

        chat.Type($"/add {alice}");
        chat.Type($"/msg {alice} hello back");
        chat.Type("/status sleeping");
        await chat.SeesAsync("!! a state is online, away or invisible");
        chat.Type("/dance");
        await chat.SeesAsync("!! there is no command /dance");
        chat.Type("/info x");
        await chat.SeesAsync("!! /info wants a number");
        (await chat.EndAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Users_are_found_by_chance_while_they_are_online_and_profiles_are_printed()
    {
        var (carol, dave) = (Register(), Register());
        await using var chat = new ChatUser($"myicq://{dave}:secret@{Server}");
        await chat.SeesAsync("logged in");
        (await RunAsync(carol, "search", "--random")).Output.ShouldStartWith("UIN");
        (await RunAsync(carol, "search", "--random", "--json")).LastLine.ShouldMatch("""^\{"uin":\d+,"nick":".*","province":".*","face":\d+,"isOnline":true\}$""");
        var nobody = await RunAsync(carol, "search", "--nick", "nobody is called so");
        (nobody.Code, nobody.Error.Trim()).ShouldBe((ExitCodes.No, "parlance myicq search: nobody was found"));
        (await RunAsync(carol, "info", dave)).Output.ShouldStartWith($"{dave} ");
        var none = await RunAsync(carol, "info", "4000000000");
        (none.Code, none.Error.Trim()).ShouldBe((ExitCodes.No, "parlance myicq info: there is no such user"));
    }

    [Fact]
    public async Task Who_may_not_or_does_not_say_who_is_told()
    {
        var erna = Register();
        var thief = await Task.Run(() => ParlanceRun.Of("myicq", "send", "10001", "x", "--server", Server, "--uin", erna, "--password", "guess"));
        (thief.Code, thief.Error.Trim()).ShouldBe((ExitCodes.No, "parlance myicq send: cannot log in: WrongPassword"));
        var nobody = ParlanceRun.Of("myicq", "send", "10001", "x", "--server", Server);
        nobody.Code.ShouldBe(ExitCodes.Unusable);
        nobody.Error.ShouldContain("Give --uin and --password");
        ParlanceRun.Of("myicq", "info", "10001", "--server", Server, "--uin", "erna", "--password", "x").Error.ShouldContain("a MyICQ user is a number");
    }

    private Task<ParlanceRun> RunAsync(string user, params string[] arguments) =>
        Task.Run(() => ParlanceRun.Of(["myicq", .. arguments, "--server", Server, "--uin", user, "--password", "secret"]));

    private string Register()
    {
        var run = ParlanceRun.Of("myicq", "register", "secret", "--server", Server, "--json");
        run.Code.ShouldBe(0, run.Error);
        run.LastLine.ShouldStartWith("{\"uin\":");
        return run.LastLine[7..^1];
    }
}
