using System.Net;
using System.Net.Sockets;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Bench.Transfers;

/// <summary>An uploader as plain as can be, in a process of its own: gives one file to whoever asks, over the network's way or over a bare socket. Both go through the same sendfile.</summary>
internal static class RawGiver
{
    public const string Name = "giver";
    public const string Path = @"bench\big.bin";

    /// <summary>Serves until its input ends.</summary>
    public static async Task RunAsync(int server, string file)
    {
        var (peers, bare) = (Listening(), Listening());
        using var link = new TcpClient();
        await link.ConnectAsync(IPAddress.Loopback, server);
        using var buffer = new WireBuffer();
        SoulseekFrames.Server.Write(new ToServer.Login(Name, "secret", 177, string.Empty, 1), buffer);
        SoulseekFrames.Server.Write(new ToServer.SetWaitPort(Port(peers), 0, 0), buffer);
        await link.GetStream().WriteAsync(buffer.WrittenMemory);
        var bareLoop = BareAsync(bare, file);
        var peerLoop = PeersAsync(peers, file);
        Console.WriteLine($"ready {Port(bare)}");
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        peers.Dispose();
        bare.Dispose();
        await Task.WhenAll(bareLoop, peerLoop);
    }

    /// <summary>Gives the file to whoever connects, without a word.</summary>
    internal static async Task BareAsync(TcpListener listener, string file)
    {
        while (await NextAsync(listener) is { } client)
        {
            using (client)
            {
                await client.Client.SendFileAsync(file);
            }
        }
    }

    private static uint Port(TcpListener listener) => (uint)((IPEndPoint)listener.LocalEndpoint).Port;

    private static TcpListener Listening()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    /// <summary>One asker after the other. The path he asks for ends in the port he listens on, which spares the question to the server.</summary>
    private static async Task PeersAsync(TcpListener listener, string file)
    {
        while (await NextAsync(listener) is { } client)
        {
            using (client)
            {
                await ServeAsync(client.GetStream(), file);
            }
        }
    }

    private static async Task ServeAsync(NetworkStream stream, string file)
    {
        await FrameAsync(stream);
        while (await FrameAsync(stream) is { Length: > 0 } frame)
        {
            if (BitConverter.ToUInt32(frame) != ToPeer.QueueUpload.Spec.Code)
            {
                continue;
            }

            var path = SoulseekFrames.Peer.Read<ToPeer.QueueUpload>(frame.AsSpan(4)).File;
            await WriteAsync(stream, SoulseekFrames.Peer, new ToPeer.TransferRequest(TransferDirection.Upload, 77, path, (ulong)new FileInfo(file).Length));
            await FrameAsync(stream);
            await GiveAsync(uint.Parse(path.Value[(path.Value.LastIndexOf('@') + 1)..], System.Globalization.CultureInfo.InvariantCulture), file);
        }
    }

    private static async Task GiveAsync(uint port, string file)
    {
        using var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync(IPAddress.Loopback, (int)port);
        var stream = client.GetStream();
        await WriteAsync(stream, SoulseekFrames.Init, new ToPeer.PeerInit(Name, ConnectionType.File, 0));
        await stream.WriteAsync(BitConverter.GetBytes(77u));
        await stream.ReadExactlyAsync(new byte[8]);
        await client.Client.SendFileAsync(file);
        _ = await stream.ReadAsync(new byte[1]);
    }

    private static async Task WriteAsync<T>(NetworkStream stream, SoulseekLink link, T message)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        link.Write(message, buffer);
        await stream.WriteAsync(buffer.WrittenMemory);
    }

    /// <summary>A frame without its length; empty at the end.</summary>
    private static async Task<byte[]> FrameAsync(NetworkStream stream)
    {
        var length = new byte[4];
        if (await stream.ReadAtLeastAsync(length, 4, throwOnEndOfStream: false) < 4)
        {
            return [];
        }

        var frame = new byte[BitConverter.ToInt32(length)];
        await stream.ReadExactlyAsync(frame);
        return frame;
    }

    private static async Task<TcpClient?> NextAsync(TcpListener listener)
    {
        try
        {
            return await listener.AcceptTcpClientAsync();
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            return null;
        }
    }
}
