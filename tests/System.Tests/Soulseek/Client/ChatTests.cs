using Parlance.Soulseek;

namespace Parlance.System.Tests.Soulseek.Client;

/// <summary>Rooms, messages, users and interests between two clients of the package, through the real server.</summary>
public sealed class ChatTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_line_reaches_everybody_in_the_room_and_its_speaker()
    {
        await using var server = await TestServer.StartAsync();
        await using var alice = await TestClient.LogInAsync(server, "alice");
        await using var bob = await TestClient.LogInAsync(server, "bob");
        (await alice.Client.Rooms.JoinAsync("lobby", cancellationToken: Cancel)).ShouldNotBeNull().Members.Keys.ShouldBe(["alice"]);
        (await bob.Client.Rooms.JoinAsync("lobby", cancellationToken: Cancel)).ShouldNotBeNull().Members.Keys.Order().ShouldBe(["alice", "bob"]);
        await alice.NextAsync<RoomMemberJoined>(e => e.Member.Username == "bob");
        await bob.Client.Rooms.SayAsync("lobby", "good evening", Cancel);
        (await alice.NextAsync<LineSaid>()).ShouldBe(new LineSaid("lobby", "bob", "good evening"));
        (await bob.NextAsync<LineSaid>()).Text.ShouldBe("good evening");
        await bob.Client.Rooms.LeaveAsync("lobby", Cancel);
        await alice.NextAsync<RoomMemberLeft>(e => e.Username == "bob");
        alice.Client.Rooms.Joined["lobby"].Members.Keys.ShouldBe(["alice"]);
        bob.Client.Rooms.Joined.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_no_room_can_have_is_refused_at_once()
    {
        await using var server = await TestServer.StartAsync();
        await using var alice = await TestClient.LogInAsync(server, "alice");
        foreach (var name in new[] { "two  blanks", " before", "after ", new string('x', 25), "caf\u00e9" })
        {
            await Should.ThrowAsync<ArgumentException>(() => alice.Client.Rooms.JoinAsync(name, cancellationToken: Cancel));
        }
    }

    [Fact]
    public async Task Tickers_are_told_when_set_and_when_joining()
    {
        await using var server = await TestServer.StartAsync();
        await using var alice = await TestClient.LogInAsync(server, "alice");
        await using var bob = await TestClient.LogInAsync(server, "bob");
        await alice.Client.Rooms.JoinAsync("lobby", cancellationToken: Cancel);
        await alice.Client.Rooms.SetTickerAsync("lobby", "hello there", Cancel);
        (await alice.NextAsync<RoomTickerSet>()).ShouldBe(new RoomTickerSet("lobby", "alice", "hello there"));
        await bob.Client.Rooms.JoinAsync("lobby", cancellationToken: Cancel);
        (await bob.NextAsync<RoomTickersListed>()).Tickers.ShouldHaveSingleItem().ShouldBe(new RoomTicker("alice", "hello there"));
    }

    [Fact]
    public async Task A_private_room_admits_whom_its_owner_adds()
    {
        await using var server = await TestServer.StartAsync();
        await using var alice = await TestClient.LogInAsync(server, "alice");
        await using var bob = await TestClient.LogInAsync(server, "bob", o => o with { AcceptRoomInvitations = true });
        (await alice.Client.Rooms.JoinAsync("den", asPrivate: true, Cancel)).ShouldNotBeNull().Owner.ShouldBe("alice");
        (await bob.Client.Rooms.JoinAsync("den", cancellationToken: Cancel)).ShouldBeNull();
        await bob.Client.Rooms.AllowInvitationsAsync(true, Cancel);
        await alice.Client.Rooms.AddMemberAsync("den", "bob", Cancel);
        await bob.NextAsync<PrivateRoomChanged>(e => e.Change == PrivateRoomChange.MembershipGranted);
        (await bob.Client.Rooms.JoinAsync("den", cancellationToken: Cancel)).ShouldNotBeNull().IsPrivate.ShouldBeTrue();
        (await bob.Client.Rooms.ListAsync(Cancel)).Member.Keys.ShouldBe(["den"]);
    }

    [Fact]
    public async Task A_message_to_somebody_offline_waits_and_comes_once()
    {
        await using var server = await TestServer.StartAsync();
        await using (await TestClient.LogInAsync(server, "bob"))
        {
        }

        await using var alice = await TestClient.LogInAsync(server, "alice");
        await alice.Client.Messages.SendAsync("bob", "are you there?", Cancel);
        await alice.Client.Rooms.ListAsync(Cancel);
        await using (var bob = await TestClient.LogInAsync(server, "bob"))
        {
            var message = await bob.NextAsync<MessageReceived>();
            (message.Username, message.Text, message.IsNew).ShouldBe(("alice", "are you there?", false));
            await bob.Client.Rooms.ListAsync(Cancel);
        }

        server.Waiting("bob").ShouldBe(0);
    }

    [Fact]
    public async Task A_message_that_is_not_confirmed_comes_again()
    {
        await using var server = await TestServer.StartAsync();
        await using var alice = await TestClient.LogInAsync(server, "alice");
        await using (var bob = await TestClient.LogInAsync(server, "bob", o => o with { AcknowledgeMessages = false }))
        {
            await alice.Client.Messages.SendAsync("bob", "remember this", Cancel);
            (await bob.NextAsync<MessageReceived>()).IsNew.ShouldBeTrue();
        }

        await using var again = await TestClient.LogInAsync(server, "bob", o => o with { AcknowledgeMessages = false });
        var message = await again.NextAsync<MessageReceived>();
        (message.Text, message.IsNew).ShouldBe(("remember this", false));
        await again.Client.Messages.AcknowledgeAsync(message.Id, Cancel);
        await again.Client.Rooms.ListAsync(Cancel);
        server.Waiting("bob").ShouldBe(0);
    }

    [Fact]
    public async Task What_the_server_would_drop_silently_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        await using var alice = await TestClient.LogInAsync(server, "alice");
        await Should.ThrowAsync<ArgumentException>(() => alice.Client.Messages.SendAsync("bob", "two\nlines", Cancel).AsTask());
        await Should.ThrowAsync<ArgumentException>(() => alice.Client.Rooms.SayAsync("lobby", new string('x', 2049), Cancel).AsTask());
    }

    [Fact]
    public async Task Watching_tells_when_somebody_comes_goes_and_is_away()
    {
        await using var server = await TestServer.StartAsync();
        await using var alice = await TestClient.LogInAsync(server, "alice");
        (await alice.Client.Users.WatchAsync("nobody", Cancel)).ShouldBeNull();
        await using (var bob = await TestClient.LogInAsync(server, "bob"))
        {
            (await alice.Client.Users.WatchAsync("bob", Cancel)).ShouldNotBeNull().Status.ShouldBe(UserStatus.Online);
            await bob.Client.Users.SetAwayAsync(true, Cancel);
            await alice.NextAsync<UserStatusChanged>(e => e is { Username: "bob", Status: UserStatus.Away });
            (await alice.Client.Users.GetAddressAsync("bob", Cancel)).ShouldNotBeNull().Port.ShouldBe(bob.Client.ListeningPort);
        }

        await alice.NextAsync<UserStatusChanged>(e => e is { Username: "bob", Status: UserStatus.Offline });
        (await alice.Client.Users.GetAddressAsync("bob", Cancel)).ShouldBeNull();
        (await alice.Client.Users.GetPrivilegesAsync(Cancel)).ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public async Task Interests_lead_to_recommendations_and_similar_users()
    {
        await using var server = await TestServer.StartAsync();
        await using var alice = await TestClient.LogInAsync(server, "alice");
        await using var bob = await TestClient.LogInAsync(server, "bob");
        foreach (var item in new[] { "jazz", "dub" })
        {
            alice.Client.Interests.Like(item);
            bob.Client.Interests.Like(item);
        }

        bob.Client.Interests.Like("ska");
        bob.Client.Interests.Hate("polka");
        (await bob.Client.Interests.GetOfUserAsync("bob", Cancel)).Hates.ShouldBe(["polka"]);
        (await alice.Client.Interests.GetRecommendationsAsync(Cancel)).Recommended.Select(r => r.Item).ShouldContain("ska");
        (await alice.Client.Interests.GetSimilarUsersAsync(Cancel)).Select(u => u.Username).ShouldBe(["bob"]);
        (await alice.Client.Interests.GetItemUsersAsync("ska", Cancel)).ShouldBe(["bob"]);
    }

    [Fact]
    public async Task The_password_is_changed()
    {
        await using var server = await TestServer.StartAsync();
        await using (var alice = await TestClient.LogInAsync(server, "alice"))
        {
            await alice.Client.Users.ChangePasswordAsync("better", Cancel);
        }

        await using var again = await TestClient.LogInAsync(server, "alice", o => o with { Password = "better" });
        again.Client.State.ShouldBe(ClientState.LoggedIn);
    }
}
