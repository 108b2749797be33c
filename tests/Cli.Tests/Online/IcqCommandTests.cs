using Parlance.Cli.Tests.Chat;

namespace Parlance.Cli.Tests.Online;

/// <summary>ICQ from the shell, and its chat, against the real server.</summary>
public sealed class IcqCommandTests(RunningServer server)
{
    private string Server => server["ICQ"].ToString();

    [Fact]
    public async Task A_user_who_registered_gets_what_another_one_sends()
    {
        var (alice, bob) = (Register("alicepw"), Register("bobpw"));
        await using var chat = new ChatUser($"icq://{bob}:bobpw@{Server}");
        await chat.SeesAsync($"logged in as {bob}");

        var sent = await Task.Run(() => ParlanceRun.Of("icq", "send", bob, "hello from the shell", "--server", Server, "--uin", alice, "--password", "alicepw"));
        sent.ShouldBe(new ParlanceRun(0, "confirmed" + Environment.NewLine, string.Empty));
        (await chat.SeesAsync("hello")).ShouldBe($"*{alice}* hello from the shell");

        chat.Type($"/add {alice}");
        chat.Type($"/msg {alice} hello back");
        chat.Type($"/status away");
        chat.Type("/contacts");
        await chat.SeesAsync($"{alice} Offline");
        chat.Type($"/info {alice}");
        await chat.SeesAsync($"-- {alice}");
        chat.Type("/status sleeping");
        await chat.SeesAsync("!! a state is one of online");
        (await chat.EndAsync()).ShouldBe(0);
    }

    [Fact]
    public void A_profile_is_printed_for_people_and_for_scripts()
    {
        var carol = Register("carolpw");
        string[] login = ["--server", Server, "--uin", carol, "--password", "carolpw"];
        ParlanceRun.Of(["icq", "info", carol, .. login]).Output.ShouldStartWith(carol);
        ParlanceRun.Of(["icq", "info", carol, "--json", .. login]).Output.ShouldContain($"{{\"uin\":{carol},");
        var nobody = ParlanceRun.Of(["icq", "info", "4000000000", .. login]);
        nobody.Code.ShouldBe(ExitCodes.No);
        nobody.Error.ShouldContain("parlance icq info: there is no such user");
    }

    [Fact]
    public async Task Who_wants_to_be_found_by_chance_is_found()
    {
        var (erna, fred) = (Register("ernapw"), Register("fredpw"));
        string[] search = ["icq", "search", "--random", "77", "--server", Server, "--uin", fred, "--password", "fredpw"];
        var nobody = ParlanceRun.Of(search);
        nobody.Code.ShouldBe(ExitCodes.No);
        nobody.Error.ShouldContain("nobody was found");

        await using var chat = new ChatUser($"icq://{erna}:ernapw@{Server}");
        await chat.SeesAsync("logged in");
        chat.Type("/group 77");
        chat.Type("/random 77");
        await chat.SeesAsync("!! nobody is there");
        var found = await Task.Run(() => ParlanceRun.Of([.. search, "--json"]));
        found.Code.ShouldBe(0, found.Error);
        found.LastLine.ShouldStartWith($"{{\"uin\":{erna},");
    }

    [Fact]
    public void A_wrong_password_is_told()
    {
        var dave = Register("davepw");
        var run = ParlanceRun.Of("icq", "send", "10001", "x", "--server", Server, "--uin", dave, "--password", "guess");
        run.Code.ShouldBe(ExitCodes.No);
        run.Error.ShouldContain("cannot log in: WrongPassword");
    }

    [Fact]
    public void Who_does_not_say_who_he_is_is_told_how()
    {
        var run = ParlanceRun.Of("icq", "send", "10001", "x", "--server", Server);
        run.Code.ShouldBe(ExitCodes.Unusable);
        run.Error.ShouldContain("Give --uin and --password, or set PARLANCE_USER and PARLANCE_PASSWORD");
    }

    private string Register(string password)
    {
        var run = ParlanceRun.Of("icq", "register", password, "--server", Server);
        run.Code.ShouldBe(0, run.Error);
        return run.LastLine;
    }
}
