using System.Net;
using System.Net.Sockets;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Bench.Servers;

/// <summary>A client that is driven frame by frame, for what has to be timed.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[4096];
    private int have;

    public static async Task<RawClient> LogInAsync(IPEndPoint endpoint, string name)
    {
        var client = new RawClient();
        await client.socket.ConnectAsync(endpoint);
        await client.socket.SendAsync(FanOut.Hello(name, null));
        await client.ExpectAsync(160);
        return client;
    }

    public async Task SendAsync<T>(T message)
        where T : struct, IMessage<T>
    {
        using var bytes = new WireBuffer();
        SoulseekFrames.Server.Write(message, bytes);
        await socket.SendAsync(bytes.WrittenMemory);
    }

    /// <summary>The body of the next frame with a code; others are skipped.</summary>
    public async Task<byte[]> ExpectAsync(uint code)
    {
        while (true)
        {
            while (have >= 8 && have >= 4 + BitConverter.ToInt32(buffer))
            {
                var length = 4 + BitConverter.ToInt32(buffer);
                var found = BitConverter.ToUInt32(buffer, 4);
                var body = buffer.AsSpan(8, length - 8).ToArray();
                buffer.AsSpan(length, have - length).CopyTo(buffer);
                have -= length;
                if (found == code)
                {
                    return body;
                }
            }

            if (have == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var got = await socket.ReceiveAsync(buffer.AsMemory(have));
            have += got > 0 ? got : throw new InvalidOperationException("The server ended the connection.");
        }
    }

    public void Dispose() => socket.Dispose();
}
