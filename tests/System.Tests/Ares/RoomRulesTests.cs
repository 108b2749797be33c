using Parlance.Ares;
using Parlance.Testing;

namespace Parlance.System.Tests.Ares;

/// <summary>Who comes in, what commands may be used, and what the operator has configured.</summary>
public sealed class RoomRulesTests
{
    [Theory]
    [InlineData("Kill", "A filter put you out")]
    [InlineData("NameBan", "You are banned")]
    [InlineData("Redirect, arlnk://CHATROOM:127.0.0.1:5000|Other", "")]
    public async Task A_join_filter_turns_a_visitor_away_before_anybody_sees_it(string action, string words)
    {
        await using var host = await AresHost.StartAsync();
        using var owner = await OwnerAsync(host);
        await owner.CommandAsync($"addjoinfilter evil*, {action}");
        await owner.HearAsync("added the filter");
        using var visitor = await RawAres.ConnectAsync(host.Ares, "Evil One");
        await visitor.LogInAsync();
        if (words.Length > 0)
        {
            (await visitor.ClosedAsync()).ShouldContain(l => l.StartsWith(words, StringComparison.Ordinal));
        }
        else
        {
            (await visitor.ExpectAsync<ToClient.Redirect>()).Room.ShouldBe("Other");
            (await visitor.ClosedAsync()).ShouldBeEmpty();
        }

        (await owner.CodesAsync()).ShouldNotContain(code => code == 20 || code == 22);
        host.Room.Room.UserCount.ShouldBe(1);
        host.Community.Presences.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_join_filter_renames_moves_and_muzzles_before_the_join_is_shown()
    {
        await using var host = await AresHost.StartAsync();
        using var owner = await OwnerAsync(host);
        foreach (var filter in new[] { "rude*, ChangeName, Polite", "rude*, Muzzle", "rude*, Pm, mind your words +n", "shy*, Move, 7" })
        {
            await owner.CommandAsync($"addjoinfilter {filter}");
            await owner.HearAsync("added the filter");
        }

        using var rude = await RawAres.ConnectAsync(host.Ares, "Rude Boy");
        await rude.LogInAsync();
        (await rude.ExpectAsync<ToClient.LoginAck>()).Name.ShouldBe("Polite");
        (await rude.ExpectAsync<ToClient.Pvt>()).Text.ShouldBe("mind your words Polite");
        (await owner.ExpectAsync<ToClient.Join>()).User.Name.ShouldBe("Polite");
        await rude.SayAsync("hello");
        await rude.HearAsync("muzzled");
        using var shy = await RawAres.JoinAsync(host.Ares, "Shy Girl");
        (await owner.CodesAsync()).ShouldNotContain(20);
        host.Room.Room.Find("Shy Girl")!.Vroom.ShouldBe(7);
    }

    [Fact]
    public async Task An_emote_is_no_answer_to_a_captcha()
    {
        await using var host = await AresHost.StartAsync(network: o => o.Guard.CaptchaForLoopback = true);
        using var owner = await OwnerAsync(host);
        await owner.CommandAsync("captcha on");
        await owner.SettleAsync();
        using var robot = await RawAres.ConnectAsync(host.Ares, "Robot");
        await robot.LogInAsync();
        await robot.HearAsync("type this word");
        var captcha = host.Room.Room.Find("Robot")!.Captcha!;
        for (var i = 0; i < 10; i++)
        {
            await robot.SendAsync(new ToServer.Emote(captcha.Word));
        }

        await robot.SettleAsync();
        host.Room.Room.Find("Robot")!.Captcha.ShouldBe(captcha);
        captcha.Failures.ShouldBe(0);
    }

    [Fact]
    public async Task A_status_without_a_body_is_answered_and_keeps_the_client()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        await alice.WriteAsync([0, 0, 4]);
        (await alice.ExpectAsync<ToClient.UpdateUserStatus>()).Name.ShouldBe("Alice");
        await alice.WriteAsync([3, 0, 4, 1, 0, 7]);
        (await alice.ExpectAsync<ToClient.UpdateUserStatus>()).Region.ShouldBe("Leeds");
    }

