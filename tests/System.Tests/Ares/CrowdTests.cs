using Parlance.Ares;

namespace Parlance.System.Tests.Ares;

/// <summary>Many at once.</summary>
public sealed class CrowdTests
{
    private const int Crowd = 500;

    [Fact]
    public async Task Five_hundred_join_at_once_and_a_line_reaches_all()
    {
        await using var host = await AresHost.StartAsync();
        var clients = new RawAres[Crowd];
        await Parallel.ForEachAsync(Enumerable.Range(0, Crowd), new ParallelOptions { MaxDegreeOfParallelism = 50 }, async (i, _) =>
        {
            clients[i] = await RawAres.JoinAsync(host.Ares, $"User {i}");
        });
        host.Room.Room.UserCount.ShouldBe(Crowd);
        await clients[0].SayAsync("hello everybody");
        await Parallel.ForEachAsync(clients, async (client, _) =>
            (await client.ExpectAsync<ToClient.Public>()).ShouldBe(new ToClient.Public("User 0", "hello everybody")));
        foreach (var client in clients)
        {
            client.Dispose();
        }
    }

    [Fact]
    public async Task A_row_is_encoded_once_for_all_who_see_it()
    {
        await using var host = await AresHost.StartAsync();
        using var alice = await RawAres.JoinAsync(host.Ares, "Alice");
        using var bob = await RawAres.JoinAsync(host.Ares, "Bob");
        using var carol = await RawAres.JoinAsync(host.Ares, "Carol");
        var rows = host.Room.Room.Find("Alice")!.Rows;
        host.Room.Room.Find("Alice")!.Rows.ShouldBeSameAs(rows);
        rows.List(withAddress: false).ShouldBeSameAs(rows.List(withAddress: false));
        await alice.SendAsync(new ToServer.UpdateStatus(StatusShape.Person, 5, 7, default, 0, default, 0, 0, 0, 0, 20, 2, 1, "York"));
        await alice.SettleAsync();
        host.Room.Room.Find("Alice")!.Rows.ShouldNotBeSameAs(rows);
    }
}
