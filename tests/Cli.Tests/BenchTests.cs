namespace Parlance.Cli.Tests;

public sealed class BenchTests(RunningServer server)
{
    [Theory]
    [InlineData("soulseek", "Soulseek")]
    [InlineData("ares", "Ares")]
    public void Every_line_of_a_small_load_arrives(string scheme, string network)
    {
        var run = ParlanceRun.Of("bench", $"{scheme}://{server[network]}", "--users", "4", "--seconds", "1", "--rate", "4", "--json");
        run.Error.ShouldBeEmpty();
        run.Output.ShouldContain("\"users\":4");
        run.Output.ShouldContain("\"missing\":0");
        run.Code.ShouldBe(0);
    }

    [Theory]
    [InlineData("icq://127.0.0.1", "only rooms can be filled")]
    [InlineData("soulseek://192.0.2.1", "--elsewhere says that its operator agrees")]
    public void What_must_not_be_loaded_is_refused(string place, string expected)
    {
        var run = ParlanceRun.Of("bench", place);
        run.Code.ShouldBe(ExitCodes.Unusable);
        run.Error.ShouldContain(expected);
    }

    [Theory]
    [InlineData("--users", "501")]
    [InlineData("--seconds", "121")]
    [InlineData("--rate", "0")]
    public void The_load_is_bounded(string option, string value)
    {
        var run = ParlanceRun.Of("bench", "soulseek://127.0.0.1", option, value);
        run.Code.ShouldBe(ExitCodes.Unusable);
        run.Error.ShouldContain($"{option} is between");
    }
}
