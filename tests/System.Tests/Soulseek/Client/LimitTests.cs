using System.Net;
using System.Net.Sockets;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.System.Tests.Soulseek.Client;

/// <summary>What others make a client do has a bound, and here it is reached.</summary>
public sealed class LimitTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_more_connections_are_opened_at_a_time_for_others_than_allowed()
    {
        await using var server = new ScriptedServer();
        await using var client = await LogInAsync(server, o => o with { Peers = new PeerOptions { MaxRequestedConnections = 2 } });
        using var full = new Socket(SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(1);

        // Nobody accepts there, so once its queue is full those who connect hang.
        var fillers = Enumerable.Range(0, 8).Select(_ => new TcpClient()).ToArray();
        var filling = fillers.Select(filler => filler.ConnectAsync((IPEndPoint)full.LocalEndPoint!, Cancel).AsTask()).ToArray();
        await UntilAsync(() => filling.Any(task => task.IsCompleted));
        await AskAsync(server, full, ("ana", 1), ("bob", 2), ("cat", 3));
        (await server.NextAsync<ToServer.CantConnectToPeer>()).ShouldBe(new ToServer.CantConnectToPeer(3, "cat"));
        full.Dispose();
        Array.ForEach(fillers, filler => filler.Dispose());
        uint[] failed = [(await server.NextAsync<ToServer.CantConnectToPeer>()).Token, (await server.NextAsync<ToServer.CantConnectToPeer>()).Token];
        failed.ShouldBe([1u, 2u], ignoreOrder: true);
        await Task.WhenAll(filling).ContinueWith(static ended => ended.Exception, Cancel, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    [Fact]
    public async Task Nobody_has_us_connect_more_often_in_a_minute_than_allowed()
    {
        await using var server = new ScriptedServer();
        await using var client = await LogInAsync(server, o => o with { Peers = new PeerOptions { MaxRequestedPerMinute = 2 } });
        using var bob = new TcpListener(IPAddress.Loopback, 0);
        bob.Start();
        await AskAsync(server, bob.Server, ("bob", 1), ("bob", 2), ("bob", 3), ("bob", 4));
        uint[] refused = [(await server.NextAsync<ToServer.CantConnectToPeer>()).Token, (await server.NextAsync<ToServer.CantConnectToPeer>()).Token];
        refused.ShouldBe([3, 4]);
        using var first = await RawPeer.AcceptAsync(bob);
        using var second = await RawPeer.AcceptAsync(bob);
        uint[] tokens = [(await first.NextAsync<ToPeer.PierceFireWall>()).Token, (await second.NextAsync<ToPeer.PierceFireWall>()).Token];
        tokens.ShouldBe([1u, 2u], ignoreOrder: true);
        await AskAsync(server, bob.Server, ("ana", 5));
        using var third = await RawPeer.AcceptAsync(bob);
        (await third.NextAsync<ToPeer.PierceFireWall>()).Token.ShouldBe(5u);
    }

    [Fact]
    public async Task A_child_that_reads_nothing_is_let_go_and_not_buffered_for()
    {
        await using var server = new ScriptedServer();
        await using var client = await LogInAsync(server, o => o with { Distributed = new DistributedOptions { MinChildren = 1, ChildBacklog = 4096 } });
        await server.SendAsync(Search("beginning", 1));
        await client.NextAsync<SearchSeen>(seen => seen.Token == 1);
        using var child = await RawPeer.ConnectAsync(client.Client.ListeningPort, "kid", "D");
        await child.NextAsync<ToPeer.DistribBranchLevel>();
        client.Client.Distributed.Children.ShouldBe(["kid"]);
        var sent = 1u;
        for (; sent < 200_000 && client.Client.Distributed.Children.Count > 0; sent++)
        {
            await server.SendAsync(Search(new string('x', 200), sent + 1));
        }

        client.Client.Distributed.Children.ShouldBeEmpty();
        (await child.EndsAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task No_more_children_are_taken_than_allowed_and_one_who_comes_again_takes_his_own_place()
    {
        await using var server = new ScriptedServer();
        await using var client = await LogInAsync(server, o => o with { Distributed = new DistributedOptions { MinChildren = 5, MaxChildren = 2 } });
        await server.SendAsync(Search("beginning", 1));
        await client.NextAsync<SearchSeen>(seen => seen.Token == 1);
        using var first = await ChildAsync(client, "one");
        using var second = await ChildAsync(client, "two");
        using var third = await RawPeer.ConnectAsync(client.Client.ListeningPort, "three", "D");
        (await third.EndsAsync()).ShouldBeTrue();
        using var again = await ChildAsync(client, "one");
        (await first.EndsAsync()).ShouldBeTrue();
        client.Client.Distributed.Children.ShouldBe(["one", "two"], ignoreOrder: true);
    }

    [Fact]
    public async Task No_more_possible_parents_are_tried_at_a_time_than_allowed()
    {
        await using var server = new ScriptedServer();
        await using var client = await LogInAsync(server, o => o with { Distributed = new DistributedOptions { MaxCandidates = 3 } });
        await server.SendAsync(Parents("a", 10));
        string[] asked = [await NextAskedAsync(server), await NextAskedAsync(server), await NextAskedAsync(server)];
        asked.ShouldBe(["a0", "a1", "a2"], ignoreOrder: true);
        await server.SendAsync(Parents("b", 1));
        await server.SendAsync(new ToClient.GetPeerAddress("a1", Ip4.None, 0, 0, 0));
        var next = string.Empty;
        for (var i = 0; next.Length == 0; i++)
        {
            // Until the one has been given up there is no room; then there is for one.
            await server.SendAsync(Parents($"c{i}-", 10));
            next = (await server.NextAsync<ToServer.GetPeerAddress>(TimeSpan.FromMilliseconds(100)))?.Username ?? string.Empty;
        }

        next.ShouldMatch("^c[0-9]+-0$");
    }

    [Fact]
    public async Task No_more_downloads_are_queued_than_allowed_and_then_none_of_them()
    {
        await using var client = TestClient.Of(1, "ana", o => o with { Downloads = new DownloadOptions { MaxQueued = 3 } });
        client.Client.Downloads.EnqueueAll([new("bob", "1"), new("bob", "2")]).Count.ShouldBe(2);
        Should.Throw<InvalidOperationException>(() => client.Client.Downloads.EnqueueAll([new("bob", "3"), new("bob", "4")]));
        client.Client.Downloads.All.Count.ShouldBe(2);
        var third = client.Client.Downloads.Enqueue(new("bob", "3"));
        Should.Throw<InvalidOperationException>(() => client.Client.Downloads.Enqueue(new("bob", "4")));
        third.Cancel();
        client.Client.Downloads.Remove(third).ShouldBeTrue();
        client.Client.Downloads.Enqueue(new("bob", "4")).State.ShouldBe(DownloadState.Queued);
        third.Resume();
        third.State.ShouldBe(DownloadState.Cancelled);
    }

    [Fact]
    public async Task No_more_answers_are_under_way_to_one_searcher_than_allowed()
    {
        await using var server = new ScriptedServer();
        await using var client = await LogInAsync(server, o => o with { SearchResponder = new Finder() });
        using var bob = new TcpListener(IPAddress.Loopback, 0);
        bob.Start();
        const uint Searches = SearchAnswers.MaxPendingPerUser + 3;
        for (var token = 1u; token <= Searches; token++)
        {
            await server.SendAsync(new ToClient.FileSearch("bob", token, "song"));
        }

        await server.SendAsync(new ToClient.FileSearch("nobody", 0, "nothing"));
        await client.NextAsync<SearchSeen>(seen => seen.Username == "nobody");
        (await server.NextAsync<ToServer.GetPeerAddress>()).Username.ShouldBe("bob");
        await server.SendAsync(new ToClient.GetPeerAddress("bob", ScriptedServer.Loopback, PortOf(bob.Server), 0, 0));
        using var peer = await RawPeer.AcceptAsync(bob);
        await peer.NextAsync<ToPeer.PeerInit>();
        var answered = new List<uint>();
        for (var i = 0; i < SearchAnswers.MaxPendingPerUser; i++)
        {
            answered.Add((await peer.NextAsync<ToPeer.FileSearchResponse>()).Token);
        }

        answered.ShouldBe(Enumerable.Range(1, SearchAnswers.MaxPendingPerUser).Select(token => (uint)token), ignoreOrder: true);
        await server.SendAsync(new ToClient.FileSearch("bob", 99, "song"));
        (await peer.NextAsync<ToPeer.FileSearchResponse>()).Token.ShouldBe(99u);
    }

    [Fact]
    public async Task No_more_answers_are_under_way_to_all_together_than_allowed()
    {
        await using var server = new ScriptedServer();
        await using var client = await LogInAsync(server, o => o with { SearchResponder = new Finder(), Distributed = new DistributedOptions { MaxPendingAnswers = 3 } });
        for (var user = 1u; user <= 6; user++)
        {
            await server.SendAsync(new ToClient.FileSearch($"user{user}", user, "song"));
        }

        await server.SendAsync(new ToClient.FileSearch("nobody", 0, "nothing"));
        await client.NextAsync<SearchSeen>(seen => seen.Username == "nobody");
        var asked = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            asked.Add((await server.NextAsync<ToServer.GetPeerAddress>()).Username);
        }

        asked.ShouldBe(["user1", "user2", "user3"], ignoreOrder: true);
        foreach (var user in asked)
        {
            await server.SendAsync(new ToClient.GetPeerAddress(user, Ip4.None, 0, 0, 0));
        }

        // There is room again once the three have failed; what was dropped before does not come back.
        var late = string.Empty;
        for (var token = 100u; late.Length == 0; token++)
        {
            await server.SendAsync(new ToClient.FileSearch("late", token, "song"));
            await client.NextAsync<SearchSeen>(seen => seen.Token == token);
            late = (await server.NextAsync<ToServer.GetPeerAddress>(TimeSpan.FromMilliseconds(100)))?.Username ?? string.Empty;
        }

        late.ShouldBe("late");
    }

    private static async Task<RawPeer> ChildAsync(TestClient client, string name)
    {
        var child = await RawPeer.ConnectAsync(client.Client.ListeningPort, name, "D");
        await child.NextAsync<ToPeer.DistribBranchLevel>();
        return child;
    }

    private static async Task<string> NextAskedAsync(ScriptedServer server) => (await server.NextAsync<ToServer.GetPeerAddress>()).Username;

    private static ToClient.PossibleParents Parents(string name, int count) => new([.. Enumerable.Range(0, count).Select(i => new PossibleParent($"{name}{i}", ScriptedServer.Loopback, 2234))]);

    private static async Task<TestClient> LogInAsync(ScriptedServer server, Func<SoulseekClientOptions, SoulseekClientOptions> change)
    {
        var client = TestClient.Of(server.Port, "host", change);
        (await client.Client.ConnectAsync(Cancel)).Success.ShouldBeTrue();
        return client;
    }

    private static ToClient.EmbeddedMessage Search(string query, uint token) => new(3, new ToPeer.DistribSearch(0x31, "someone", token, query), []);

    private static async Task AskAsync(ScriptedServer server, Socket target, params (string Name, uint Token)[] asked)
    {
        foreach (var (name, token) in asked)
        {
            await server.SendAsync(new ToClient.ConnectToPeer(name, ConnectionType.Peer, ScriptedServer.Loopback, PortOf(target), token, false, 0, 0));
        }
    }

    private static uint PortOf(Socket socket) => (uint)((IPEndPoint)socket.LocalEndPoint!).Port;

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var i = 0; i < 1000 && !holds(); i++)
        {
            await Task.Delay(10, Cancel);
        }

        holds().ShouldBeTrue();
    }

    /// <summary>Finds one file for everybody but those who look for nothing.</summary>
    private sealed class Finder : ISearchResponder
    {
        public SearchAnswer? Answer(in SearchQuestion question) => question.Query == "nothing" ? null : new([new FileRecord("song.mp3", 1)], []);
    }
}
