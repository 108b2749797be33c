using System.Buffers.Binary;
using System.Net.Sockets;
using Parlance.MyIcq;
using Parlance.MyIcq.Messages;
using Parlance.System.Tests.MyIcq;
using Parlance.Testing;
using Parlance.Wire;

namespace Parlance.Server.Tests;

/// <summary>MyICQ in the whole server, over the real storage.</summary>
public sealed class MyIcqServerTests : IDisposable
{
    private const string Trusted = "--Limits:TrustedNetworks:0=127.0.0.0/8";
    private readonly ScratchDirectory scratch = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accounts_contacts_profiles_and_messages_survive_a_restart()
    {
        uint alice, bob;
        await using (var server = await RunningServer.StartAsync(scratch, Trusted, "--MyIcq:Domain=example.org"))
        {
            using var one = new RawClient(server.Of("MyICQ"));
            using var other = new RawClient(server.Of("MyICQ"));
            (alice, bob) = (await one.RegisterAsync("secret"), await other.RegisterAsync("secret"));
            alice.ShouldBe(10_001u, "10000 is the operator");
            (await one.LogInAsync()).Error.ShouldBe((byte)0);
            (await one.AskAsync(new ToServer.AddFriend(bob))).As<ToClient.AddFriend>().Result.ShouldBe((byte)0);
            await one.ConfirmAsync(new ToServer.ModifyUser(new InfoBlock(
                12, "al", 30, 2, "x", "y", "z", "e", "a", "1", "2", "n", 1, "c", "o", "h", "i"), 1, 0, null));
            await one.ConfirmAsync(new ToServer.SendMessage(0, bob, "for later"));
        }

        await using var again = await RunningServer.StartAsync(scratch, Trusted);
        using var client = new RawClient(again.Of("MyICQ")) { Uin = bob, Password = "secret" };
        (await client.LogInAsync()).Error.ShouldBe((byte)0);
        var received = new[] { await client.NextAsync<ToClient.Message>(), await client.NextAsync<ToClient.Message>() };
        received.Select(message => message.Type).ShouldBe([(byte)5, (byte)0]);
        received[1].Text.ShouldBe("for later");
        (await client.AskAsync(new ToServer.UpdateContact(alice))).As<ToClient.UpdateContact>().Info.Nick.ShouldBe("al");
        using var owner = new RawClient(again.Of("MyICQ")) { Uin = alice, Password = "secret" };
        await owner.LogInAsync();
        (await owner.NextAsync<ToClient.MultiOnline>()).Users.Select(user => user.Uin).ShouldBe([bob]);
    }

    [Fact]
    public async Task A_client_behind_an_http_proxy_is_served_over_a_stream()
    {
        await using var server = await RunningServer.StartAsync(scratch, Trusted, "--MyIcq:TunnelEndpoint=127.0.0.1:0");
        using var direct = new RawClient(server.Of("MyICQ"));
        await direct.RegisterAsync("secret");
        await direct.LogInAsync();
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(server.Of("MyICQ tunnel"), Stop);
        var stream = tcp.GetStream();
        using var shape = new RawClient(server.Of("MyICQ")) { Sid = 99, Password = "secret" };
        await SendAsync(stream, shape.Datagram(new ToServer.NewUin("secret"), 1), cut: 7);
        shape.Uin = Reader.Read<ToClient.NewUin>((await ReceiveAsync(stream, 0x02)).AsSpan(20), MyIcqStyle.Default).Uin;
        await SendAsync(stream, shape.Datagram(new ToServer.Login("secret", 0, 1, default, 0), 2), cut: 1);
        Reader.Read<ToClient.Login>((await ReceiveAsync(stream, 0x04)).AsSpan(20), MyIcqStyle.Default).Online.ShouldBe(2u);
        await direct.ConfirmAsync(new ToServer.SendMessage(0, shape.Uin, "through the tunnel"));
        Reader.Read<ToClient.Message>((await ReceiveAsync(stream, 0x0104)).AsSpan(20), MyIcqStyle.Default).Text.ShouldBe("through the tunnel");
        tcp.Close();
        while ((await direct.AskAsync(new ToServer.KeepAlive(1))).As<ToClient.KeepAlive>().Online > 1)
        {
            await Task.Yield();
        }
    }

    [Fact]
    public async Task A_domain_that_clients_cannot_keep_is_refused_in_one_line()
    {
        var refused = await Should.ThrowAsync<FormatException>(RunningServer.StartAsync(scratch, $"--MyIcq:Domain={new string('d', 50)}"));
        refused.Message.ShouldStartWith("MyIcq:Domain must be");
    }

    [Fact]
    public async Task A_network_that_is_not_enabled_does_not_listen()
    {
        await using var server = await RunningServer.StartAsync(scratch, "--MyIcq:Enabled=false");
        server.Output.ShouldNotContain("MyICQ");
    }

    public void Dispose() => scratch.Dispose();

    private static async Task SendAsync(NetworkStream stream, byte[] datagram, int cut)
    {
        using var buffer = new WireBuffer();
        MyIcqFraming.Write(datagram, buffer);
        var frame = buffer.Written.ToArray();
        await stream.WriteAsync(frame.AsMemory(0, cut), Stop);
        await stream.FlushAsync(Stop);
        await stream.WriteAsync(frame.AsMemory(cut), Stop);
    }

    private static async Task<byte[]> ReceiveAsync(NetworkStream stream, ushort command)
    {
        while (true)
        {
            var prefix = new byte[2];
            await stream.ReadExactlyAsync(prefix, Stop);
            var datagram = new byte[BinaryPrimitives.ReadUInt16BigEndian(prefix)];
            await stream.ReadExactlyAsync(datagram, Stop);
            if (BinaryPrimitives.ReadUInt16BigEndian(datagram.AsSpan(14)) == command)
            {
                return datagram;
            }
        }
    }
}
