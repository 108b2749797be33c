using System.Net;
using System.Net.Sockets;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.System.Tests.Soulseek.Client;

/// <summary>A scripted client that wants files: bytes on sockets, nothing of the package but the messages.</summary>
internal sealed class RawDownloader : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly RawSoulseek server;
    private readonly TcpListener listener;
    private readonly TcpClient peer = new();

    private RawDownloader(RawSoulseek server, TcpListener listener) => (this.server, this.listener) = (server, listener);

    /// <summary>Logs in, and says hello to another client.</summary>
    public static async Task<RawDownloader> MeetAsync(TestServer server, string name, int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var raw = new RawDownloader(await RawSoulseek.LogInAsync(server.Soulseek, name, port: (uint)((IPEndPoint)listener.LocalEndpoint).Port), listener);
        await raw.peer.ConnectAsync(IPAddress.Loopback, port);
        using var buffer = new WireBuffer();
        SoulseekFrames.Init.Write(new ToPeer.PeerInit(name, ConnectionType.Peer, 0), buffer);
        await raw.peer.GetStream().WriteAsync(buffer.WrittenMemory);
        return raw;
    }

    public async Task SayAsync<T>(T message)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        SoulseekFrames.Peer.Write(message, buffer);
        await peer.GetStream().WriteAsync(buffer.WrittenMemory);
    }

    /// <summary>The next message, which must be of this kind.</summary>
    public async Task<T> HearAsync<T>()
        where T : struct, IMessage<T>
    {
        using var patience = new CancellationTokenSource(Patience);
        var header = new byte[8];
        await peer.GetStream().ReadExactlyAsync(header, patience.Token);
        BitConverter.ToUInt32(header, 4).ShouldBe(T.Spec.Code, T.Spec.Name);
        var body = new byte[BitConverter.ToInt32(header) - 4];
        await peer.GetStream().ReadExactlyAsync(body, patience.Token);
        return SoulseekFrames.Peer.Read<T>(body);
    }

    /// <summary>Takes the file connection that was announced: its first frame, and the token behind it.</summary>
    public async Task<(TcpClient Connection, uint Token)> TakeFileAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var connection = await listener.AcceptTcpClientAsync(patience.Token);
        var length = new byte[4];
        await connection.GetStream().ReadExactlyAsync(length, patience.Token);
        var frame = new byte[BitConverter.ToInt32(length)];
        await connection.GetStream().ReadExactlyAsync(frame, patience.Token);
        frame[0].ShouldBe((byte)1);
        Reader.Read<ToPeer.PeerInit>(frame.AsSpan(1), SoulseekStyle.Wire).Type.ShouldBe(ConnectionType.File);
        await connection.GetStream().ReadExactlyAsync(length, patience.Token);
        return (connection, BitConverter.ToUInt32(length));
    }

    public void Dispose()
    {
        peer.Dispose();
        listener.Dispose();
        server.Dispose();
    }
}