    [Fact]
    public async Task The_level_of_a_command_can_be_changed_and_outlives_a_restart()
    {
        using var scratch = new ScratchDirectory();
        await using (var first = await AresHost.StartAsync(path: scratch.Path, keeps: true))
        {
            using var owner = await OwnerAsync(first);
            using var alice = await RawAres.JoinAsync(first.Ares, "Alice");
            await owner.CommandAsync("commandlevel announce 0");
            await owner.HearAsync("announce to 0");
            await alice.CommandAsync("announce hear me");
            await owner.HearAsync("hear me");
            await owner.CommandAsync("commandlevel shout off");
            await owner.HearAsync("shout to off");
            await owner.CommandAsync("shout anybody");
            await owner.HearAsync("may not use");
        }

        await using var second = await AresHost.StartAsync(path: scratch.Path, keeps: true);
        using var again = await OwnerAsync(second);
        await again.CommandAsync("commandlevels");
        await again.HearAsync("announce level 0");
        await again.HearAsync("shout off");
        await again.CommandAsync("commandlevel shout default");
        await again.HearAsync("shout to default");
        await again.CommandAsync("shout anybody");
        await again.HearAsync("shouts: anybody");
        foreach (var wrong in new[] { "commandlevel nothing 1", "commandlevel commandlevel 0", "commandlevel help off", "commandlevel login 3", "commandlevel shout 9" })
        {
            await again.CommandAsync(wrong);
            await again.HearAsync("/commandlevel <command>");
        }
    }

