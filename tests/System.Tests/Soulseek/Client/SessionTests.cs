using Microsoft.Extensions.DependencyInjection;
using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.System.Tests.Soulseek.Client;

/// <summary>The link of the client to the real server.</summary>
public sealed class SessionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_logs_in_and_is_greeted()
    {
        await using var server = await TestServer.StartAsync();
        await using var alice = TestClient.Of(server, "alice");
        var result = await alice.Client.ConnectAsync(Cancel);
        (result.Success, result.Reason).ShouldBe((true, string.Empty));
        alice.Client.State.ShouldBe(ClientState.LoggedIn);
        (await alice.NextAsync<StateChanged>(e => e.State == ClientState.LoggedIn)).State.ShouldBe(ClientState.LoggedIn);
        (await alice.NextAsync<ExcludedPhrasesTold>()).Phrases.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_wrong_password_is_a_result_and_is_not_tried_again()
    {
        await using var server = await TestServer.StartAsync();
        await using (await TestClient.LogInAsync(server, "alice"))
        {
        }

        await using var thief = TestClient.Of(server, "alice", o => o with { Password = "guess" });
        var result = await thief.Client.ConnectAsync(Cancel);
        (result.Success, result.Reason).ShouldBe((false, LoginFailure.InvalidPassword));
        thief.Client.State.ShouldBe(ClientState.Refused);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_an_exception()
    {
        await using var nobody = TestClient.Of(1, "alice");
        await Should.ThrowAsync<SoulseekDisconnectedException>(() => nobody.Client.ConnectAsync(Cancel));
        nobody.Client.State.ShouldBe(ClientState.Disconnected);
    }

    [Fact]
    public async Task Who_logged_in_elsewhere_stays_away()
    {
        await using var server = await TestServer.StartAsync();
        await using var first = await TestClient.LogInAsync(server, "alice");
        await using var second = await TestClient.LogInAsync(server, "alice");
        await first.NextAsync<StateChanged>(e => e.State == ClientState.LoggedInElsewhere);
        (await second.Client.Users.GetStatusAsync("alice", Cancel)).Status.ShouldBe(UserStatus.Online);
        first.Client.State.ShouldBe(ClientState.LoggedInElsewhere);
    }

    [Fact]
    public async Task The_link_comes_back_with_its_rooms_watches_and_interests()
    {
        using var data = new ScratchDirectory();
        var server = await TestServer.StartAsync(data: data);
        var port = server.Soulseek.Port;
        await using var alice = await TestClient.LogInAsync(server, "alice", Hasty);
        await using var bob = await TestClient.LogInAsync(server, "bob", Hasty);
        await alice.Client.Rooms.JoinAsync("lobby", cancellationToken: Cancel);
        await alice.Client.Users.WatchAsync("bob", Cancel);
        alice.Client.Interests.Like("Jazz");
        await server.DisposeAsync();
        await alice.NextAsync<StateChanged>(e => e.State == ClientState.Waiting);

        await using var again = await TestServer.StartAsync(data: data, soulseekPort: port);
        (await alice.NextAsync<RoomJoined>()).Room.Name.ShouldBe("lobby");
        await bob.NextAsync<StateChanged>(e => e.State == ClientState.Waiting);
        await bob.NextAsync<StateChanged>(e => e.State == ClientState.LoggedIn);
        await bob.Client.Users.SetAwayAsync(true, Cancel);
        (await alice.NextAsync<UserStatusChanged>(e => e is { Username: "bob", Status: UserStatus.Away })).Username.ShouldBe("bob");
        (await bob.Client.Interests.GetOfUserAsync("alice", Cancel)).Likes.ShouldBe(["jazz"]);
    }

    [Fact]
    public async Task Disconnecting_is_for_good()
    {
        await using var server = await TestServer.StartAsync();
        await using var alice = await TestClient.LogInAsync(server, "alice", Hasty);
        await alice.Client.DisconnectAsync();
        alice.Client.State.ShouldBe(ClientState.Disconnected);
        await Should.ThrowAsync<SoulseekDisconnectedException>(() => alice.Client.Rooms.ListAsync(Cancel));
        (await alice.Client.ConnectAsync(Cancel)).Success.ShouldBeTrue();
    }

    [Fact]
    public async Task A_container_makes_and_disposes_of_a_client()
    {
        await using var server = await TestServer.StartAsync();
        var services = new ServiceCollection().AddSoulseekClient(o => o with { Port = server.Soulseek.Port, Username = "carol", Password = "secret" }).BuildServiceProvider();
        var client = services.GetRequiredService<SoulseekClient>();
        (await client.ConnectAsync(Cancel)).Success.ShouldBeTrue();
        await services.DisposeAsync();
        client.State.ShouldBe(ClientState.Closed);
    }

    [Fact]
    public async Task A_bot_takes_ten_lines()
    {
        await using var server = await TestServer.StartAsync();
        await using var bot = new SoulseekClientBuilder().WithServer("127.0.0.1", server.Soulseek.Port).WithUser("echo", "secret").Build();
        var events = bot.EventsAsync(Cancel);
        await bot.ConnectAsync(Cancel);
        await bot.Rooms.JoinAsync("lobby", cancellationToken: Cancel);
        var answering = AnswerAsync(bot, events);
        await using var alice = await TestClient.LogInAsync(server, "alice");
        await alice.Client.Rooms.JoinAsync("lobby", cancellationToken: Cancel);
        await alice.Client.Rooms.SayAsync("lobby", "!ping", Cancel);
        (await alice.NextAsync<LineSaid>(e => e.Username == "echo")).Text.ShouldBe("pong alice");
        await answering;
    }

    private static async Task AnswerAsync(SoulseekClient bot, IAsyncEnumerable<SoulseekEvent> events)
    {
        await foreach (var happened in events)
        {
            if (happened is LineSaid { Text: "!ping" } said)
            {
                await bot.Rooms.SayAsync(said.Room, $"pong {said.Username}", Cancel);
                return;
            }
        }
    }

    internal static SoulseekClientOptions Hasty(SoulseekClientOptions options) =>
        options with { Reconnect = new ReconnectOptions { First = TimeSpan.FromMilliseconds(20), Longest = TimeSpan.FromMilliseconds(100) } };
}
