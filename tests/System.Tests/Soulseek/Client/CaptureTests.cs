using System.Net;
using System.Net.Sockets;
using Parlance.Protocols.Tests.Icq;
using Parlance.Soulseek;

namespace Parlance.System.Tests.Soulseek.Client;

/// <summary>What real servers and real clients said, said again to the client of the package.</summary>
public sealed class CaptureTests
{
    private const ushort ServerPort = 2242;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Captures =>
    [
        "soulseek-login-rooms-pm.pcap", "soulseek-privateroom-ticker-buddy.pcap", "soulseek-search-browse-info.pcap",
        "soulseek-download.pcap", "soulseek-firewalled.pcap", "soulseek-distributed.pcap",
    ];

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Everything_a_real_server_said_is_understood(string capture)
    {
        foreach (var said in Streams(capture, fromServer: true))
        {
            var (port, serving) = Serve(said);
            await using var client = TestClient.Of(port, "replayed", o => o with { Reconnect = new ReconnectOptions { Enabled = false } });
            var reply = await client.Client.ConnectAsync(Cancel);
            reply.Success.ShouldBe(said[8] == 1, reply.Reason);
            await serving;
            await client.NextAsync<StateChanged>(e => e.State is ClientState.Disconnected or ClientState.LoggedInElsewhere or ClientState.Refused);
            client.Log.Warnings.ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Lines_messages_and_members_are_those_of_the_capture()
    {
        var events = new List<SoulseekEvent>();
        foreach (var said in Streams("soulseek-login-rooms-pm.pcap", fromServer: true))
        {
            var (port, serving) = Serve(said);
            await using var client = TestClient.Of(port, "replayed", o => o with { Reconnect = new ReconnectOptions { Enabled = false } });
            var listening = client.Client.EventsAsync(Cancel);
            await client.Client.ConnectAsync(Cancel);
            await serving;
            await client.DisposeAsync();
            await foreach (var happened in listening)
            {
                events.Add(happened);
            }
        }

        events.OfType<RoomJoined>().ShouldNotBeEmpty();
        events.OfType<RoomJoined>().ShouldAllBe(e => e.Room.Members.Count > 0);
        events.OfType<LineSaid>().ShouldNotBeEmpty();
        events.OfType<MessageReceived>().ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Captures))]
    public async Task Everything_real_clients_said_on_message_connections_is_understood(string capture)
    {
        await using var host = TestClient.Of(1, "host");
        host.Client.Network.Listener.Start();
        foreach (var said in Streams(capture, fromServer: false).Where(BeginsWithName))
        {
            using var peer = await RawPeer.ConnectAsync(host.Client.ListeningPort);
            await peer.WriteAsync(said);
            peer.Stream.Socket.Shutdown(SocketShutdown.Send);
            (await peer.EndsAsync()).ShouldBeTrue();
        }

        host.Log.Warnings.ShouldBeEmpty();
    }

    private static IEnumerable<byte[]> Streams(string capture, bool fromServer) =>
        from packet in Pcap.Read(capture)
        where packet.IsTcp && packet.Payload.Length > 0 && (fromServer ? packet.FromPort == ServerPort : packet.FromPort != ServerPort && packet.ToPort != ServerPort)
        group packet by (packet.FromPort, packet.ToPort) into direction
        let bytes = direction.DistinctBy(p => p.TcpSequence).OrderBy(p => p.TcpSequence).SelectMany(p => p.Payload).ToArray()
        where !fromServer || BitConverter.ToUInt32(bytes, 4) == ToClient.Login.Spec.Code
        select bytes;

    /// <summary>The side that opened a connection of type P and said who it is.</summary>
    private static bool BeginsWithName(byte[] bytes) =>
        bytes.Length > 5 && BitConverter.ToUInt32(bytes) < 300 && bytes[4] == 1 && SoulseekFrames.Init.Read<ToPeer.PeerInit>(bytes.AsSpan(5, (int)BitConverter.ToUInt32(bytes) - 1)).Type == ConnectionType.Peer;

    private static (int Port, Task Serving) Serve(byte[] said)
    {
        var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        return (((IPEndPoint)server.LocalEndpoint).Port, ServeAsync(server, said));
    }

    private static async Task ServeAsync(TcpListener server, byte[] said)
    {
        using var listening = server;
        using var client = await server.AcceptTcpClientAsync(Cancel);
        var stream = client.GetStream();
        await stream.ReadExactlyAsync(new byte[8], Cancel);
        await stream.WriteAsync(said, Cancel);
        client.Client.Shutdown(SocketShutdown.Send);
        var rest = new byte[4096];
        while (await stream.ReadAsync(rest, Cancel) > 0)
        {
        }
    }
}
