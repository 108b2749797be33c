using System.Net;
using System.Net.Sockets;
using Parlance.Storage;
using Parlance.Testing;

namespace Parlance.Server.Tests;

public sealed class ServerTests : IDisposable
{
    private readonly ScratchDirectory scratch = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_says_where_it_listens_and_is_healthy_when_it_says_ready()
    {
        await using var server = await RunningServer.StartAsync(scratch);
        server.Output.ShouldContain($"Web listens on http://{server.Web}{Environment.NewLine}Soulseek listens on {server.Soulseek} (TCP){Environment.NewLine}");
        server.Output.ShouldContain($"Ares room Lobby listens on {server.Of("Ares room Lobby")} (TCP){Environment.NewLine}");
        server.Output.ShouldContain($"ICQ listens on {server.Of("ICQ")} (UDP){Environment.NewLine}");
        server.Output.ShouldContain($"MyICQ listens on {server.Of("MyICQ")} (UDP){Environment.NewLine}");
        server.Output.ShouldEndWith($"Parlance ready{Environment.NewLine}");
        using var web = new HttpClient();
        (await web.GetStringAsync(new Uri($"http://{server.Web}/healthz"), Stop)).ShouldBe("""{"status":"Ready","storage":"ok"}""");
        var metrics = await web.GetStringAsync(new Uri($"http://{server.Web}/metrics"), Stop);
        metrics.ShouldContain("\nparlance_storage_healthy 1\n");
        metrics.ShouldContain("\nprocess_resident_memory_bytes ");
        using var nowhere = await web.GetAsync(new Uri($"http://{server.Web}/nowhere"), Stop);
        nowhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_owner_is_made_at_the_first_start_and_a_random_password_is_shown_once()
    {
        await using (var first = await RunningServer.StartAsync(scratch))
        {
            first.Output.ShouldMatch("^The owner's account is 'admin', UIN 10000, password [a-zA-Z2-9]{20} \\(shown once\\)");
        }

        await using var second = await RunningServer.StartAsync(scratch);
        second.Output.ShouldNotContain("password");
    }

    [Fact]
    public async Task A_password_from_the_configuration_is_never_shown()
    {
        await using var server = await RunningServer.StartAsync(scratch, "--Accounts:Admin:Name=root", "--Accounts:Admin:Password=topsecret");
        server.Output.ShouldNotContain("topsecret");
        server.Output.ShouldNotContain("root");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_one_line()
    {
        await using var first = await RunningServer.StartAsync(scratch);
        using var other = new ScratchDirectory();
        var refused = await Should.ThrowAsync<IOException>(RunningServer.StartAsync(other, $"--Soulseek:Endpoint={first.Soulseek}"));
        refused.Message.ShouldBe($"Soulseek cannot listen on {first.Soulseek}: Address already in use.");
    }

    [Fact]
    public async Task A_directory_that_is_used_by_another_server_is_told_in_one_line()
    {
        await using var first = await RunningServer.StartAsync(scratch);
        (await Should.ThrowAsync<StorageOpenException>(RunningServer.StartAsync(scratch))).Message.ShouldContain("is used by another server");
    }

    [Fact]
    public async Task A_network_that_is_switched_off_does_not_listen()
    {
        await using var server = await RunningServer.StartAsync(scratch, "--Soulseek:Enabled=false");
        server.Output.ShouldNotContain("Soulseek");
    }

    [Fact]
    public async Task One_connection_too_many_from_an_address_is_closed_at_once_and_counted()
    {
        await using var server = await RunningServer.StartAsync(scratch, "--Limits:ConnectionsPerAddress=2");
        using var one = await ConnectAsync(server.Soulseek);
        using var two = await ConnectAsync(server.Soulseek);
        using var three = await ConnectAsync(server.Soulseek);
        (await three.GetStream().ReadAsync(new byte[1], Stop)).ShouldBe(0);
        using var web = new HttpClient();
        (await web.GetStringAsync(new Uri($"http://{server.Web}/metrics"), Stop)).ShouldMatch("\nparlance_connections_refused_total [1-9]");
        one.Client.Poll(0, SelectMode.SelectRead).ShouldBeFalse();
    }

    [Fact]
    public async Task A_stop_closes_every_connection_and_the_port()
    {
        await using var server = await RunningServer.StartAsync(scratch);
        using var client = await ConnectAsync(server.Soulseek);
        var stopped = server.StopAsync();
        (await client.GetStream().ReadAsync(new byte[1], Stop)).ShouldBe(0);
        await stopped;
        await Should.ThrowAsync<SocketException>(ConnectAsync(server.Soulseek));
    }

    public void Dispose() => scratch.Dispose();

    private static async Task<TcpClient> ConnectAsync(IPEndPoint endpoint)
    {
        var client = new TcpClient();
        await client.ConnectAsync(endpoint, Stop);
        return client;
    }
}
