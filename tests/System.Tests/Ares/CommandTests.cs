using Parlance.Ares;
using Parlance.Testing;
using Parlance.Wire;

namespace Parlance.System.Tests.Ares;

/// <summary>Commands by frame 74, by # and / in lines, and in private messages to the room's own user.</summary>
public sealed class CommandTests
{
    [Fact]
    public async Task A_command_may_be_given_in_four_ways()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        await bob.SettleAsync();
        await alice.CommandAsync("id");
        await alice.HearAsync("Your number is 1");
        await alice.SayAsync("/id");
        await alice.HearAsync("Your number is 1");
        await alice.SendAsync(new ToServer.Pvt("Parlance", "#id"));
        await alice.HearAsync("Your number is 1");
        (await bob.CodesAsync()).ShouldBeEmpty();
        await alice.SayAsync("#id");
        await alice.HearAsync("Your number is 1");
        (await bob.ExpectAsync<ToClient.Public>()).Text.ShouldBe("#id");
        await alice.SayAsync("#login nothing9");
        await alice.SayAsync("#unknown");
        (await bob.ExpectAsync<ToClient.Public>()).Text.ShouldBe("#unknown");
    }

    [Fact]
    public async Task Help_lists_what_the_level_allows()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        await alice.CommandAsync("help");
        var regular = await alice.AllAsync<ToClient.NoSuch>();
        regular.ShouldContain(l => l.Text == "/vroom <number>");
        regular.ShouldNotContain(l => l.Text.StartsWith("/kick", StringComparison.Ordinal));
        await HostAsync(alice);
        await alice.CommandAsync("help");
        (await alice.AllAsync<ToClient.NoSuch>()).Count.ShouldBeGreaterThan(90);
        await alice.CommandAsync("help kick");
        await alice.HearAsync("/kick <user> [reason] - ");
    }

    [Fact]
    public async Task A_regular_user_may_not_use_an_operators_command()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        await alice.CommandAsync("kick Bob");
        await alice.HearAsync("may not use");
        (await bob.CodesAsync()).ShouldNotContain(0);
    }

    [Theory]
    [InlineData("kick Bob Zorbo go away")]
    [InlineData("kill \"Bob\"")]
    [InlineData("kick 2")]
    public async Task A_kicked_user_is_put_out(string command)
    {
        await using var host = await AresHost.StartAsync();
        using var host1 = await RawAres.JoinAsync(host.Ares, "Host");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob Zorbo");
        await HostAsync(host1);
        await host1.CommandAsync(command);
        await bob.ClosedAsync();
        (await host1.ExpectAsync<ToClient.Part>()).Name.ShouldBe("Bob Zorbo");
        using var again = await RawAres.JoinAsync(host.Ares, "Bob Zorbo");
        again.Name.ShouldBe("Bob Zorbo");
    }

    [Fact]
    public async Task A_ban_outlives_a_restart_and_is_lifted()
    {
        var first = await AresHost.StartAsync(keeps: true);
        using (var host1 = await RawAres.JoinAsync(first.Ares, "Host"))
        using (var bob = await RawAres.JoinAsync(first.Ares, "Bob"))
        {
            await HostAsync(host1);
            await host1.CommandAsync("ban Bob");
            await bob.ClosedAsync();
        }

        await first.DisposeAsync();
        await using var second = await AresHost.StartAsync(path: first.Path);
        using var refused = await RawAres.ConnectAsync(second.Ares, "Bob");
        await refused.LogInAsync();
        (await refused.ClosedAsync()).ShouldContain(l => l.Contains("banned", StringComparison.Ordinal));
        using var host2 = await RawAres.JoinAsync(second.Ares, "Host");
        await HostAsync(host2);
        await host2.CommandAsync("listbans");
        await host2.HearAsync("0 - Bob");
        await host2.CommandAsync("unban 0");
        await host2.HearAsync("lifted the ban of Bob");
        using var bobAgain = await RawAres.JoinAsync(second.Ares, "Bob");
    }

    [Fact]
    public async Task A_muzzle_holds_over_a_reconnect_and_ends_in_time()
    {
        var time = new ManualClock();
        await using var host = await AresHost.StartAsync(time: time);
        using var host1 = await RawAres.JoinAsync(host.Ares, "Host");
        await HostAsync(host1);
        using (var bob = await RawAres.JoinAsync(host.Ares, "Bob"))
        {
            await host1.CommandAsync("mtimeout 5");
            await host1.CommandAsync("muzzle Bob");
            await bob.HearAsync("was muzzled");
            await bob.SayAsync("mmm");
            await bob.HearAsync("You are muzzled");
            await bob.SendAsync(new ToServer.Pvt("Host", "mmm"));
            await bob.ExpectAsync<ToClient.IsIgnoringYou>();
            await bob.SendAsync(new ToServer.VoiceFirst([1]));
            await bob.SettleAsync();
        }

        using var again = await RawAres.JoinAsync(host.Ares, "Bob");
        await again.SayAsync("mmm");
        await again.HearAsync("You are muzzled");
        await host1.SettleAsync();
        time.Wall += TimeSpan.FromMinutes(6);
        await again.SayAsync("free");
        (await host1.ExpectAsync<ToClient.Public>()).Text.ShouldBe("free");
    }

    [Fact]
    public async Task Virtual_rooms_are_apart_but_private_messages_pass()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        await alice.SettleAsync();
        await bob.CommandAsync("vroom 7");
        (await bob.CodesAsync()).ShouldBe([3, 32, 30, 30, 35, 75, 1212]);
        (await alice.CodesAsync()).ShouldBe([22]);
        await alice.SayAsync("main");
        await bob.SayAsync("seven");
        await alice.SendAsync(new ToServer.Pvt("Bob", "over here"));
        (await bob.ExpectAsync<ToClient.Pvt>()).Text.ShouldBe("over here");
        (await alice.AllAsync<ToClient.Public>()).ShouldBe([new ToClient.Public("Alice", "main")]);
        await HostAsync(alice);
        await alice.CommandAsync("vspy on");
        await alice.SettleAsync();
        await bob.SayAsync("overheard");
        await alice.HearAsync("[Lobby#7] Bob> overheard");
        await alice.CommandAsync("move Bob 0");
        (await alice.ExpectAsync<ToClient.Join>()).User.Name.ShouldBe("Bob");
    }

    [Fact]
    public async Task A_topic_is_told_and_outlives_a_restart()
    {
        var first = await AresHost.StartAsync(keeps: true);
        using (var alice = await RawAres.JoinAsync(first.Ares, "Alice"))
        using (var bob = await RawAres.JoinAsync(first.Ares, "Bob"))
        {
            await HostAsync(alice);
            await alice.CommandAsync("addtopic a brand new topic");
            (await bob.ExpectAsync<ToClient.Topic>()).Text.ShouldBe("a brand new topic");
            await alice.CommandAsync("addurl http://example.org/ Example: link");
            (await bob.ExpectAsync<ToClient.Url>()).ShouldBe(new ToClient.Url("http://example.org/", "Example: link"));
            await alice.CommandAsync("addgreetmsg Welcome +n to +rn");
            await alice.CommandAsync("addmotd Be kind");
            await alice.CommandAsync("history off");
            await alice.SettleAsync();
        }

        await first.DisposeAsync();
        await using var second = await AresHost.StartAsync(path: first.Path);
        using var carol = await RawAres.ConnectAsync(second.Ares, "Carol");
        await carol.LogInAsync();
        (await carol.ExpectAsync<ToClient.TopicFirst>()).Text.ShouldBe("a brand new topic");
        (await carol.ExpectAsync<ToClient.Url>()).Caption.ShouldBe("Example: link");
        (await carol.AllAsync<ToClient.NoSuch>()).Select(l => l.Text).ShouldBe(["Be kind", "Welcome Carol to Lobby"]);
    }

    [Fact]
    public async Task Filters_censor_replace_and_put_out()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        await HostAsync(alice);
        await alice.CommandAsync("addwordfilter badword, Censor");
        await alice.CommandAsync("addwordfilter *colour*, Replace, hue");
        await alice.CommandAsync("addwordfilter spam, Kill");
        await alice.CommandAsync("addjoinfilter Evil*, Kill");
        await alice.CommandAsync("wordfilters");
        await alice.HearAsync("2 - spam, Kill");
        await bob.SayAsync("a BadWord here");
        await bob.SayAsync("what a colour");
        (await alice.ExpectAsync<ToClient.Public>()).Text.ShouldBe("hue");
        await bob.SayAsync("spam");
        await bob.ClosedAsync();
        using var evil = await RawAres.ConnectAsync(host.Ares, "Evil One");
        await evil.LogInAsync();
        await evil.ClosedAsync();
        await alice.CommandAsync("remwordfilter 0");
        await alice.HearAsync("removed the filter badword");
    }

    [Fact]
    public async Task Somebody_renamed_in_the_moment_of_leaving_leaves_nothing_behind()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        var gone = host.Room.Room.Find("Bob")!;
        bob.Dispose();
        await alice.ExpectAsync<ToClient.Part>();
        host.Room.Room.Rename(gone, "Robert").ShouldBeTrue();
        host.Room.Room.Find("Robert").ShouldBeNull();
        host.Room.Room.Main.Count.ShouldBe(1);
        using var robert = await RawAres.JoinAsync(host.Ares, "Robert");
        robert.Name.ShouldBe("Robert");
    }

    [Fact]
    public async Task A_redirect_names_the_room_and_closes()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        await HostAsync(alice);
        await alice.CommandAsync("redirect Bob " + new Hashlink(Ip4.Of(1, 2, 3, 4), 5000, "Other"));
        var there = await bob.ExpectAsync<ToClient.Redirect>();
        (there.Address, there.Port, there.Room).ShouldBe((Ip4.Of(1, 2, 3, 4), (ushort)5000, "Other"));
        await bob.ClosedAsync();
    }

    [Fact]
    public async Task A_cloaked_host_is_seen_by_nobody_and_sees_everything()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        await HostAsync(alice);
        await bob.SettleAsync();
        await alice.CommandAsync("cloak on");
        (await bob.ExpectAsync<ToClient.Part>()).Name.ShouldBe("Alice");
        await bob.SendAsync(new ToServer.Pvt("Alice", "there?"));
        await bob.ExpectAsync<ToClient.OfflineUser>();
        await bob.SayAsync("alone at last");
        await alice.HearAsync("Bob> alone at last");
        await alice.CommandAsync("cloak off");
        (await bob.ExpectAsync<ToClient.Join>()).User.Name.ShouldBe("Alice");
    }

    [Fact]
    public async Task A_captcha_holds_newcomers_back_until_the_word_is_typed()
    {
        await using var host = await AresHost.StartAsync(network: o => o.Guard.CaptchaForLoopback = true);
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        await HostAsync(alice);
        await alice.CommandAsync("captcha on");
        await alice.SettleAsync();
        using var early = await RawAres.ConnectAsync(host.Ares, "Robot");
        await early.LogInAsync();
        await early.HearAsync("type this word");
        using var robot = await RawAres.ConnectAsync(host.Ares, "Robot");
        await robot.LogInAsync();
        (await robot.CodesAsync()).ShouldBe([3, 92, 1231, 32, 30, 35, 13, 9, 44, 44, 44, 44, 44, 44, 44, 44]);
        await robot.SayAsync("hello");
        await robot.HearAsync("hello is not the word");
        await alice.SendAsync(new ToServer.Pvt("Robot", "psst"));
        (await alice.ExpectAsync<ToClient.OfflineUser>()).Name.ShouldBe("Robot");
        (await alice.CodesAsync()).ShouldBeEmpty();
        await robot.SayAsync(host.Room.Room.Find("Robot")!.Captcha!.Word);
        await robot.ExpectAsync<ToClient.ChannelUserList>(u => u.User.Name == "Alice");
        (await alice.ExpectAsync<ToClient.Join>()).User.Name.ShouldBe("Robot");
        robot.Dispose();
        await alice.ExpectAsync<ToClient.Part>();
        using var again = await RawAres.JoinAsync(host.Ares, "Robot");
        (await alice.ExpectAsync<ToClient.Join>()).User.Name.ShouldBe("Robot");
        using var guesser = await RawAres.ConnectAsync(host.Ares, "Guesser");
        await guesser.LogInAsync();
        for (var i = 0; i < 4; i++)
        {
            await guesser.SayAsync("wrong");
        }

        await guesser.ClosedAsync();
        await alice.CommandAsync("captchavisible on");
        await alice.SettleAsync();
        using var seen = await RawAres.ConnectAsync(host.Ares, "Seen");
        await seen.LogInAsync();
        (await seen.CodesAsync()).ShouldSatisfyAllConditions(c => c[0].ShouldBe(3), c => c[^8..].ShouldAllBe(code => code == 44));
        (await alice.ExpectAsync<ToClient.Join>()).User.Name.ShouldBe("Seen");
    }

    [Fact]
    public async Task An_envelope_is_no_way_around_the_flood_rules()
    {
        var time = new ManualTime();
        await using var host = await AresHost.StartAsync(network: o => (o.Flood.Burst, o.Flood.PerSecond) = (6, 3), time: time);
        using var victim = await RawAres.JoinAsync(host.Ares, "Victim");
        using var writer = await RawAres.JoinAsync(host.Ares, "Writer");
        using var frames = new WireBuffer();
        for (var i = 0; i < 200; i++)
        {
            AresFrames.Write(new ToServer.Pvt("Victim", $"psst {i}"), frames);
        }

        await writer.SendAsync(new ToServer.Compressed(AresCompression.Deflate(frames.Written)));
        for (var i = 0; i < 10; i++)
        {
            (await victim.ExpectAsync<ToClient.Pvt>()).Text.ShouldBe($"psst {i}");
        }

        (await victim.AllAsync<ToClient.Pvt>()).ShouldBeEmpty();
        using var painter = await RawAres.JoinAsync(host.Ares, "Painter");
        for (var i = 0; i < 100; i++)
        {
            await painter.SendAsync(new ToServer.CustomEmote(":)", 16, [1, 2, 3]));
        }

        await victim.ExpectAsync<ToClient.CustomEmote>();
        (await victim.AllAsync<ToClient.CustomEmote>()).Count.ShouldBeLessThan(16);
        time.Advance(TimeSpan.FromSeconds(1));
        await victim.ExpectAsync<ToClient.CustomEmote>();
    }

    [Fact]
    public async Task Floods_are_slowed_and_then_put_out_operators_never()
    {
        await using var host = await AresHost.StartAsync(network: o =>
        {
            o.Flood.Burst = 3;
            o.Flood.PerSecond = 20;
            o.Flood.KillAfter = TimeSpan.FromMilliseconds(200);
        });
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var parrot = await RawAres.JoinAsync(host.Ares, "Parrot");
        await HostAsync(alice);
        await parrot.SendAllAsync(Enumerable.Repeat(new ToServer.Public("same"), 6));
        (await parrot.ClosedAsync()).ShouldContain(l => l.Contains("flood", StringComparison.Ordinal));
        using var writer = await RawAres.JoinAsync(host.Ares, "Writer");
        await writer.SendAllAsync(Enumerable.Range(0, 200).Select(i => new ToServer.Pvt("Alice", $"psst {i}")));

        (await writer.ClosedAsync()).ShouldContain(l => l.Contains("flood", StringComparison.Ordinal));
        (await alice.AllAsync<ToClient.Pvt>()).Count.ShouldBeInRange(4, 150);
        for (var i = 0; i < 30; i++)
        {
            await alice.SayAsync("same");
        }

        for (var i = 0; i < 30; i++)
        {
            (await alice.ExpectAsync<ToClient.Public>(p => p.Name == "Alice")).Text.ShouldBe("same");
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Many_lines_from_one_address_are_a_crowd_of_clones_unless_the_operator_trusts_it(bool isTrusted)
    {
        const int lines = 12;
        await using var host = await AresHost.StartAsync(
            network: o => (o.Flood.Burst, o.Flood.PerSecond) = (4, 1000),
            change: l => l.TrustedNetworks = isTrusted ? ["127.0.0.0/8"] : []);
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        for (var i = 0; i < lines; i++)
        {
            var speaker = i % 2 == 0 ? alice : bob;
            await speaker.SayAsync($"line {i}");
            if (!isTrusted && i == 8)
            {
                (await speaker.ClosedAsync()).ShouldContain(l => l.Contains("flood", StringComparison.Ordinal));
                return;
            }

            (await speaker.ExpectAsync<ToClient.Public>(p => p.Text == $"line {i}")).Name.ShouldBe(i % 2 == 0 ? "Alice" : "Bob");
        }
    }

    [Fact]
    public async Task Somebody_silent_is_put_out_and_any_frame_keeps_alive()
    {
        var time = new ManualTime();
        await using var host = await AresHost.StartAsync(time: time);
        using var quiet = await RawAres.JoinAsync(host.Ares, "Quiet");
        using var typing = await RawAres.JoinAsync(host.Ares, "Typing");
        for (var minute = 0; minute < 5; minute++)
        {
            await typing.SettleAsync();
            time.Advance(TimeSpan.FromMinutes(1));
        }

        await typing.SayAsync("still here");
        (await typing.ExpectAsync<ToClient.Public>()).Text.ShouldBe("still here");
        (await quiet.ClosedAsync()).ShouldContain(l => l.Contains("too long", StringComparison.Ordinal));
    }

    private static async Task HostAsync(RawAres client)
    {
        await client.SendAsync(new ToServer.AuthLogin(AresHost.OwnerPassword));
        await client.ExpectAsync<ToClient.OpChange>();
        await client.SettleAsync();
    }

    /// <summary>The real clock for intervals, a wall clock that can be moved.</summary>
    private sealed class ManualClock : TimeProvider
    {
        public DateTimeOffset Wall { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Wall;
    }
}
