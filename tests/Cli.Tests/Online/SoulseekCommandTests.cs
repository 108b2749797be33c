namespace Parlance.Cli.Tests.Online;

/// <summary>Soulseek from the shell, against the real server.</summary>
public sealed class SoulseekCommandTests(RunningServer server)
{
    private string[] Login(string user) => ["--server", server["Soulseek"].ToString(), "--user", user, "--password", "secret"];

    [Fact]
    public void A_search_that_nobody_answers_ends_and_says_so()
    {
        var run = ParlanceRun.Of(["soulseek", "search", "no", "such", "song", "--seconds", "0.2", .. Login("shell-one")]);
        run.Code.ShouldBe(ExitCodes.No);
        run.Error.ShouldContain("parlance soulseek search: nothing was found");
    }

    [Fact]
    public void A_wrong_password_is_told()
    {
        ParlanceRun.Of(["soulseek", "search", "x", "--seconds", "0.1", .. Login("shell-two")]).Code.ShouldBe(ExitCodes.No);
        var run = ParlanceRun.Of("soulseek", "browse", "x", "--server", server["Soulseek"].ToString(), "--user", "shell-two", "--password", "guess");
        run.Code.ShouldBe(ExitCodes.No);
        run.Error.ShouldContain("cannot log in: INVALIDPASS");
    }

    [Fact]
    public void A_place_that_is_none_is_told()
    {
        var run = ParlanceRun.Of("soulseek", "search", "x", "--server", "localhost:soulseek", "--user", "a", "--password", "b");
        run.Code.ShouldBe(ExitCodes.Unusable);
        run.Error.ShouldContain("localhost:soulseek is no HOST:PORT");
    }
}
