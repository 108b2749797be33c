using Parlance.Soulseek;
using Parlance.Testing;
using Parlance.Wire;

namespace Parlance.System.Tests.Soulseek;

/// <summary>What a login may meet beside a right or wrong password, and how sessions end.</summary>
public sealed class SessionTests
{
    [Fact]
    public async Task Only_versions_from_the_lowest_allowed_one_may_log_in()
    {
        await using var server = await TestServer.StartAsync(o => o.MinimumVersion = 157);
        using var old = await RawSoulseek.ConnectAsync(server.Soulseek);
        (await old.AskAsync<ToServer.Login, ToClient.Login>(new("alice", "secret", 156, string.Empty, 1))).Reason.ShouldBe("INVALIDVERSION");
        (await old.AskAsync<ToServer.Login, ToClient.Login>(new("alice", "secret", 157, string.Empty, 1))).Success.ShouldBeTrue();
    }

    [Fact]
    public async Task Names_nobody_has_are_refused_where_registration_is_closed_or_used_up()
    {
        await using var server = await TestServer.StartAsync(change: l => (l.TrustedNetworks, l.RegistrationsPerAddress) = ([], 1));
        using var alice = await server.LogInAsync("alice");
        using var peer = await RawSoulseek.ConnectAsync(server.Soulseek);
        (await peer.AskAsync<ToServer.Login, ToClient.Login>(new("bob", "secret", 160, string.Empty, 1))).Reason.ShouldBe("SVRPRIVATE");
        server.Community.Accounts.IsRegistrationOpen = false;
        (await peer.AskAsync<ToServer.Login, ToClient.Login>(new("carol", "secret", 160, string.Empty, 1))).Reason.ShouldBe("SVRPRIVATE");
        (await peer.AskAsync<ToServer.Login, ToClient.Login>(new("alice", "secret", 160, string.Empty, 1))).Success.ShouldBeTrue();
    }

    [Fact]
    public async Task Who_comes_to_a_full_server_is_told_so_unless_they_take_their_own_place()
    {
        await using var server = await TestServer.StartAsync(change: l => l.Online = 1);
        using var alice = await server.LogInAsync("alice");
        using var bob = await RawSoulseek.ConnectAsync(server.Soulseek);
        (await bob.AskAsync<ToServer.Login, ToClient.Login>(new("bob", "secret", 160, string.Empty, 1))).Reason.ShouldBe("SVRFULL");
        using var again = await server.LogInAsync("alice");
        await alice.ExpectAsync<ToClient.Relogged>();
    }

    [Fact]
    public async Task A_banned_login_is_not_answered_and_ends_with_the_time_to_log_in()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(time: time);
        using var admin = await server.OwnerAsync();
        using var mallory = await server.LogInAsync("mallory");
        (await admin.CommandAsync("ban mallory")).ShouldBe("Banned user mallory forever");
        (await mallory.EndsAsync()).ShouldBeTrue();

