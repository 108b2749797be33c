using System.Globalization;
using System.Net;
using Parlance.Cli.Tests.Chat;
using Parlance.MyIcq;

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
    public async Task The_MyICQ_gateway_carries_words_both_ways()
    {
        var own = ParlanceRun.Of("icq", "register", "friendpw", "--server", server["ICQ"].ToString()).LastLine;
        await using var friend = new ChatUser($"icq://{own}:friendpw@{server["ICQ"]}");
        await friend.SeesAsync("logged in");
        string[] ports = [.. new[] { "MyICQ", "ICQ" }.Select(network => server[network].Port.ToString(CultureInfo.InvariantCulture))];
        await using var gateway = new RunningSample("MyIcqGateway", [IPAddress.Loopback.ToString(), .. ports, own]);
        var numbers = (await gateway.SaysAsync(" carries for ")).Split(' ');
        await using var writer = new MyIcqClient(new MyIcqClientOptions { Server = server["MyICQ"], Local = new IPEndPoint(IPAddress.Loopback, 0) });
        var events = writer.Events.SubscribeAsync(TestContext.Current.CancellationToken);
        var uin = (await writer.RegisterAndLogInAsync("secret", cancellation: TestContext.Current.CancellationToken)).ShouldNotBeNull();
        await writer.Messages.SendAsync(uint.Parse(numbers[0], CultureInfo.InvariantCulture), "你好", TestContext.Current.CancellationToken);
        await friend.SeesAsync($"{uin}: ");
        friend.Type($"/msg {numbers[^1]} hello back");
        await foreach (var told in events)
        {
            if (told is MyIcqEvent.MessageReceived { Message: MyIcqMessage.Text text })
            {
                text.Words.ShouldBe("hello back");
                return;
            }
        }
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
