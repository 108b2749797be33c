using System.Globalization;
using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.System.Tests.Soulseek;

/// <summary>What one stranger may cost: every limit is hit, and whoever hits it pays alone.</summary>
public sealed class LimitTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Who_does_not_log_in_in_time_is_put_out_however_much_trickles_in()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(time: time);
        using var alice = await server.LogInAsync("alice");
        using var silent = await RawSoulseek.ConnectAsync(server.Soulseek);
        using var slow = await RawSoulseek.ConnectAsync(server.Soulseek);
        foreach (var stranger in (RawSoulseek[])[silent, slow])
        {
            (await LogInAsync(stranger, "bob", string.Empty)).ShouldBe("EMPTYPASSWORD", "the server has noticed the connection");
        }

        await slow.WriteAsync([40, 0, 0, 0]);
        for (var i = 0; i < 20; i++)
        {
            time.Advance(Second);
            await slow.TryWriteAsync([1]);
        }

        time.Advance(TimeSpan.FromSeconds(2));
        (await silent.RestAsync()).ShouldBeEmpty();
        (await slow.EndsAsync()).ShouldBeTrue();
        await server.Log.SaysAsync("LoginTimeout");
        await alice.SilentAsync();
    }

    [Fact]
    public async Task A_stranger_may_send_four_kilobytes_and_sixteen_frames()
    {
        await using var server = await TestServer.StartAsync();
        using var wordy = await RawSoulseek.ConnectAsync(server.Soulseek);
        await wordy.FrameAsync(200, new byte[4000]);
        await wordy.TryWriteAsync([200, 0, 0, 0, .. new byte[96]]);
        (await wordy.EndsAsync()).ShouldBeTrue();
        await server.Log.SaysAsync("LoginFlood");

        using var announced = await RawSoulseek.ConnectAsync(server.Soulseek);
        await announced.WriteAsync([.. BitConverter.GetBytes(60_000), .. new byte[4100]]);
        (await announced.EndsAsync()).ShouldBeTrue("a large frame is not waited for");

        using var patient = await RawSoulseek.ConnectAsync(server.Soulseek);
        for (var i = 0; i < 15; i++)
        {
            await patient.FrameAsync(200, []);
        }

        (await patient.AskAsync<ToServer.Login, ToClient.Login>(new("alice", "secret", 160, string.Empty, 1))).Success.ShouldBeTrue();
    }

    [Fact]
    public async Task Guessing_a_password_is_slowed_per_account_and_address_and_a_right_one_costs_nothing()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(change: l => l.TrustedNetworks.Clear(), time: time);
        for (var i = 0; i < 10; i++)
        {
            using var alice = await server.LogInAsync("alice");
        }

        using var thief = await RawSoulseek.ConnectAsync(server.Soulseek);
        for (var i = 0; i < 3; i++)
        {
            (await LogInAsync(thief, "alice", $"guess {i}")).ShouldBe("INVALIDPASS");
        }

        (await LogInAsync(thief, "alice", "secret")).ShouldBe("INVALIDPASS", "it is not checked any more");
        (await LogInAsync(thief, "admin", TestServer.OwnerPassword)).ShouldBe("in", "another account is not concerned");
        time.Advance(TimeSpan.FromSeconds(21));
        using var late = await RawSoulseek.ConnectAsync(server.Soulseek);
        (await LogInAsync(late, "alice", "secret")).ShouldBe("in");
    }

    [Fact]
    public async Task An_address_that_guesses_at_many_accounts_is_shut_out_for_a_while()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(
            change: l =>
            {
                l.TrustedNetworks.Clear();
                (l.LoginFailuresPerAddress, l.LoginBan) = (2, TimeSpan.FromMinutes(10));
            },
            time: time);
        foreach (var name in (string[])["alice", "bob", "carol"])
        {
            using var client = await server.LogInAsync(name);
        }

        using var thief = await RawSoulseek.ConnectAsync(server.Soulseek);
        (await LogInAsync(thief, "alice", "guess")).ShouldBe("INVALIDPASS");
        (await LogInAsync(thief, "bob", "guess")).ShouldBe("INVALIDPASS");
        (await LogInAsync(thief, "carol", "secret")).ShouldBe("INVALIDPASS");
        time.Advance(TimeSpan.FromMinutes(10));
        using var later = await RawSoulseek.ConnectAsync(server.Soulseek);
        (await LogInAsync(later, "carol", "secret")).ShouldBe("in");
    }

    [Fact]
    public async Task All_addresses_together_register_so_many_accounts_and_no_more()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(
            change: l =>
            {
                l.TrustedNetworks.Clear();
                l.Registrations = 2;
            },
            time: time);
        string[] expected = ["in", "in", "SVRPRIVATE"];
        for (var i = 0; i < 3; i++)
        {
            using var client = await RawSoulseek.ConnectAsync(server.Soulseek);
            (await LogInAsync(client, $"user {i}", "secret")).ShouldBe(expected[i]);
        }

        time.Advance(TimeSpan.FromMinutes(5));
        using var later = await RawSoulseek.ConnectAsync(server.Soulseek);
        (await LogInAsync(later, "user 2", "secret")).ShouldBe("in");
    }

    [Fact]
    public async Task Trusted_networks_are_not_slowed()
    {
        await using var server = await TestServer.StartAsync(change: l => (l.LoginFailures, l.LoginFailuresPerAddress, l.RegistrationsPerAddress, l.Registrations) = (1, 1, 1, 1));
        using var alice = await server.LogInAsync("alice");
        using var bob = await server.LogInAsync("bob");
        using var forgetful = await RawSoulseek.ConnectAsync(server.Soulseek);
        for (var i = 0; i < 10; i++)
        {
            (await LogInAsync(forgetful, "alice", "wrong")).ShouldBe("INVALIDPASS");
        }

        (await LogInAsync(forgetful, "alice", "secret")).ShouldBe("in");
    }

    [Fact]
    public async Task A_receiver_that_stalls_ends_alone_and_twenty_others_get_every_line_in_order()
    {
        await using var server = await TestServer.StartAsync();
        using var speaker = await server.LogInAsync("speaker");
        await speaker.JoinAsync("room");
        using var stalled = await RawSoulseek.LogInAsync(server.Soulseek, "stalled", receiveBuffer: 4096);
        await stalled.JoinAsync("room");
        var others = await server.LogInAllAsync([.. Enumerable.Range(0, 20).Select(i => $"listener {i}")]);
        foreach (var other in others)
        {
            await other.JoinAsync("room");
        }

        const int Lines = 600;
        var heard = others.Select(o => Task.Run(() => LinesAsync(o, Lines))).ToArray();
        var text = new string('x', 2000);
        for (var i = 0; i < Lines; i++)
        {
            await speaker.SendAsync(new ToServer.SayChatroom("room", $"{i} {text}"));
            if (i % 50 == 49)
            {
                (await LinesAsync(speaker, 50))[49].ShouldBe(i);
            }
        }

        foreach (var lines in await Task.WhenAll(heard))
        {
            lines.ShouldBe(Enumerable.Range(0, Lines));
        }

        await server.Log.SaysAsync("SlowReader (stalled)");
        (await speaker.AskAsync<ToServer.RoomList, ToClient.RoomList>(default)).UserCounts.ShouldBe([21u]);
        Array.ForEach(others, o => o.Dispose());
    }

    [Fact]
    public async Task A_receiver_without_progress_for_ten_seconds_is_put_out_however_little_waits()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(change: l => l.SendQueueHard = int.MaxValue, time: time);
        var all = await server.LogInAllAsync("speaker", "one", "two", "three", "four");
        using var stalled = await RawSoulseek.LogInAsync(server.Soulseek, "stalled", receiveBuffer: 4096);
        foreach (var client in all.Append(stalled))
        {
            await client.JoinAsync("room");
        }

        var text = new string('x', 2000);
        for (var chunk = 0; chunk < 80; chunk++)
        {
            for (var i = 0; i < 10; i++)
            {
                await all[0].SendAsync(new ToServer.SayChatroom("room", $"{i} {text}"));
            }

            foreach (var client in all)
            {
                (await LinesAsync(client, 10))[9].ShouldBe(9, "who reads is not slowed");
            }
        }

        time.Advance(TimeSpan.FromSeconds(12));
        await server.Log.SaysAsync("SlowReader (stalled)");
        (await all[0].NextAsync<ToClient.UserLeftRoom>()).Username.ShouldBe("stalled");
        Array.ForEach(all, c => c.Dispose());
    }

    [Fact]
    public async Task A_storm_of_logins_loses_no_line_of_those_who_chat()
    {
        await using var server = await TestServer.StartAsync(change: l => l.HashRounds = 20_000);
        var people = await server.LogInAllAsync([.. Enumerable.Range(0, 10).Select(i => $"talker {i}")]);
        foreach (var person in people)
        {
            await person.JoinAsync("room");
        }

        foreach (var person in people)
        {
            await person.QuietAsync();
        }

        const int Lines = 200;
        var heard = people.Select(p => Task.Run(() => LinesAsync(p, Lines))).ToArray();
        var storm = Enumerable.Range(0, 40).Select(i => RawSoulseek.LogInAsync(server.Soulseek, $"newcomer {i}")).ToArray();
        for (var i = 0; i < Lines; i++)
        {
            await people[0].SendAsync(new ToServer.SayChatroom("room", $"{i} "));
        }

        foreach (var lines in await Task.WhenAll(heard))
        {
            lines.ShouldBe(Enumerable.Range(0, Lines));
        }

        var newcomers = await Task.WhenAll(storm);
        server.Community.Presences.Count.ShouldBe(50);
        Array.ForEach([.. people, .. newcomers], c => c.Dispose());
    }

    /// <summary>The numbers in front of the lines heard, as many as were said.</summary>
    private static async Task<int[]> LinesAsync(RawSoulseek client, int count)
    {
        var lines = new int[count];
        for (var i = 0; i < count; i++)
        {
            lines[i] = int.Parse((await client.ExpectAsync<ToClient.SayChatroom>()).Message.Split(' ')[0], CultureInfo.InvariantCulture);
        }

        return lines;
    }

    /// <summary>Tries to log in.</summary>
    /// <returns>"in", or why not.</returns>
    private static async Task<string> LogInAsync(RawSoulseek client, string name, string password)
    {
        var answer = await client.AskAsync<ToServer.Login, ToClient.Login>(new(name, password, 160, string.Empty, 1));
        return answer.Success ? "in" : answer.Reason;
    }
}
