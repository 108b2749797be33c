using System.Globalization;
using System.Net;
using Parlance.Cli.Tests.Chat;

namespace Parlance.Cli.Tests.Samples;

/// <summary>The samples against the real server.</summary>
public sealed class SampleTests(RunningServer server)
{
    [Fact]
    public async Task The_Ares_bot_greets_and_answers()
    {
        await using var bot = new RunningSample("AresBot", [.. Place("Ares"), "Sample Bot"]);
        (await bot.SaysAsync("as Sample Bot")).ShouldStartWith("in ");
        await using var alice = new ChatUser($"ares://bot-friend@{server["Ares"]}");
        (await alice.SeesAsync("Welcome, bot-friend!")).ShouldContain("<Sample Bot>");
        alice.Type("!time");
        await alice.SeesAsync("<Sample Bot> It is ");
        alice.Type("!users");
        await alice.SeesAsync(" are here.");
    }

    [Fact]
    public async Task The_ICQ_responder_answers_everybody_once()
    {
        await using var responder = new RunningSample("IcqAutoResponder", Place("ICQ"));
        var uin = (await responder.SaysAsync(" answers")).Split(' ')[0];
        var own = ParlanceRun.Of("icq", "register", "friendpw", "--server", server["ICQ"].ToString()).LastLine;
        await using var friend = new ChatUser($"icq://{own}:friendpw@{server["ICQ"]}");
        await friend.SeesAsync("logged in");
        friend.Type($"/msg {uin} are you there?");
        (await friend.SeesAsync("I am out")).ShouldBe($"*{uin}* I am out and will read this later.");
        await responder.SaysAsync($"{own}: are you there?");
    }

    [Fact]
    public async Task The_Soulseek_downloader_says_when_it_is_refused()
    {
        await using (var rightful = new ChatUser($"soulseek://sample-user:secret@{server["Soulseek"]}"))
        {
            await rightful.SeesAsync("logged in");
        }

        await using var downloader = new RunningSample("SoulseekDownloader", [.. Place("Soulseek"), "sample-user", "guess", "song"]);
        await downloader.SaysAsync("refused: INVALIDPASS");
        (await downloader.EndAsync()).ShouldBe(1);
    }

    private string[] Place(string network) => [IPAddress.Loopback.ToString(), server[network].Port.ToString(CultureInfo.InvariantCulture)];
}
