using System.Net;
using System.Net.Sockets;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.System.Tests.Soulseek;

/// <summary>A scripted client: writes what it is told, reads frame by frame.</summary>
internal sealed class RawSoulseek : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly TcpClient tcp = new();

    private RawSoulseek(string name) => Name = name;

    public string Name { get; }

    public static async Task<RawSoulseek> ConnectAsync(IPEndPoint endpoint, string name = "")
    {
        var peer = new RawSoulseek(name);
        await peer.tcp.ConnectAsync(endpoint);
        peer.tcp.NoDelay = true;
        return peer;
    }

    /// <summary>Connects and logs in as modern clients do: login and ports in one write.</summary>
    public static async Task<RawSoulseek> LogInAsync(IPEndPoint endpoint, string name, string password = "secret", uint port = 2234)
    {
        var peer = await ConnectAsync(endpoint, name);
        using var buffer = new WireBuffer();
        SoulseekFrames.Server.Write(new ToServer.Login(name, password, 160, string.Empty, 1), buffer);
        SoulseekFrames.Server.Write(new ToServer.SetWaitPort(port, 0, 0), buffer);
        await peer.WriteAsync(buffer.Written.ToArray());
        (await peer.ExpectAsync<ToClient.Login>()).Success.ShouldBeTrue();
        await peer.ExpectAsync<ToClient.ExcludedSearchPhrases>();
        return peer;
    }

    public async Task SendAsync<T>(T message)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        SoulseekFrames.Server.Write(message, buffer);
        await WriteAsync(buffer.Written.ToArray());
    }

    public async Task WriteAsync(byte[] bytes) => await tcp.GetStream().WriteAsync(bytes);

    /// <summary>The next message of a kind; what comes before it is skipped.</summary>
    public async Task<T> ExpectAsync<T>()
        where T : struct, IMessage<T>
    {
        while (true)
        {
            var (code, body) = await NextAsync();
            if (code == T.Spec.Code)
            {
                return Reader.Read<T>(body, SoulseekStyle.Wire);
            }
        }
    }

    /// <summary>The codes of all that comes before the answer to a question asked now.</summary>
    public async Task<List<uint>> SettleAsync()
    {
        var token = $"settled-{Guid.NewGuid():N}";
        await SendAsync(new ToServer.UserInterests(token));
        var codes = new List<uint>();
        while (true)
        {
            var (code, body) = await NextAsync();
            if (code == 57 && Reader.Read<ToClient.UserInterests>(body, SoulseekStyle.Wire).Username == token)
            {
                return codes;
            }

            codes.Add(code);
        }
    }

    public async Task<(uint Code, byte[] Body)> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var header = new byte[8];
        await tcp.GetStream().ReadExactlyAsync(header, patience.Token);
        var body = new byte[BitConverter.ToInt32(header) - 4];
        await tcp.GetStream().ReadExactlyAsync(body, patience.Token);
        return (BitConverter.ToUInt32(header, 4), body);
    }

    /// <summary>Whether the server ends the connection, whatever it says before.</summary>
    public async Task<bool> EndsAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var bytes = new byte[4096];
        try
        {
            while (await tcp.GetStream().ReadAsync(bytes, patience.Token) > 0)
            {
            }

            return true;
        }
        catch (IOException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public void Dispose() => tcp.Dispose();
}
