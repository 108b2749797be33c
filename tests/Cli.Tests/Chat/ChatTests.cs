using Parlance.Cli.Chat;

[assembly: AssemblyFixture(typeof(Parlance.Cli.Tests.RunningServer))]

namespace Parlance.Cli.Tests.Chat;

/// <summary>Chats against the real server.</summary>
public sealed class ChatTests(RunningServer server)
{
    [Fact]
    public async Task Ares_lines_private_words_and_comings_are_shown()
    {
        await using var alice = new ChatUser($"ares://alice@{server["Ares"]}");
        await alice.SeesAsync("as alice");
        await using var bob = new ChatUser($"ares://bob%20b@{server["Ares"]}");
        await bob.SeesAsync("as bob b");
        (await alice.SeesAsync("bob b joined")).ShouldStartWith("-- [");

        bob.Type("hello \"all\"");
        (await alice.SeesAsync("hello")).ShouldEndWith("<bob b> hello \"all\"");
        alice.Type("/me waves");
        (await bob.SeesAsync("waves")).ShouldEndWith("* alice waves");
        alice.Type("/msg \"bob b\" psst");
        (await bob.SeesAsync("psst")).ShouldBe("*alice* psst");
        alice.Type("/msg nobody psst");
        await alice.SeesAsync("!! nobody: Offline");
        alice.Type("/who");
        (await alice.SeesAsync("bob b")).ShouldContain("alice");
        (await bob.EndAsync()).ShouldBe(0);
        await alice.SeesAsync("bob b left");
    }

    [Fact]
    public async Task Soulseek_rooms_private_words_and_contacts_are_shown()
    {
        await using var alice = new ChatUser($"soulseek://slsk-alice:secret@{server["Soulseek"]}/tea%20room");
        await alice.SeesAsync("in tea room, 1 there");
        await using var bob = new ChatUser($"soulseek://slsk-bob:secret@{server["Soulseek"]}/tea%20room");
        await bob.SeesAsync("in tea room, 2 there");
        await alice.SeesAsync("slsk-bob joined");

        bob.Type("hello all");
        (await alice.SeesAsync("hello all")).ShouldBe("[tea room] <slsk-bob> hello all");
        alice.Type("/msg slsk-bob psst");
        (await bob.SeesAsync("psst")).ShouldBe("*slsk-alice* psst");
        bob.Type("/add slsk-alice");
        await bob.SeesAsync("slsk-alice is online");
        alice.Type("/away");
        await bob.SeesAsync("slsk-alice is away");
        alice.Type("/rooms");
        await alice.SeesAsync("tea room (2)");
        bob.Type("/leave");
        await alice.SeesAsync("slsk-bob left");
        bob.Type("lost");
        await bob.SeesAsync("!! in which room?");
        (await alice.EndAsync()).ShouldBe(0);
        await bob.SeesAsync("slsk-alice is offline");
    }

    [Fact]
    public async Task A_wrong_password_ends_the_chat_with_1()
    {
        await using (var rightful = new ChatUser($"soulseek://slsk-carol:secret@{server["Soulseek"]}"))
        {
            await rightful.SeesAsync("logged in as slsk-carol");
        }

        await using var thief = new ChatUser($"soulseek://slsk-carol:guess@{server["Soulseek"]}");
        await thief.SeesAsync("!! INVALIDPASS");
        (await thief.EndAsync()).ShouldBe(ExitCodes.No);
    }

    [Fact]
    public async Task A_script_waits_for_what_it_wants_to_see()
    {
        await using var script = new ChatUser($"ares://scripted@{server["Ares"]}");
        script.Type("marco");
        script.Type("/wait <scripted> marco");
        script.Type("/nonsense");
        await script.SeesAsync("!! there is no command /nonsense");
        script.Type("/help");
        await script.SeesAsync("/me WORDS");
        script.Type("/quit");
        (await script.EndAsync()).ShouldBe(ExitCodes.Done);
    }

    [Fact]
    public void A_place_that_is_none_is_told()
    {
        foreach (var url in new[] { "gopher://x", "ares", "soulseek:///", "icq://1:2@no.such.host.invalid" })
        {
            var run = ParlanceRun.Of("chat", url);
            run.Code.ShouldBe(ExitCodes.Unusable);
            run.Error.ShouldContain("is no place to chat");
        }
    }

    [Theory]
    [InlineData("hello", "say", "hello", "hello", "")]
    [InlineData("//hello", "say", "/hello", "/hello", "")]
    [InlineData("/MSG bob  hi there", "msg", "bob  hi there", "bob", "hi there")]
    [InlineData("/msg \"bob b\" hi", "msg", "\"bob b\" hi", "bob b", "hi")]
    [InlineData("/quit", "quit", "", "", "")]
    public void What_is_typed_is_a_command_or_words(string typed, string command, string text, string first, string after)
    {
        var input = ChatInput.Parse(typed);
        input.ShouldBe(new ChatInput(command, text));
        input.Split().ShouldBe((first, after));
    }

    [Fact]
    public void A_line_from_a_stranger_cannot_move_the_cursor() =>
        new ChatLine(ChatKind.Private, string.Empty, "eve\u001b[2J", "a\rb\u202Ec").ToString().ShouldBe("*eve\\x1B[2J* a\\x0Db\\x202Ec");
}
