using Parlance.Testing;

namespace Parlance.Cli.Tests.Online;

/// <summary>Files between two users from the shell, against the real server.</summary>
public sealed class FileCommandTests(RunningServer server)
{
    [Fact]
    public Task ICQ_users_send_each_other_files() => Sends("icq", "ICQ");

    [Fact]
    public Task MyICQ_users_send_each_other_files() => Sends("myicq", "MyICQ");

    [Fact]
    public void A_file_that_is_not_there_and_a_user_who_is_not_there_are_told()
    {
        var (ana, bob) = (Register("icq", "ICQ"), Register("icq", "ICQ"));
        var missing = ParlanceRun.Of(["icq", "file", "send", bob, "/no/such/file", .. Login("ICQ", ana)]);
        (missing.Code, missing.Error.Trim()).ShouldBe((ExitCodes.Unusable, "parlance icq file send: /no/such/file is not there"));
    }

    private async Task Sends(string command, string network)
    {
        using var scratch = new ScratchDirectory();
        var content = new byte[70_000];
        new Random(2).NextBytes(content);
        await File.WriteAllBytesAsync(scratch.File("holiday.bin"), content, TestContext.Current.CancellationToken);
        var (ana, bob) = (Register(command, network), Register(command, network));
        await using var receiving = new LiveRun([command, "file", "receive", scratch.File("inbox"), "--once", .. Login(network, bob)]);
        await receiving.LineAsync("waiting for files", TestContext.Current.CancellationToken);

        var sent = await Task.Run(() => ParlanceRun.Of([command, "file", "send", bob, scratch.File("holiday.bin"), .. Login(network, ana)]));
        sent.Code.ShouldBe(0, sent.Error + sent.Output);
        sent.Output.ShouldContain("Done, 70000 bytes");
        await receiving.LineAsync("Done, 70000 bytes", TestContext.Current.CancellationToken);
        (await File.ReadAllBytesAsync(Path.Combine(scratch.File("inbox"), "holiday.bin"), TestContext.Current.CancellationToken)).ShouldBe(content);
    }

    private string Register(string command, string network)
    {
        var run = ParlanceRun.Of(command, "register", "secret", "--server", server[network].ToString());
        run.Code.ShouldBe(0, run.Error);
        return run.LastLine;
    }

    private string[] Login(string network, string uin) => ["--server", server[network].ToString(), "--uin", uin, "--password", "secret"];
}
