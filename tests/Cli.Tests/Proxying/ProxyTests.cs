using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Parlance.Cli.Tests.Decoding;
using Parlance.Soulseek;

namespace Parlance.Cli.Tests.Proxying;

public sealed class ProxyTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_passes_by_TCP_arrives_unchanged_and_is_printed()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        await using var proxy = new LiveRun("proxy", "127.0.0.1:0", server.LocalEndpoint.ToString()!, "--network", "soulseek");
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, await PortOf(proxy), Stop);
        using var accepted = await server.AcceptTcpClientAsync(Stop);

        var asked = TcpTalk.Frame(SoulseekFrames.Server, new ToServer.GetPeerAddress("bob"));
        await client.GetStream().WriteAsync(asked, Stop);
        (await ReadAsync(accepted, asked.Length)).ShouldBe(asked);
        await proxy.LineAsync("server to-server 3 GetPeerAddress username=\"bob\"", Stop);

        var answered = TcpTalk.Frame(SoulseekFrames.FromServer, new ToClient.LeaveRoom("tea"));
        await accepted.GetStream().WriteAsync(answered, Stop);
        (await ReadAsync(client, answered.Length)).ShouldBe(answered);
        await proxy.LineAsync("server to-client 15 LeaveRoom room=\"tea\"", Stop);

        accepted.Close();
        (await client.GetStream().ReadAsync(new byte[1], Stop)).ShouldBe(0);
        client.Close();
        (await proxy.StopAsync()).ShouldBe(0);
        await proxy.LineAsync("2 messages, 0 bytes undecoded", Stop);
    }

    [Fact]
    public async Task What_passes_by_UDP_arrives_unchanged_from_a_port_for_each_client()
    {
        using var server = Bound();
        await using var proxy = new LiveRun("proxy", "0", server.LocalEndPoint!.ToString()!, "--network", "icq");
        var port = await PortOf(proxy);
        using var one = Bound();
        using var other = Bound();
        byte[] keepAlive = [2, 0, 0x2E, 4, 1, 0, 0xA1, 0x86, 1, 0];
        byte[] ack = [2, 0, 0x0A, 0, 1, 0];
        var seen = new HashSet<EndPoint>();
        foreach (var client in new[] { one, other })
        {
            await client.SendToAsync(keepAlive, new IPEndPoint(IPAddress.Loopback, port), Stop);
            var buffer = new byte[100];
            var received = await server.ReceiveFromAsync(buffer, new IPEndPoint(IPAddress.Any, 0), Stop);
            buffer[..received.ReceivedBytes].ShouldBe(keepAlive);
            seen.Add(received.RemoteEndPoint);
            await proxy.LineAsync("server to-server 1070 KeepAlive", Stop);
            await server.SendToAsync(ack, received.RemoteEndPoint, Stop);
            buffer[..await client.ReceiveAsync(buffer, Stop)].ShouldBe(ack);
            await proxy.LineAsync("server to-client 10 Ack", Stop);
        }

        seen.Count.ShouldBe(2);
        (await proxy.StopAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_and_the_client_let_go()
    {
        using var nobody = new TcpListener(IPAddress.Loopback, 0);
        nobody.Start();
        var target = nobody.LocalEndpoint.ToString()!;
        nobody.Stop();
        await using var proxy = new LiveRun("proxy", "127.0.0.1:0", target, "--network", "ares");
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, await PortOf(proxy), Stop);
        await proxy.LineAsync("cannot connect", Stop);
        (await client.GetStream().ReadAsync(new byte[1], Stop)).ShouldBe(0);
    }

    [Theory]
    [InlineData("no-port-at-all:x", "2242")]
    [InlineData("0", "localhost:x")]
    public void What_is_no_place_is_an_error(string listen, string target)
    {
        var run = ParlanceRun.Of("proxy", listen, target, "--network", "soulseek");
        run.Code.ShouldBe(ExitCodes.Unusable);
        run.Error.ShouldContain("is no HOST:PORT");
    }

    private static Socket Bound()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return socket;
    }

    private static async Task<int> PortOf(LiveRun proxy)
    {
        var line = await proxy.LineAsync("(listening on ", Stop);
        return int.Parse(line.Split(' ')[2].Split(':')[1], CultureInfo.InvariantCulture);
    }

    private static async Task<byte[]> ReadAsync(TcpClient client, int count)
    {
        var bytes = new byte[count];
        await client.GetStream().ReadExactlyAsync(bytes, Stop);
        return bytes;
    }
}
