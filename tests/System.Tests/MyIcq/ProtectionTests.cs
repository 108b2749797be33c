using System.Net;
using System.Net.Sockets;
using Parlance.MyIcq;
using Parlance.MyIcq.Messages;
using Parlance.Wire;

namespace Parlance.System.Tests.MyIcq;

public sealed class ProtectionTests
{
    [Fact]
    public async Task Strangers_get_no_more_bytes_than_they_send_and_nothing_twice_unasked()
    {
        await using var server = await MyIcqTestServer.StartAsync(o => o.Retransmit.Interval = TimeSpan.FromMilliseconds(40));
        using var member = await server.JoinAsync();
        using var stranger = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var (sent, received) = (0, 0);
        foreach (var entry in MyIcqCatalog.All.Entries.Where(e => e.Spec.Direction == Direction.ToServer && e.Spec.Code != 2))
        {
            var datagram = Datagram((ushort)entry.Spec.Code, member.Uin, entry.Spec.Code == 4 ? 18 : 0, member.Sid);
            sent += await stranger.SendAsync(datagram, server.Endpoint, TestContext.Current.CancellationToken);
        }

        await Task.Delay(400, TestContext.Current.CancellationToken);
        while (stranger.Available > 0)
        {
            received += (await stranger.ReceiveAsync(TestContext.Current.CancellationToken)).Buffer.Length;
        }

        received.ShouldBe(21, "one refusal of one login, once");
        received.ShouldBeLessThan(sent);
    }

    [Fact]
    public async Task A_refused_registration_is_no_longer_than_its_request()
    {
        await using var server = await MyIcqTestServer.StartAsync();
        server.Community.Accounts.IsRegistrationOpen = false;
        using var client = server.Connect();
        var request = client.Datagram(new ToServer.NewUin("p"), 9);
        (MyIcqLimits.Header + (await client.AskAsync(new ToServer.NewUin("p"))).Body.Length).ShouldBeLessThanOrEqualTo(request.Length);
    }

    [Fact]
    public async Task Answers_to_strangers_are_limited_for_each_address()
    {
        await using var server = await MyIcqTestServer.StartAsync(o => o.StrangerAnswers = 5, limit: l => l.TrustedNetworks = []);
        using var stranger = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        for (var i = 0; i < 60; i++)
        {
            var datagram = Datagram(4, 77_777, 18);
            datagram[17] = (byte)i;
            await stranger.SendAsync(datagram, server.Endpoint, TestContext.Current.CancellationToken);
        }

        await Task.Delay(500, TestContext.Current.CancellationToken);
        var answers = 0;
        while (stranger.Available > 0)
        {
            await stranger.ReceiveAsync(TestContext.Current.CancellationToken);
            answers++;
        }

        answers.ShouldBeInRange(1, 10);
    }

    [Fact]
    public async Task Guessing_passwords_is_slowed_and_the_owner_still_gets_in_from_a_trusted_address()
    {
        await using var server = await MyIcqTestServer.StartAsync(
            o => o.StrangerAnswers = 1000, limit: l => (l.TrustedNetworks, l.LoginFailures) = ([], 3));
        using var thief = server.Connect();
        await thief.RegisterAsync("right");
        thief.Password = "wrong";
        for (var i = 0; i < 5; i++)
        {
            (await thief.LogInAsync()).Error.ShouldBe((byte)2);
        }

        thief.Password = "right";
        (await thief.LogInAsync()).Error.ShouldBe((byte)2, "not even the right password is looked at any more");
    }

    [Fact]
    public async Task A_client_that_confirms_nothing_loses_its_session_and_nobody_else_notices()
    {
        await using var server = await MyIcqTestServer.StartAsync(o => o.Retransmit.Interval = TimeSpan.FromSeconds(30), limit: l => l.StoredMessages = 2000);
        using var deaf = await server.JoinAsync();
        using var busy = await server.JoinAsync();
        deaf.IsSilent = true;
        for (var i = 0; server.Network.Count > 1; i++)
        {
            i.ShouldBeLessThan(1500, "128 under way and 1024 waiting are the most");
            await busy.ConfirmAsync(new ToServer.SendMessage(0, deaf.Uin, "are you there?"));
        }

        (await busy.AskAsync(new ToServer.KeepAlive(1))).Header.Command.ShouldBe((ushort)6);
    }

    [Fact]
    public async Task Lines_beyond_what_may_be_delayed_are_not_confirmed()
    {
        await using var server = await MyIcqTestServer.StartAsync(o => o.Flood = new() { Burst = 1, PerSecond = 20 });
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        for (var i = 0; i < 80; i++)
        {
            alice.Tell(new ToServer.SendMessage(0, bob.Uin, $"{i}"));
        }

        var heard = 0;
        while (heard < 33)
        {
            await bob.NextAsync<ToClient.Message>();
            heard++;
        }

        await Task.Delay(300, TestContext.Current.CancellationToken);
        (heard + (await bob.DrainAsync()).Count(packet => packet.Is<ToClient.Message>())).ShouldBeLessThan(60);
    }

    [Fact]
    public async Task A_full_mailbox_leaves_the_message_unconfirmed()
    {
        await using var server = await MyIcqTestServer.StartAsync(limit: l => l.StoredMessages = 2);
        using var alice = await server.JoinAsync();
        using var bob = await server.JoinAsync();
        bob.Tell(default(ToServer.Logout));
        await alice.ConfirmAsync(new ToServer.SendMessage(0, bob.Uin, "one"));
        await alice.ConfirmAsync(new ToServer.SendMessage(0, bob.Uin, "two"));
        var refused = alice.AskAsync(new ToServer.SendMessage(0, bob.Uin, "three"));
        await alice.DrainAsync();
        refused.IsCompleted.ShouldBeFalse();
        await bob.LogInAsync();
        (await refused).Header.Command.ShouldBe((ushort)1, "the client's repetition is taken once there is room");
        var heard = new[] { await bob.NextAsync<ToClient.Message>(), await bob.NextAsync<ToClient.Message>(), await bob.NextAsync<ToClient.Message>() };
        heard.Select(message => message.Text).Order().ShouldBe(["one", "three", "two"]);
    }

    [Fact]
    public async Task Sessions_of_an_address_are_limited()
    {
        await using var server = await MyIcqTestServer.StartAsync(
            o => o.StrangerAnswers = 1000, limit: l => (l.TrustedNetworks, l.ConnectionsPerAddress, l.RegistrationsPerAddress) = ([], 2, 10));
        using var one = await server.JoinAsync();
        using var two = await server.JoinAsync();
        using var three = server.Connect();
        await three.RegisterAsync("secret");
        var refused = three.LogInAsync();
        await one.DrainAsync();
        refused.IsCompleted.ShouldBeFalse();
        one.Tell(default(ToServer.Logout));
        (await refused).Error.ShouldBe((byte)0, "its repetition is taken once there is room");
    }

    private static byte[] Datagram(ushort command, uint uin, int body, uint sid = 0x12345678)
    {
        using var buffer = new WireBuffer();
        Writer.Write(new ClientHeader(1, 0, uin, sid, command, 0x0777, 0), buffer, MyIcqStyle.Default);
        buffer.Take(body).Clear();
        return buffer.Written.ToArray();
    }
}