        using var back = await RawSoulseek.ConnectAsync(server.Soulseek);
        await back.SendAsync(new ToServer.Login("mallory", "secret", 160, string.Empty, 1));
        await back.SendAsync(new ToServer.Login("mallory", string.Empty, 160, string.Empty, 1));
        (await back.NextAsync<ToClient.Login>()).Reason.ShouldBe("EMPTYPASSWORD", "nothing was said to the login before");
        time.Advance(TimeSpan.FromSeconds(21));
        (await back.EndsAsync()).ShouldBeTrue();
        await server.Log.SaysAsync("LoginTimeout");
    }

    [Fact]
    public async Task A_hash_that_does_not_fit_the_password_does_not_matter()
    {
        await using var server = await TestServer.StartAsync();
        using var peer = await RawSoulseek.ConnectAsync(server.Soulseek);
        (await peer.AskAsync<ToServer.Login, ToClient.Login>(new("alice", "secret", 160, new string('0', 32), 1))).Success.ShouldBeTrue();
    }

    [Fact]
    public async Task A_login_after_a_login_is_ignored()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        await alice.SendInVainAsync(new ToServer.Login("alice", "secret", 160, string.Empty, 1));
        await alice.SendInVainAsync(new ToServer.Login("bob", "secret", 160, string.Empty, 1));
    }

    [Fact]
    public async Task What_comes_before_a_login_is_not_answered()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await RawSoulseek.ConnectAsync(server.Soulseek);
        await alice.SendAsync(default(ToServer.RoomList));
        await alice.SendAsync(new ToServer.GetUserStatus("admin"));
        await alice.SendAsync(new ToServer.JoinRoom("room", 0));
        await alice.SendAsync(new ToServer.Login("alice", "secret", 160, string.Empty, 1));
        await alice.NextAsync<ToClient.Login>();
        (await alice.CodesAsync(6)).ShouldBe([64u, 83, 84, 104, 69, 160]);
        await alice.SilentAsync();
    }

    [Fact]
    public async Task Everything_a_client_sends_in_one_piece_with_its_login_is_answered_in_order()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await RawSoulseek.ConnectAsync(server.Soulseek);
        using var bytes = new WireBuffer();
        SoulseekFrames.Server.Write(new ToServer.Login("alice", "secret", 160, string.Empty, 1), bytes);
        SoulseekFrames.Server.Write(new ToServer.SetWaitPort(2234, 0, 0), bytes);
        for (var i = 0u; i < 200; i++)
        {
            SoulseekFrames.Server.Write(new ToServer.RelatedSearch($"query {i}, long enough that all of them are more than a stranger may send"), bytes);
        }

        await alice.WriteAsync(bytes.Written.ToArray());
        (await alice.CodesAsync(8)).ShouldBe([1u, 64, 83, 84, 104, 69, 160, 7]);
        for (var i = 0u; i < 200; i++)
        {
            (await alice.NextAsync<ToClient.RelatedSearch>()).Query.ShouldStartWith($"query {i},");
        }
    }

    [Fact]
    public async Task The_greeting_names_the_user_and_counts_people()
    {
        await using var server = await TestServer.StartAsync(o => o.Greeting = "Hello {username}, {users} are here.");
        using var alice = await server.LogInAsync("alice");
        using var bob = await RawSoulseek.ConnectAsync(server.Soulseek);
        (await bob.AskAsync<ToServer.Login, ToClient.Login>(new("bob", "secret", 160, string.Empty, 1))).Greeting.ShouldBe("Hello bob, 2 are here.");
    }

    [Fact]
    public async Task A_port_may_change_and_one_that_is_none_counts_as_zero()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        await alice.SendInVainAsync(new ToServer.SetWaitPort(3333, 1, 4444));
        (await alice.AskAsync<ToServer.GetPeerAddress, ToClient.GetPeerAddress>(new("alice"))).ShouldBe(
            new ToClient.GetPeerAddress("alice", Ip4.Of(127, 0, 0, 1), 3333, 1, 4444));
        await alice.SendInVainAsync(new ToServer.SetWaitPort(65_536, 1, 0xFFFF_FFFF));
        (await alice.AskAsync<ToServer.GetPeerAddress, ToClient.GetPeerAddress>(new("alice"))).ShouldBe(
            new ToClient.GetPeerAddress("alice", Ip4.Of(127, 0, 0, 1), 0, 1, 0));
    }

    [Fact]
    public async Task Who_never_names_a_port_is_shown_as_online_in_the_end()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartAsync(time: time);
        using var bob = await server.LogInAsync("bob");
        using var alice = await RawSoulseek.ConnectAsync(server.Soulseek);
        await alice.SendAsync(new ToServer.Login("alice", "secret", 160, string.Empty, 1));
        await alice.ExpectAsync<ToClient.ExcludedSearchPhrases>();
        (await bob.AskAsync<ToServer.WatchUser, ToClient.WatchUser>(new("alice"))).Status.ShouldBe(UserStatus.Offline);
        time.Advance(TimeSpan.FromSeconds(12));
        (await bob.NextAsync<ToClient.GetUserStatus>()).ShouldBe(new ToClient.GetUserStatus("alice", UserStatus.Online, false));
        time.Advance(TimeSpan.FromSeconds(12));
        await bob.SilentAsync();
    }

    [Fact]
    public async Task Who_is_replaced_hears_that_and_nothing_of_leaving_rooms()
    {
        await using var server = await TestServer.StartAsync();
        using var first = await server.LogInAsync("alice");
        using var bob = await server.LogInAsync("bob");
        await first.JoinAsync("room");
        await bob.JoinAsync("room");
        await first.NextAsync<ToClient.UserJoinedRoom>();
        using var second = await server.LogInAsync("alice");
        await first.NextAsync<ToClient.Relogged>();
        (await first.EndsAsync()).ShouldBeTrue();
        (await bob.NextAsync<ToClient.UserLeftRoom>()).Username.ShouldBe("alice");
        await bob.SilentAsync();
    }

    [Fact]
    public async Task Who_is_kicked_or_sees_the_server_stop_keeps_the_rooms_to_come_back_to()
    {
        await using var server = await TestServer.StartAsync();
        using var admin = await server.OwnerAsync();
        var clients = await server.LogInAllAsync("alice", "bob");
        foreach (var client in clients)
        {
            await client.JoinAsync(client.Name);
        }

        (await admin.CommandAsync("kick alice")).ShouldBe("Kicked user alice for 2 minutes");
        (await clients[0].RestAsync()).ShouldBeEmpty();
        await server.StopAsync();
        (await clients[1].RestAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_password_is_changed_and_echoed_once_it_is_stored()
    {
        await using var server = await TestServer.StartAsync();
        using var alice = await server.LogInAsync("alice");
        await alice.SendInVainAsync(new ToServer.ChangePassword(string.Empty));
        (await alice.AskAsync<ToServer.ChangePassword, ToClient.ChangePassword>(new("better"))).Password.ShouldBe("better");
        using var peer = await RawSoulseek.ConnectAsync(server.Soulseek);
        (await peer.AskAsync<ToServer.Login, ToClient.Login>(new("alice", "secret", 160, string.Empty, 1))).Reason.ShouldBe("INVALIDPASS");
        (await peer.AskAsync<ToServer.Login, ToClient.Login>(new("alice", "better", 160, string.Empty, 1))).Success.ShouldBeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_ping_is_answered_only_where_the_operator_says_so(bool answer)
    {
        await using var server = await TestServer.StartAsync(o => o.AnswerPing = answer);
        using var alice = await server.LogInAsync("alice");
        await alice.SendAsync(default(ToServer.Ping));
        (await alice.SettleAsync()).ShouldBe(answer ? [32u] : []);
    }

    [Fact]
    public async Task Of_many_logins_of_one_new_name_at_once_all_get_in_and_the_last_stays()
    {
        await using var server = await TestServer.StartAsync(change: l => l.HashRounds = 20_000);
        var clients = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => RawSoulseek.ConnectAsync(server.Soulseek, "alice")));
        await Task.WhenAll(clients.Select(c => c.SendAsync(new ToServer.Login("alice", "secret", 160, string.Empty, 1))));
        var answers = await Task.WhenAll(clients.Select(c => c.ExpectAsync<ToClient.Login>()));
        answers.ShouldAllBe(a => a.Success);
        using var bob = await server.LogInAsync("bob");
        var served = await Task.WhenAll(clients.Select(c => c.IsServedAsync()));
        served.Count(s => s).ShouldBe(1, "all but one were replaced");
        var left = clients[Array.IndexOf(served, true)];
        server.Community.Presences.Sessions.Count(s => s.Person.Name == "alice").ShouldBe(1);
        await bob.SendAsync(new ToServer.ConnectToPeer(7, "alice", "P"));
        (await left.ExpectAsync<ToClient.ConnectToPeer>()).Token.ShouldBe(7u);
        Array.ForEach(clients, c => c.Dispose());
    }
}
