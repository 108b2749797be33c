using System.Diagnostics;

namespace Parlance.Cli.Tests;

/// <summary>Completion, and the server started by the tool.</summary>
public sealed class ShellTests
{
    [Theory]
    [InlineData("dec", "decode")]
    [InlineData("decode --network ", "soulseek")]
    [InlineData("icq ", "register")]
    [InlineData("icq send --", "--server")]
    public void The_commands_tell_what_may_follow(string line, string expected) => ParlanceRun.Of($"[suggest:{line.Length}]", line).Lines.ShouldContain(expected);

    [Fact]
    public async Task The_script_for_bash_completes()
    {
        var script = ParlanceRun.Of("completion", "bash").Output + """
            parlance() { [ "$1" = "[suggest:10]" ] && [ "$2" = "decode --n" ] && printf '%s\n' --network; }
            COMP_WORDS=(parlance decode --n); COMP_CWORD=2; COMP_LINE="parlance decode --n"; COMP_POINT=${#COMP_LINE}
            _parlance
            echo "${COMPREPLY[@]}"
            """;
        using var bash = Process.Start(new ProcessStartInfo("bash", ["-c", script]) { RedirectStandardOutput = true })!;
        (await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim().ShouldBe("--network");
    }

    [Fact]
    public async Task The_script_for_zsh_completes()
    {
        var script = "compdef() { }; " + ParlanceRun.Of("completion", "zsh").Output + """
            parlance() { [ "$1" = "[suggest:10]" ] && [ "$2" = "decode --n" ] && printf '%s\n' --network --nothing; }
            compadd() { shift; print -- "$@"; }
            BUFFER="parlance decode --n" CURSOR=19 words=(parlance decode --n)
            _parlance
            """;
        (await OutputAsync("zsh", "-f", "-c", script)).ShouldBe("--network --nothing");
    }

    [Fact]
    public async Task The_script_for_fish_completes()
    {
        var script = ParlanceRun.Of("completion", "fish").Output + """
            function parlance
              test "$argv[1]" = "[suggest:10]"; and test "$argv[2]" = "decode --n"; and echo --network
            end
            complete -C "parlance decode --n"
            """;
        (await OutputAsync("fish", "--no-config", "-c", script)).ShouldBe("--network");
    }

    /// <summary>What a shell prints; the test is skipped where there is no such shell.</summary>
    private static async Task<string> OutputAsync(string shell, params string[] arguments)
    {
        Assert.SkipUnless((Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':').Any(directory => File.Exists(Path.Combine(directory, shell))), $"{shell} is missing");
        using var running = Process.Start(new ProcessStartInfo(shell, arguments) { RedirectStandardOutput = true })!;
        return (await running.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)).Trim();
    }

    [Theory]
    [InlineData("zsh", "compdef _parlance parlance")]
    [InlineData("fish", "complete -c parlance")]
    public void Other_shells_have_their_scripts(string shell, string expected) => ParlanceRun.Of("completion", shell).Output.ShouldContain(expected);

    [Fact]
    public void Settings_are_passed_to_the_server_and_its_exit_code_back()
    {
        ParlanceRun.Of("serve", "--server", "/bin/true").Code.ShouldBe(0);
        ParlanceRun.Of("serve", "--server", "/bin/false", "--Web:Endpoint=127.0.0.1:0").Code.ShouldBe(1);
    }

    [Fact]
    public void A_server_that_is_not_there_is_told()
    {
        var run = ParlanceRun.Of("serve", "--server", "/no/such/server");
        run.Code.ShouldBe(ExitCodes.Unusable);
        run.Error.ShouldContain("/no/such/server is not there");
    }
}
