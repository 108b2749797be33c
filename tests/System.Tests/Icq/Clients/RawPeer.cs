using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Parlance.Icq;
using Parlance.Wire;

namespace Parlance.System.Tests.Icq.Clients;

/// <summary>A scripted client on TCP: says the bytes it is told to.</summary>
internal sealed class RawPeer : IAsyncDisposable
{
    private readonly TcpClient socket;

    private RawPeer(TcpClient socket) => this.socket = socket;

    public static async Task<RawPeer> ConnectAsync(ushort port)
    {
        var socket = new TcpClient(AddressFamily.InterNetwork);
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return new RawPeer(socket);
    }

    public static async Task<RawPeer> ConnectAsync(ushort port, uint uin, uint version = 3)
    {
        var peer = await ConnectAsync(port);
        await peer.SendAsync(new ToPeer.ChannelInit(version, 0, uin, Ip4.Of(127, 0, 0, 1), Ip4.Of(127, 0, 0, 1), 4, 0), IcqFraming.Peer);
        return peer;
    }

    public static ToPeer.Message Message(uint uin, ushort type, string text, uint sequence = 7) => new(
        uin, 3, ToPeer.Message.Start, type, text, default, default, 0, 4, 0, 0x10, new IcqFileOffer(0, "", 0, 0), new IcqChatOffer("", 0, 0), sequence, []);

    public Task SendAsync<T>(in T message, FrameFormat format)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        format.Write(message, T.Spec.Code, buffer, IcqStyle.Two);
        return SendAsync(buffer.Written.ToArray());
    }

    public async Task SendAsync(byte[] bytes) => await socket.GetStream().WriteAsync(bytes);

    /// <summary>The next frame; null when the other side has closed.</summary>
    public async Task<byte[]?> ReadAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var length = new byte[2];
        try
        {
            if (await socket.GetStream().ReadAtLeastAsync(length, 2, throwOnEndOfStream: false, patience.Token) < 2)
            {
                return null;
            }

            var frame = new byte[BinaryPrimitives.ReadUInt16LittleEndian(length)];
            await socket.GetStream().ReadExactlyAsync(frame, patience.Token);
            return frame;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public async Task<T> ReadAsync<T>(int code = 0)
        where T : struct, IMessage<T> => Reader.Read<T>((await ReadAsync()).ShouldNotBeNull().AsSpan(code), IcqStyle.Two);

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
