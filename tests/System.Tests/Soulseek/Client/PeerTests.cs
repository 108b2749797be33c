using System.Net;
using System.Net.Sockets;
using Parlance.Soulseek;
using Parlance.Testing;

namespace Parlance.System.Tests.Soulseek.Client;

/// <summary>What the client does with other clients that are scripted, hostile or plain wrong.</summary>
public sealed class PeerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("")]
    [InlineData("server")]
    [InlineData("tab\there")]
    [InlineData("caf\u00e9")]
    public async Task Who_has_no_name_is_sent_away(string name)
    {
        await using var host = await HostAsync();
        using var peer = await RawPeer.ConnectAsync(host.Client.ListeningPort, name);
        (await peer.EndsAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_type_nobody_knows_a_token_nobody_gave_and_an_endless_frame_are_sent_away()
    {
        await using var host = await HostAsync();
        using var type = await RawPeer.ConnectAsync(host.Client.ListeningPort, "bob", "X");
        using var token = await RawPeer.ConnectAsync(host.Client.ListeningPort);
        await token.SendAsync(SoulseekFrames.Init, new ToPeer.PierceFireWall(4711));
        using var endless = await RawPeer.ConnectAsync(host.Client.ListeningPort);
        await endless.WriteAsync(0xFF, 0xFF, 0xFF, 0x7F, 1);
        (await type.EndsAsync() && await token.EndsAsync() && await endless.EndsAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Who_says_nothing_is_sent_away()
    {
        await using var host = await HostAsync(o => o with { Peers = new PeerOptions { Introduction = TimeSpan.FromMilliseconds(200) } });
        using var mute = await RawPeer.ConnectAsync(host.Client.ListeningPort);
        (await mute.EndsAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Connections_are_limited()
    {
        await using var host = await HostAsync(o => o with { Peers = new PeerOptions { MaxConnections = 2 } });
        using var first = await RawPeer.ConnectAsync(host.Client.ListeningPort, "one");
        using var second = await RawPeer.ConnectAsync(host.Client.ListeningPort, "two");
        await AskInfoAsync(first);
        await AskInfoAsync(second);
        using var third = await RawPeer.ConnectAsync(host.Client.ListeningPort, "three");
        (await third.EndsAsync()).ShouldBeTrue();
        host.Client.PeerConnections.ShouldBe(2);
    }

    [Fact]
    public async Task Under_one_name_there_are_only_so_many_connections()
    {
        await using var host = await HostAsync();
        var peers = new List<RawPeer>();
        for (var i = 0; i <= PeerTable.MaxPerName; i++)
        {
            peers.Add(await RawPeer.ConnectAsync(host.Client.ListeningPort, "bob"));
            await AskFolderAsync(peers[^1]);
        }

        var ended = await Task.WhenAny(peers.Select(p => p.EndsAsync())).WaitAsync(Cancel);
        (await ended).ShouldBeTrue();
        peers.ForEach(p => p.Dispose());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(16)]
    public async Task A_huge_message_that_was_not_asked_for_ends_the_connection_before_its_body_comes(byte code)
    {
        await using var host = await HostAsync();
        using var peer = await RawPeer.ConnectAsync(host.Client.ListeningPort, "bob");
        await peer.WriteAsync(0, 0, 0, 0x1B, code, 0, 0, 0);
        (await peer.EndsAsync()).ShouldBeTrue();
    }

    [Theory]
    [InlineData(43, 2)]
    [InlineData(9, 17)]
    [InlineData(9999, 17)]
    public async Task A_frame_beyond_the_limit_of_its_code_ends_the_connection(int code, int mebibytes)
    {
        await using var host = await HostAsync();
        using var peer = await RawPeer.ConnectAsync(host.Client.ListeningPort, "bob");
        await peer.WriteAsync([.. BitConverter.GetBytes(mebibytes * 1024 * 1024), .. BitConverter.GetBytes(code)]);
        (await peer.EndsAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_unknown_or_cannot_be_read_is_left_out()
    {
        await using var host = await HostAsync();
        using var peer = await RawPeer.ConnectAsync(host.Client.ListeningPort, "bob");
        await peer.WriteAsync([.. BitConverter.GetBytes(6), .. BitConverter.GetBytes(12547), 1, 2]);
        await peer.WriteAsync([.. BitConverter.GetBytes(8), .. BitConverter.GetBytes(43), 0xFF, 0xFF, 0xFF, 0x00]);
        await peer.WriteAsync([.. BitConverter.GetBytes(6), .. BitConverter.GetBytes(9), 0x78, 0x9C]);
        await AskInfoAsync(peer);
    }

    [Fact]
    public async Task Who_claims_a_name_gets_no_messages_meant_for_its_owner()
    {
        await using var server = await TestServer.StartAsync();
        await using var ana = await TestClient.LogInAsync(server, "ana");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        // The real bob is on the other loopback address, so he does not come from where the impostor comes from.
        await using var bob = await TestClient.LogInAsync(server, "bob", o => o with { BindAddress = IPAddress.Parse("127.0.0.2"), Listen = new ListenOptions { Address = IPAddress.Any }, Description = "the real one" });
        using var impostor = await RawPeer.ConnectAsync(ana.Client.ListeningPort, "bob");
        await AskInfoAsync(impostor);
        (await ana.Client.Browse.InfoAsync("bob", Cancel)).ShouldNotBeNull().Description.ShouldBe("the real one");
    }

    [Fact]
    public async Task A_quiet_connection_is_closed_and_a_ghost_sooner()
    {
        var time = new ManualTime();
        await using var host = await HostAsync(time: time);
        using var ghost = await RawPeer.ConnectAsync(host.Client.ListeningPort, "ghost");
        using var talker = await RawPeer.ConnectAsync(host.Client.ListeningPort, "talker");
        await AskInfoAsync(talker);
        await UntilAsync(() => host.Client.Network.Has("ghost"));
        time.Advance(TimeSpan.FromSeconds(16));
        (await ghost.EndsAsync()).ShouldBeTrue();
        await AskFolderAsync(talker);
        time.Advance(TimeSpan.FromSeconds(70));
        (await talker.EndsAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task A_parent_that_is_nonsense_is_let_go()
    {
        await using var host = await HostAsync(o => o with { Distributed = new DistributedOptions { MinChildren = 5 } });
        using var child = await RawPeer.ConnectAsync(host.Client.ListeningPort, "bob", "D");

        // Without a place in the tree there are no children.
        (await child.EndsAsync()).ShouldBeTrue();
        host.Client.Distributed.Children.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_proxy_is_used_for_server_and_peers()
    {
        await using var server = await TestServer.StartAsync();
        await using var proxy = new SocksProxy("user", "word");
        await using var bob = await TestClient.LogInAsync(server, "bob", o => o with { Description = "behind nothing" });
        await using var ana = await TestClient.LogInAsync(server, "ana", o => o with { Proxy = new ProxyOptions("127.0.0.1", proxy.Port, "user", "word") });
        (await ana.Client.Browse.InfoAsync("bob", Cancel)).ShouldNotBeNull().Description.ShouldBe("behind nothing");
        proxy.Targets.ShouldContain(server.Soulseek.Port);
        await using var wrong = TestClient.Of(server, "carol", o => o with { Proxy = new ProxyOptions("127.0.0.1", proxy.Port, "user", "wood") });
        await Should.ThrowAsync<SoulseekException>(() => wrong.Client.ConnectAsync(Cancel));
    }

    private static async Task<TestClient> HostAsync(Func<SoulseekClientOptions, SoulseekClientOptions>? change = null, TimeProvider? time = null)
    {
        var host = TestClient.Of(1, "host", change, time);
        host.Client.Network.Listener.Start();
        await Task.Yield();
        return host;
    }

    private static async Task AskInfoAsync(RawPeer peer)
    {
        await peer.SendAsync(default(ToPeer.UserInfoRequest));
        await peer.NextAsync<ToPeer.UserInfoResponse>();
    }

    private static async Task AskFolderAsync(RawPeer peer)
    {
        await peer.SendAsync(new ToPeer.FolderContentsRequest(1, "x"));
        (await peer.NextAsync<ToPeer.FolderContentsResponse>()).Folders.ShouldBeEmpty();
    }

    private static async Task UntilAsync(Func<bool> holds)
    {
        for (var i = 0; i < 1000 && !holds(); i++)
        {
            await Task.Delay(10, Cancel);
        }

        holds().ShouldBeTrue();
    }
}
