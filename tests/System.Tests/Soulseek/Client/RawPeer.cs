using System.Net;
using System.Net.Sockets;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.System.Tests.Soulseek.Client;

/// <summary>A scripted client as other clients see it: says what it is told, byte by byte if need be.</summary>
internal sealed class RawPeer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TcpClient tcp;

    private RawPeer(TcpClient tcp) => (this.tcp, Stream) = (tcp, tcp.GetStream());

    public NetworkStream Stream { get; }

    public static async Task<RawPeer> ConnectAsync(int port)
    {
        var tcp = new TcpClient { NoDelay = true };
        await tcp.ConnectAsync(IPAddress.Loopback, port);
        return new RawPeer(tcp);
    }

    /// <summary>Connects and says who it is.</summary>
    public static async Task<RawPeer> ConnectAsync(int port, string name, string type = "P")
    {
        var peer = await ConnectAsync(port);
        await peer.SendAsync(SoulseekFrames.Init, new ToPeer.PeerInit(name, type, 0));
        return peer;
    }

    public static async Task<RawPeer> AcceptAsync(TcpListener listener) => new(await listener.AcceptTcpClientAsync().WaitAsync(Patience));

    public Task SendAsync<T>(T message)
        where T : struct, IMessage<T> => SendAsync(T.Spec.Link == SoulseekLinks.Distributed ? SoulseekFrames.Distributed : SoulseekFrames.Peer, message);

    public async Task SendAsync<T>(SoulseekLink link, T message)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        link.Write(message, buffer);
        await Stream.WriteAsync(buffer.WrittenMemory);
    }

    public async Task WriteAsync(params byte[] bytes) => await Stream.WriteAsync(bytes);

    public async Task<byte[]> ReadAsync(int count)
    {
        using var patience = new CancellationTokenSource(Patience);
        var bytes = new byte[count];
        await Stream.ReadExactlyAsync(bytes, patience.Token);
        return bytes;
    }

    /// <summary>The next message, which must be of this kind.</summary>
    public async Task<T> NextAsync<T>(SoulseekLink? link = null)
        where T : struct, IMessage<T>
    {
        link ??= T.Spec.Link == SoulseekLinks.Init ? SoulseekFrames.Init : T.Spec.Link == SoulseekLinks.Distributed ? SoulseekFrames.Distributed : SoulseekFrames.Peer;
        var header = await ReadAsync(link.Format.Header);
        link.CodeIn(header).ShouldBe(T.Spec.Code, T.Spec.Name);
        return link.Read<T>(await ReadAsync(BitConverter.ToInt32(header) - (int)link.Format.Code));
    }

    /// <summary>Whether the other side ends the connection, whatever it says before.</summary>
    public async Task<bool> EndsAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var bytes = new byte[4096];
        try
        {
            while (await Stream.ReadAsync(bytes, patience.Token) > 0)
            {
            }

            return true;
        }
        catch (IOException)
        {
            return true;
        }
    }

    public void Dispose() => tcp.Dispose();
}