    [Fact]
    public async Task Idling_ends_on_request_and_hosts_switch_the_telling()
    {
        await using var host = await AresHost.StartAsync();
        using var owner = await OwnerAsync(host);
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        await alice.CommandAsync("idle");
        await owner.HearAsync("Alice is idle");
        await alice.CommandAsync("idle off");
        await owner.HearAsync("Alice is back");
        await owner.CommandAsync("idle off");
        await owner.HearAsync("turned idle off");
        await alice.SettleAsync();
        await alice.CommandAsync("idle");
        (await alice.AllAsync<ToClient.NoSuch>()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Messages_of_the_day_come_from_a_file()
    {
        using var scratch = new ScratchDirectory();
        await File.WriteAllTextAsync(scratch.File("motd.txt"), "first +n\nsecond", TestContext.Current.CancellationToken);
        await using var host = await AresHost.StartAsync(o => o.MotdFile = scratch.File("motd.txt"));
        using var owner = await RawAres.ConnectAsync(host.Ares, "Owner");
        await owner.LogInAsync();
        await owner.HearAsync("first Owner");
        await owner.SendAsync(new ToServer.AuthLogin(AresHost.OwnerPassword));
        await owner.ExpectAsync<ToClient.OpChange>(o => o.IsOperator);
        await File.WriteAllTextAsync(scratch.File("motd.txt"), "third", TestContext.Current.CancellationToken);
        await owner.CommandAsync("loadmotd");
        await owner.HearAsync("1 lines are read");
        await owner.CommandAsync("viewmotd");
        await owner.HearAsync("third");
        File.Delete(scratch.File("motd.txt"));
        await owner.CommandAsync("loadmotd");
        await owner.HearAsync("no such file");
        await owner.CommandAsync("roomsearch lob");
        await owner.HearAsync("Lobby, 1 inside");
    }

    [Fact]
    public async Task An_operator_may_refuse_by_age_and_gender()
    {
        await using var host = await AresHost.StartAsync(o =>
        {
            o.MinAge = 18;
            o.RefusedGenders.Add("unknown");
        });
        using var grown = await RawAres.JoinAsync(host.Ares, "Grown");
        using var young = await RawAres.ConnectAsync(host.Ares, "Young");
        await young.LogInAsync(l => l with { Age = 17 });
        (await young.ClosedAsync()).ShouldContain("This room is for users from 18 years on.");
        using var silent = await RawAres.ConnectAsync(host.Ares, "Silent");
        await silent.LogInAsync(l => l with { Gender = 0 });
        (await silent.ClosedAsync()).ShouldContain("This room is not for you.");
    }

    [Fact]
    public async Task Whoever_sits_at_the_machine_is_the_host_where_the_operator_says_so()
    {
        await using var host = await AresHost.StartAsync(o => o.LoopbackIsHost = true);
        using var alice = await RawAres.ConnectAsync(host.Ares, "Alice");
        await alice.LogInAsync();
        (await alice.ExpectAsync<ToClient.OpChange>()).IsOperator.ShouldBeTrue();
        host.Room.Room.Find("Alice")!.Level.ShouldBe(3);
    }

    [Fact]
    public async Task What_an_operator_does_not_offer_is_neither_announced_nor_relayed()
    {
        await using var host = await AresHost.StartAsync(o => o.Voice = o.Scribbles = o.Fonts = o.Files = o.WebChats = false);
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        using var alice = await RawAres.ConnectAsync(host.Ares, "Alice");
        await alice.LogInAsync();
        (await alice.ExpectAsync<ToClient.MyFeatures>()).Features.ShouldBe((byte)(RoomFeatures.Private | RoomFeatures.Compression | RoomFeatures.PrivateScribbles));
        (await alice.ExpectAsync<ToClient.VoiceSupported>()).IsEnabled.ShouldBeFalse();
        await alice.SettleAsync();
        await bob.SettleAsync();
        await alice.SendAsync(new ToServer.VoiceFirst(new byte[20]));
        await alice.SendAsync(new ToServer.RoomScribbleFirst(10, 0, new byte[10]));
        await alice.SendAsync(new ToServer.Font(new FontLook(10, "Tahoma", 1, 2, null, null)));
        await alice.SendAsync(new ToServer.VoicePrivateFirst("Bob", new byte[20]));
        (await alice.ExpectAsync<ToClient.NoPrivateVoice>()).Name.ShouldBe("Bob");
        (await bob.CodesAsync()).ShouldBeEmpty();
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri($"http://{host.Ares}/"), TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(global::System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Bans_are_lifted_every_so_often_where_the_operator_says_so()
    {
        var time = new ManualTime();
        await using var host = await AresHost.StartAsync(o => o.ClearBansEvery = TimeSpan.FromHours(6), time: time);
        using var owner = await OwnerAsync(host);
        using (var alice = await RawAres.JoinAsync(host.Ares, "Alice"))
        {
            await owner.CommandAsync("ban Alice");
            await alice.ClosedAsync();
        }

        using var early = await RawAres.ConnectAsync(host.Ares, "Alice");
        await early.LogInAsync();
        (await early.ClosedAsync()).ShouldContain(l => l.Contains("banned", StringComparison.Ordinal));
        host.Room.Room.ActiveBans().Count.ShouldBe(1);
        for (var i = 0; i < 120; i++)
        {
            time.Advance(TimeSpan.FromMinutes(3));
            await owner.SettleAsync();
        }

        using var late = await RawAres.JoinAsync(host.Ares, "Alice");
        host.Room.Room.ActiveBans().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hundred_bombs_at_once_close_their_senders_alone()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        var bombers = await Task.WhenAll(Enumerable.Range(0, 100).Select(i => RawAres.JoinAsync(host.Ares, $"Bomber {i}")));
        var bomb = AresFrames.ToBytes(new ToServer.Compressed(AresCompression.Deflate(new byte[40_000_000])));
        var before = GC.GetTotalAllocatedBytes();
        await Task.WhenAll(bombers.Select(b => b.WriteAsync(bomb)));
        await Task.WhenAll(bombers.Select(b => b.ClosedAsync()));
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(400L * 1024 * 1024, "a hundred bombs of 40 MB each");
        await alice.SayAsync("still here");
        await alice.ExpectAsync<ToClient.Public>(p => p.Text == "still here");
        host.Room.Room.UserCount.ShouldBe(1);
        foreach (var bomber in bombers)
        {
            bomber.Dispose();
        }
    }

    private static async Task<RawAres> OwnerAsync(AresHost host)
    {
        var owner = await RawAres.JoinAsync(host.Ares, "Owner");
        await owner.SendAsync(new ToServer.AuthLogin(AresHost.OwnerPassword));
        await owner.ExpectAsync<ToClient.OpChange>(o => o.IsOperator);
        await owner.SettleAsync();
        return owner;
    }
}
