using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.System.Tests.Soulseek.Client;

/// <summary>A server that says what the test has it say, to one client.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly Channel<(uint Code, byte[] Body)> heard = Channel.CreateUnbounded<(uint, byte[])>();
    private readonly TaskCompletionSource<NetworkStream> linked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task serving;

    public ScriptedServer()
    {
        listener.Start();
        serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public static Ip4 Loopback => Ip4.From(IPAddress.Loopback);

    public async Task SendAsync<T>(T message)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        SoulseekFrames.Server.Write(message, buffer);
        await (await linked.Task.WaitAsync(Patience)).WriteAsync(buffer.WrittenMemory);
    }

    /// <summary>The next message of a kind; others are skipped.</summary>
    public async Task<T> NextAsync<T>()
        where T : struct, IMessage<T> => await NextAsync<T>(Patience) ?? throw new TimeoutException($"There came no {typeof(T).Name}.");

    /// <summary>The next message of a kind; null when none comes for so long.</summary>
    public async Task<T?> NextAsync<T>(TimeSpan wait)
        where T : struct, IMessage<T>
    {
        using var patience = new CancellationTokenSource(wait);
        try
        {
            while (true)
            {
                var (code, body) = await heard.Reader.ReadAsync(patience.Token);
                if (code == T.Spec.Code)
                {
                    return SoulseekFrames.Server.Read<T>(body);
                }
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            using var client = await listener.AcceptTcpClientAsync();
            var stream = client.GetStream();
            await HearAsync(stream);
            linked.SetResult(stream);
            await SendAsync(new ToClient.Login(true, "hello", Loopback, new string('0', 32), false, string.Empty, string.Empty));
            while (true)
            {
                await HearAsync(stream);
            }
        }
        catch (Exception over) when (over is IOException or SocketException or ObjectDisposedException)
        {
            heard.Writer.TryComplete();
        }
    }

    private async Task HearAsync(NetworkStream stream)
    {
        var header = new byte[8];
        await stream.ReadExactlyAsync(header);
        var body = new byte[BitConverter.ToInt32(header) - 4];
        await stream.ReadExactlyAsync(body);
        heard.Writer.TryWrite((BitConverter.ToUInt32(header, 4), body));
    }
}
