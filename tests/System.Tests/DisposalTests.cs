using System.Net;
using Parlance.Ares.Client;
using Parlance.Icq;
using Parlance.MyIcq;
using Parlance.System.Tests.Ares;
using Parlance.System.Tests.Icq.Clients;
using Parlance.System.Tests.MyIcq.Clients;

namespace Parlance.System.Tests;

/// <summary>Clients and peers are disposed of by several at once, in the midst of what they do, and again afterwards.</summary>
public sealed class DisposalTests
{
    private const int Rounds = 10;
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task An_Ares_client_is_disposed_of_twice_and_while_it_joins_talks_and_leaves()
    {
        await using var host = await AresHost.StartAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var client = new AresClient(new AresClientOptions { Host = "127.0.0.1", Port = (ushort)host.Ares.Port, Name = $"Ann{round}" });
            if (round % 2 == 0)
            {
                await client.JoinAsync(Stop);
            }

            await EndsQuietly(client, () => client.Chat.SayAsync("hello", Stop).AsTask(), () => client.JoinAsync(Stop), client.LeaveAsync);
            client.State.ShouldBe(ClientState.Away);
            await Should.ThrowAsync<ObjectDisposedException>(() => client.JoinAsync(Stop));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public async Task An_ICQ_client_is_disposed_of_twice_and_while_it_logs_in_talks_and_logs_out(int version)
    {
        await using var host = await IcqHost.StartAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var user = await host.UserAsync(version);
            var client = user.Client;
            await EndsQuietly(
                client,
                () => client.Messages.SendAsync(user.Uin, new IcqMessage.Text("note")),
                () => client.Profile.GetAsync(user.Uin),
                () => client.LogInAsync(user.Uin, "secret"),
                () => client.LogOutAsync());
            client.IsLoggedIn.ShouldBeFalse();
            await Should.ThrowAsync<ObjectDisposedException>(() => client.LogInAsync(user.Uin, "secret"));
        }
    }

    [Fact]
    public async Task A_MyICQ_client_and_its_peer_are_disposed_of_twice_and_while_they_log_in_talk_and_log_out()
    {
        await using var host = await MyIcqHost.StartAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var user = await host.UserAsync();
            var client = user.Client;
            var peer = new MyIcqPeer(client, new MyIcqPeerOptions { Listen = new IPEndPoint(IPAddress.Loopback, 0) });
            peer.Start();
            await EndsQuietly(peer, () => peer.SendAsync(user.Uin, new MyIcqMessage.Text("note")));
            await EndsQuietly(
                client,
                () => client.Messages.SendAsync(user.Uin, new MyIcqMessage.Text("note")),
                () => client.LogInAsync(user.Uin, "secret"),
                client.LogOutAsync);
            client.IsLoggedIn.ShouldBeFalse();
            await Should.ThrowAsync<ObjectDisposedException>(() => client.LogInAsync(user.Uin, "secret"));
        }
    }

    [Fact]
    public async Task An_ICQ_peer_is_disposed_of_twice_and_in_the_midst_of_messages_and_files()
    {
        for (var round = 0; round < Rounds; round++)
        {
            await using var ana = new PeerHost(10_001, o => o with { AnswerTimeout = TimeSpan.FromSeconds(1) });
            await using var bob = new PeerHost(10_002, o => o with { AnswerTimeout = TimeSpan.FromSeconds(1) });
            var file = ana.MakeFile("one.bin", 3_000_000);
            var sending = ana.Peer.SendFilesAsync(bob.Address, [file], cancellation: Stop);
            var offer = (await bob.Events.NextAsync<IcqPeerEvent.FileOffered>()).Offer;
            await EndsQuietly(
                round % 2 == 0 ? ana.Peer : bob.Peer,
                () => ana.Peer.SendAsync(bob.Address, new IcqMessage.Text("hello"), cancellation: Stop),
                () => bob.Peer.SendAsync(ana.Address, new IcqMessage.Text("hello"), cancellation: Stop),
                () => offer.AcceptAsync(bob.Folder.Path, cancellation: Stop),
                () => sending);
            (await ana.Peer.SendAsync(bob.Address, new IcqMessage.Text("hello"), cancellation: Stop)).Answer.ShouldBe(IcqPeerAnswer.NotReached);
        }
    }

    [Fact]
    public async Task A_Soulseek_client_is_disposed_of_twice_and_while_it_talks()
    {
        await using var server = await TestServer.StartAsync();
        for (var round = 0; round < Rounds; round++)
        {
            var client = new global::Parlance.Soulseek.SoulseekClient(new() { Port = server.Soulseek.Port, Username = $"ann{round}", Password = "secret" });
            await client.ConnectAsync(Stop);
            await EndsQuietly(client, () => client.Rooms.JoinAsync("den", cancellationToken: Stop), client.DisconnectAsync);
            client.State.ShouldBe(global::Parlance.Soulseek.ClientState.Closed);
        }
    }

    /// <summary>Everything is done at once with three disposals; what is being done may end with the package's own words, but it ends.</summary>
    private static async Task EndsQuietly(IAsyncDisposable client, params Func<Task>[] traffic)
    {
        var doing = traffic.SelectMany(what => new[] { what, what }).Select(what => Task.Run(() => EndedAsync(what)));
        var ending = Enumerable.Range(0, 3).Select(_ => Task.Run(() => client.DisposeAsync().AsTask()));
        await Task.WhenAll([.. doing, .. ending]).WaitAsync(Patience, Stop);
        await client.DisposeAsync();
    }

    private static async Task EndedAsync(Func<Task> what)
    {
        try
        {
            await what();
        }
        catch (Exception said) when (said is AresException or IcqException or MyIcqException or global::Parlance.Soulseek.SoulseekException or OperationCanceledException or ObjectDisposedException)
        {
            said.Message.ShouldNotBeEmpty();
        }
    }
}
