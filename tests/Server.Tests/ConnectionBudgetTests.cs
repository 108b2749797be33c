using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Parlance.Server.Listening;
using Parlance.Testing;

namespace Parlance.Server.Tests;

public sealed class ConnectionBudgetTests : IDisposable
{
    private readonly ScratchDirectory scratch = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-10, 8, 4)]
    [InlineData(0, 8, 4)]
    [InlineData(864, 700, 100)]
    [InlineData(20_064, 17_500, 2_500)]
    [InlineData(100_064, 95_000, 5_000)]
    public void Handles_are_shared_out_with_a_reserve(int free, int streams, int web)
    {
        using var budget = new ConnectionBudget(free, NullLogger.Instance);
        (budget.Streams.CurrentCount, budget.Web.CurrentCount).ShouldBe((streams, web));
    }

    [Fact]
    public void The_handles_of_this_process_can_be_counted()
    {
        using var budget = new ConnectionBudget(NullLogger<ConnectionBudget>.Instance);
        budget.Streams.CurrentCount.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Whoever_comes_when_all_places_are_taken_waits_and_is_served_when_one_is_free()
    {
        await using var server = await RunningServer.StartAsync(scratch, services => services.AddSingleton(_ => new ConnectionBudget(0, NullLogger.Instance)), "--Limits:TrustedNetworks:0=127.0.0.0/8", "--Ares:Enabled=false");
        var first = new List<TcpClient>();
        for (var i = 0; i < 8; i++)
        {
            first.Add(await ConnectAsync(server));
            (await IsServedAsync(first[i], (byte)i)).ShouldBeTrue();
        }

        using var late = await ConnectAsync(server);
        using var web = new HttpClient();
        (await web.GetStringAsync(new Uri($"http://{server.Web}/healthz"), Stop)).ShouldContain("Ready");
        late.Client.Poll(0, SelectMode.SelectRead).ShouldBeFalse();
        first[0].Dispose();
        (await IsServedAsync(late, 9)).ShouldBeTrue();
        first.ForEach(client => client.Dispose());
    }

    public void Dispose() => scratch.Dispose();

    private static async Task<TcpClient> ConnectAsync(RunningServer server)
    {
        var client = new TcpClient();
        await client.ConnectAsync(server.Soulseek, Stop);
        return client;
    }

    /// <summary>Sends a login, without the hash that newer clients add; only a session answers it.</summary>
    private static async Task<bool> IsServedAsync(TcpClient client, byte number)
    {
        byte[] login = [18, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, (byte)('a' + number), 1, 0, 0, 0, (byte)'p', 160, 0, 0, 0];
        await client.GetStream().WriteAsync(login, Stop);
        var answer = new byte[8];
        await client.GetStream().ReadExactlyAsync(answer, Stop);
        return answer[4] == 1;
    }
}
