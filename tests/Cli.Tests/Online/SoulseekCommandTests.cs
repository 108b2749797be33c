using System.Globalization;
using Parlance.Cli.Tests.Samples;
using Parlance.Testing;

namespace Parlance.Cli.Tests.Online;

/// <summary>Soulseek from the shell, against the real server.</summary>
public sealed class SoulseekCommandTests(RunningServer server)
{
    private string[] Login(string user) => ["--server", server["Soulseek"].ToString(), "--user", user, "--password", "secret"];

    [Fact]
    public async Task What_one_shares_another_finds_lists_and_downloads()
    {
        using var scratch = new ScratchDirectory();
        Directory.CreateDirectory(scratch.File("music/album"));
        var song = new byte[300_000];
        new Random(1).NextBytes(song);
        await File.WriteAllBytesAsync(scratch.File("music/album/lonely shell tune.mp3"), song, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(scratch.File("music/album/cover.txt"), "words", TestContext.Current.CancellationToken);
        await using var sharing = new LiveRun(["soulseek", "share", scratch.File("music"), .. Login("shell-sharer")]);
        await sharing.LineAsync("shell-sharer shares 2 files in 2 folders", TestContext.Current.CancellationToken);

        var found = await Run("search", "lonely", "shell", "tune", "--seconds", "90", "--most", "1", "--json");
        found.Code.ShouldBe(0, found.Error);
        found.Output.ShouldContain("\"user\":\"shell-sharer\"");
        found.Output.ShouldContain("\"size\":300000");
        var browsed = await Run("browse", "shell-sharer");
        var path = browsed.Lines.Single(line => line.Contains("tune.mp3", StringComparison.Ordinal));
        path = path[..path.LastIndexOf(" (", StringComparison.Ordinal)];

        var got = await Run("get", "shell-sharer", path, "--to", scratch.File("got"), "--json");
        got.Code.ShouldBe(0, got.Error + got.Output);
        got.LastLine.ShouldContain("\"state\":\"completed\"");
        (await File.ReadAllBytesAsync(Directory.GetFiles(scratch.File("got"), "*.mp3", SearchOption.AllDirectories).Single(), TestContext.Current.CancellationToken)).ShouldBe(song);
        await sharing.LineAsync("Completed", TestContext.Current.CancellationToken);

        await using var sample = new RunningSample("SoulseekDownloader", "127.0.0.1", server["Soulseek"].Port.ToString(CultureInfo.InvariantCulture), "shell-sampler", "secret", "lonely shell tune", scratch.File("sampled"));
        await sample.SaysAsync("300000 bytes");
        (await sample.EndAsync()).ShouldBe(0);

        var nothing = await Run("get", "shell-sharer", "no\\such.mp3", "--to", scratch.File("got"));
        nothing.Code.ShouldBe(ExitCodes.No);
        nothing.LastLine.ShouldStartWith("no\\such.mp3: ");

        Task<ParlanceRun> Run(params string[] arguments) => Task.Run(() => ParlanceRun.Of(["soulseek", .. arguments, .. Login("shell-taker")]));
    }

    [Fact]
    public async Task A_wish_is_searched_for_at_once_and_its_finds_are_told_to_people_and_to_scripts()
    {
        using var scratch = new ScratchDirectory();
        Directory.CreateDirectory(scratch.File("rare"));
        await File.WriteAllTextAsync(scratch.File("rare/wanted shell rarity.mp3"), "no sound", TestContext.Current.CancellationToken);
        await using var sharing = new LiveRun(["soulseek", "share", scratch.File("rare"), "--json", .. Login("wish-sharer")]);
        (await sharing.LineAsync("\"state\":\"sharing\"", TestContext.Current.CancellationToken)).ShouldStartWith("{\"state\":\"sharing\",\"folders\":1,\"files\":1,\"port\":");
        await using var wishing = new LiveRun(["soulseek", "wish", "wanted shell rarity", "no such thing", "--json", .. Login("wisher")]);
        (await wishing.LineAsync("wishing", TestContext.Current.CancellationToken)).ShouldBe("{\"state\":\"wishing\",\"wishes\":2}");
        (await wishing.LineAsync("wish-sharer", TestContext.Current.CancellationToken)).ShouldMatch(
            """^\{"user":"wish-sharer","file":".*wanted shell rarity\.mp3","size":8,"attributes":\{.*\},"locked":false,"free":true,"speed":\d+,"queue":0\}$""");
        (await wishing.StopAsync()).ShouldBe(ExitCodes.Done);
        (await sharing.StopAsync()).ShouldBe(ExitCodes.Done);
    }

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
