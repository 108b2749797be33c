using Parlance.Testing;

namespace Parlance.Cli.Tests;

/// <summary>What an operator does from the shell, against the real server.</summary>
public sealed class AdminTests(RunningServer server)
{
    [Fact]
    public void Accounts_are_made_listed_given_roles_and_deleted()
    {
        Owner("users", "add", "shell-made").Output.ShouldContain("shell-made: UIN ");
        Owner("users", "list", "shell-made").Output.ShouldContain("member");
        Owner("users", "role", "shell-made", "moderator").LastLine.ShouldBe("shell-made is moderator");
        Owner("users", "password", "shell-made", "--new-password", "another1").LastLine.ShouldBe("changed");
        Owner("users", "show", "shell-made", "--json").LastLine.ShouldStartWith("{\"name\":\"shell-made\"");
        Owner("users", "kick", "shell-made").LastLine.ShouldBe("kicked");
        Owner("users", "remove", "shell-made").LastLine.ShouldBe("removed");
        var gone = Owner("users", "show", "shell-made");
        gone.Code.ShouldBe(ExitCodes.No);
        gone.Error.ShouldContain("parlance admin users show: There is no such");
    }

    [Fact]
    public void Rooms_are_made_changed_and_closed()
    {
        Owner("rooms", "add", "shell room", "--topic", "one").LastLine.ShouldBe("shell room made");
        Owner("rooms", "topic", "shell room", "two").LastLine.ShouldBe("shell room: two");
        Owner("rooms", "list", "shell room").Output.ShouldContain("two");
        Owner("rooms", "remove", "shell room").LastLine.ShouldBe("removed");
        Owner("rooms", "list", "shell room").Output.ShouldNotContain("two");
    }

    [Fact]
    public void Order_is_kept_in_a_room_and_verdicts_are_shown_and_lifted()
    {
        Owner("users", "add", "loudmouth").Code.ShouldBe(0);
        Owner("rooms", "add", "quiet room").Code.ShouldBe(0);
        Owner("rooms", "mute", "quiet room", "loudmouth", "--minutes", "5").LastLine.ShouldBe("loudmouth is muted in quiet room");
        Owner("rooms", "ban", "quiet room", "loudmouth", "--reason", "too loud").LastLine.ShouldBe("loudmouth is banned from quiet room");
        Owner("rooms", "verdicts", "quiet room").Output.ShouldContain("loudmouth");
        Owner("rooms", "verdicts", "quiet room", "--json").Output.ShouldContain("{\"verdict\":\"ban\",\"name\":\"loudmouth\",\"by\":\"admin\",\"until\":null}");
        Owner("rooms", "unmute", "quiet room", "loudmouth").LastLine.ShouldBe("loudmouth may speak in quiet room");
        Owner("rooms", "unban", "quiet room", "loudmouth").LastLine.ShouldBe("loudmouth may enter quiet room");
        Owner("rooms", "unban", "quiet room", "loudmouth").Code.ShouldBe(ExitCodes.No);
        Owner("rooms", "verdicts", "quiet room", "--json").Output.ShouldNotContain("loudmouth");
        Owner("rooms", "kick", "quiet room", "loudmouth", "--minutes", "0").LastLine.ShouldBe("loudmouth is put out of quiet room");
        Owner("rooms", "lines", "quiet room").Code.ShouldBe(0);
        Owner("users", "kick", "loudmouth", "--minutes", "1").LastLine.ShouldBe("kicked");
    }

    [Fact]
    public void Bans_are_made_of_addresses_and_lifted()
    {
        Owner("bans", "add", "192.0.2.0/24", "--days", "2", "--reason", "spam").LastLine.ShouldStartWith("192.0.2.0/24 is banned until ");
        Owner("bans", "list").Output.ShouldContain("spam");
        Owner("bans", "remove", "192.0.2.0/24").LastLine.ShouldBe("lifted");
        Owner("bans", "list").Output.ShouldNotContain("spam");
    }

    [Fact]
    public void Backups_are_made_and_fetched()
    {
        using var scratch = new ScratchDirectory();
        var name = Owner("backup", "make").LastLine.Split(':')[0];
        Owner("backup", "list").Output.ShouldContain(name);
        Owner("backup", "get", name, "--to", scratch.File("copy.db")).Code.ShouldBe(0);
        File.ReadAllBytes(scratch.File("copy.db")).Take(15).ShouldBe("SQLite format 3"u8.ToArray());
    }

    [Fact]
    public void The_server_tells_how_it_is_by_password_and_by_token()
    {
        Owner("status").Output.ShouldContain("storageHealthy");
        Owner("announce", "all is well").LastLine.ShouldBe("announced");
        Owner("audit").Code.ShouldBe(0);
        var token = Owner("token", "for a test", "--standing", "moderator").LastLine;
        Run("sessions", "--token", token, "--json").Code.ShouldBe(0);
        Run("users", "remove", "admin", "--token", token).Code.ShouldBe(ExitCodes.No);
    }

    [Fact]
    public void Who_may_not_and_what_is_not_there_is_told()
    {
        var wrong = Run("status", "--password", "guess");
        wrong.Code.ShouldBe(ExitCodes.No);
        wrong.Error.ShouldContain("parlance admin status: ");
        ParlanceRun.Of("admin", "status", "--server", "gopher://x", "--password", "x").Code.ShouldBe(ExitCodes.Unusable);
        ParlanceRun.Of("admin", "status", "--server", "http://127.0.0.1:1", "--password", "x").Code.ShouldBe(ExitCodes.Unusable);
        ParlanceRun.Of("admin", "status").Error.ShouldContain("Give --token, or --user and --password");
    }

    private ParlanceRun Owner(params string[] arguments) => Run([.. arguments, "--user", "admin", "--password", RunningServer.OwnerPassword]);

    private ParlanceRun Run(params string[] arguments) => ParlanceRun.Of(["admin", .. arguments, "--server", $"http://{server["Web"]}"]);
}
