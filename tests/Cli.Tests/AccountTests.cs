namespace Parlance.Cli.Tests;

/// <summary>What everybody does with the own account from the shell, against the real server.</summary>
public sealed class AccountTests(RunningServer server)
{
    [Fact]
    public void A_network_gets_a_password_of_its_own_and_loses_it_again()
    {
        Make("shell-alice", "alicepass1");
        var password = Alice("password", "set", "icq").LastLine;
        password.Length.ShouldBe(8, "ICQ compares no more");
        Alice("show").LastLine.ShouldEndWith("passwords of their own: icq");
        Alice("password", "set", "soulseek", "--new-password", "chosen-one").LastLine.ShouldBe("chosen-one");
        Alice("password", "revoke", "icq").LastLine.ShouldBe("revoked");
        Alice("show").LastLine.ShouldEndWith("passwords of their own: soulseek");
        Alice("password", "revoke", "icq").Code.ShouldBe(ExitCodes.No);
        Alice("handle", "another").Error.ShouldContain("has a handle and keeps it");
        Alice("hide", "on").LastLine.ShouldBe("only people on your own network see you now");
        Alice("codepage", "cp1251").LastLine.ShouldBe("your old clients write in the cp1251 code page");
        Alice("codepage", "usual").LastLine.ShouldBe("your old clients write in the usual code page");
        Alice("hide", "off").LastLine.ShouldBe("everybody sees you now");

        ParlanceRun Alice(params string[] arguments) => Run("shell-alice", "alicepass1", arguments);
    }

    [Fact]
    public void Two_accounts_become_one_for_whoever_knows_both_passwords()
    {
        Make("shell-kept", "keptpass1");
        var number = Make("shell-gone", "gonepass1");
        Run("shell-kept", "keptpass1", "link", "shell-gone", "--other-password", "guessed").Code.ShouldBe(ExitCodes.No);
        Run("shell-kept", "keptpass1", "link", number, "--other-password", "gonepass1").LastLine.ShouldBe("the two are one account now");
        Run("shell-gone", "gonepass1", "show").Code.ShouldBe(ExitCodes.No);
        Run("shell-kept", "keptpass1", "show").LastLine.ShouldStartWith("shell-kept: UIN ");
    }

    [Fact]
    public void Who_asks_has_to_be_told()
    {
        ParlanceRun.Of("account", "show", "--password", "x", "--server", $"http://{server["Web"]}").Error.ShouldContain("who asks?");
        Run("shell-nobody", "x", "show").Code.ShouldBe(ExitCodes.No);
    }

    /// <summary>Makes an account, and tells its number.</summary>
    private string Make(string name, string password) => Run("admin", RunningServer.OwnerPassword, ["admin", "users", "add", name, "--new-password", password]).LastLine.Split("UIN ")[1];

    private ParlanceRun Run(string user, string password, params string[] arguments) =>
        ParlanceRun.Of([.. arguments[0] == "admin" ? arguments : ["account", .. arguments], "--server", $"http://{server["Web"]}", "--user", user, "--password", password]);
}
