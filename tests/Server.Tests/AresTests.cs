using System.Net;
using System.Net.Sockets;
using Parlance.Ares;
using Parlance.Ares.Server;
using Parlance.Server.Configuration;
using Parlance.Testing;
using Parlance.Wire;

namespace Parlance.Server.Tests;

/// <summary>Ares rooms of the whole server: one port each, kept over a restart, and the room list on the same port.</summary>
public sealed class AresTests
{
    [Fact]
    public async Task Each_configured_room_has_a_port_of_its_own()
    {
        using var scratch = new ScratchDirectory();
        await using var server = await RunningServer.StartAsync(scratch, "--Ares:Rooms:0:Name=First", "--Ares:Rooms:1:Name=Second", "--Ares:Rooms:1:Endpoint=127.0.0.1:0");
        server.Output.ShouldContain("Ares room First listens on 127.0.0.1:");
        server.Output.ShouldContain("Ares room Second listens on 127.0.0.1:");
        (await RoomOfAsync(server.Of("Ares room First"))).ShouldBe("First");
        (await RoomOfAsync(server.Of("Ares room Second"))).ShouldBe("Second");
    }

    [Fact]
    public async Task What_a_room_keeps_is_there_after_a_restart()
    {
        using var scratch = new ScratchDirectory();
        await using (var first = await RunningServer.StartAsync(scratch, "--Accounts:Admin:Password=ownerpass1"))
        {
            using var owner = await JoinAsync(first.Of("Ares room Lobby"), "Owner");
            await SendAsync(owner, new ToServer.AuthLogin("ownerpass1"));
            await ReadUntilAsync<ToClient.OpChange>(owner, m => m.IsOperator);
            await SendAsync(owner, new ToServer.Command("addtopic kept for good"));
            await ReadUntilAsync<ToClient.Topic>(owner, m => m.Text == "kept for good");
            await first.StopAsync();
        }

        await using var second = await RunningServer.StartAsync(scratch);
        using var visitor = await ConnectAsync(second.Of("Ares room Lobby"), "Visitor");
        (await ReadUntilAsync<ToClient.TopicFirst>(visitor, _ => true)).Text.ShouldBe("kept for good");
    }

    [Fact]
    public async Task A_stop_says_goodbye()
    {
        using var scratch = new ScratchDirectory();
        await using var server = await RunningServer.StartAsync(scratch);
        using var visitor = await JoinAsync(server.Of("Ares room Lobby"), "Visitor");
        await server.StopAsync();
        await ReadUntilAsync<ToClient.NoSuch>(visitor, m => m.Text.Contains("stops", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_room_list_answers_on_the_rooms_own_port_when_it_is_on()
    {
        using var scratch = new ScratchDirectory();
        await using var server = await RunningServer.StartAsync(scratch, "--Ares:Rooms:0:RoomList=true");
        var udp = server.Of("Ares room list of Lobby");
        using var asker = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await asker.SendAsync(AresFrames.ToDatagram(default(ToServer.SendInfo)), udp, TestContext.Current.CancellationToken);
        var answer = await asker.ReceiveAsync(TestContext.Current.CancellationToken);
        answer.Buffer[0].ShouldBe((byte)3);
        Reader.Read<ToClient.AckInfo>(answer.Buffer.AsSpan(1), AresStyle.RoomList).Name.ShouldBe("Lobby");
    }

    [Fact]
    public async Task A_room_that_asks_for_a_firewall_check_is_connected_to()
    {
        using var scratch = new ScratchDirectory();
        await using var server = await RunningServer.StartAsync(scratch, "--Ares:Rooms:0:RoomList=true");
        var udp = server.Of("Ares room list of Lobby");
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = (ushort)((IPEndPoint)listener.LocalEndpoint).Port;
        using var asker = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        await asker.SendAsync(AresFrames.ToDatagram(new ToPeer.WantCheckFirewall(port)), udp, TestContext.Current.CancellationToken);
        var ready = (await asker.ReceiveAsync(TestContext.Current.CancellationToken)).Buffer;
        ready[0].ShouldBe((byte)32);
        var cookie = Reader.Read<ToPeer.ReadyToCheckFirewall>(ready.AsSpan(1), AresStyle.RoomList).Cookie;
        await asker.SendAsync(AresFrames.ToDatagram(new ToPeer.ProceedCheckFirewall(port, cookie)), udp, TestContext.Current.CancellationToken);
        using var probe = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        (await probe.GetStream().ReadAsync(new byte[1], TestContext.Current.CancellationToken)).ShouldBe(0, "it connects and leaves");
    }

    [Fact]
    public async Task Two_rooms_of_one_name_are_a_mistake_of_the_configuration()
    {
        using var scratch = new ScratchDirectory();
        var wrong = await Should.ThrowAsync<ConfigurationException>(() => RunningServer.StartAsync(scratch, "--Ares:Rooms:0:Name=Twin", "--Ares:Rooms:1:Name=Twin", "--Ares:Rooms:1:Endpoint=127.0.0.1:0"));
        wrong.Message.ShouldStartWith("Ares:Rooms:1:Name");
    }

    /// <summary>When this fails: <c>dotnet run --project src/Parlance.Server -- --help=ares</c> prints the new page.</summary>
    [Fact]
    public void The_page_of_commands_is_fresh() =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "ares-commands.md")).ShouldBe(CommandPage.Render());

    private static async Task<string> RoomOfAsync(IPEndPoint endpoint)
    {
        using var client = await ConnectAsync(endpoint, "Visitor");
        return (await ReadUntilAsync<ToClient.LoginAck>(client, _ => true)).Room;
    }

    private static async Task<TcpClient> JoinAsync(IPEndPoint endpoint, string name)
    {
        var client = await ConnectAsync(endpoint, name);
        await ReadUntilAsync<ToClient.UserListEnd>(client, _ => true);
        return client;
    }

    private static async Task<TcpClient> ConnectAsync(IPEndPoint endpoint, string name)
    {
        var client = new TcpClient();
        await client.ConnectAsync(endpoint, TestContext.Current.CancellationToken);
        await SendAsync(client, new ToServer.Login(new LoginDetails(
            [.. Enumerable.Range(1, 16).Select(i => (byte)(i + name.Length))], 0, 0, 0, Ip4.None, 0, 0, name, "test", Ip4.None, Ip4.None, 7, 0, 0, 0, 0, 0, 0, string.Empty, 0)));
        return client;
    }

    private static async Task SendAsync<T>(TcpClient client, T message)
        where T : struct, IMessage<T> =>
        await client.GetStream().WriteAsync(AresFrames.ToBytes(message), TestContext.Current.CancellationToken);

    private static async Task<T> ReadUntilAsync<T>(TcpClient client, Func<T, bool> such)
        where T : struct, IMessage<T>
    {
        var head = new byte[3];
        while (true)
        {
            await client.GetStream().ReadExactlyAsync(head, TestContext.Current.CancellationToken);
            var body = new byte[head[0] | (head[1] << 8)];
            await client.GetStream().ReadExactlyAsync(body, TestContext.Current.CancellationToken);
            if (head[2] == T.Spec.Code && AresFrames.Read<T>(body) is var message && such(message))
            {
                return message;
            }
        }
    }
}
