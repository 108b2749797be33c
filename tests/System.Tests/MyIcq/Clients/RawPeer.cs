using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Parlance.MyIcq;
using Parlance.Wire;

namespace Parlance.System.Tests.MyIcq.Clients;

/// <summary>A scripted client on TCP: says the bytes it is told to.</summary>
internal sealed class RawPeer(TcpClient socket) : IAsyncDisposable
{
    public static async Task<RawPeer> ConnectAsync(ushort port)
    {
        var socket = new TcpClient(AddressFamily.InterNetwork);
        await socket.ConnectAsync(IPAddress.Loopback, port);
        return new RawPeer(socket);
    }

    public Task SendAsync<T>(in T message, uint uin)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        MyIcqFraming.Write(message, uin, 0, buffer);
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

            var frame = new byte[BinaryPrimitives.ReadUInt16BigEndian(length)];
            await socket.GetStream().ReadExactlyAsync(frame, patience.Token);
            return frame;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
