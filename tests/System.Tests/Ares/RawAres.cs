using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Parlance.Ares;
using Parlance.Wire;

namespace Parlance.System.Tests.Ares;

/// <summary>A scripted client of a room: writes what it is told, reads frame by frame.</summary>
internal sealed class RawAres : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TcpClient tcp;

    private RawAres(TcpClient tcp, string name) => (this.tcp, Name) = (tcp, name);

    public string Name { get; set; }

    public uint Cookie { get; private set; }

    public AresCipher? Cipher { get; private set; }

    public static async Task<RawAres> ConnectAsync(IPEndPoint endpoint, string name = "", IPAddress? from = null)
    {
        var tcp = new TcpClient(new IPEndPoint(from ?? IPAddress.Loopback, 0)) { NoDelay = true };
        await tcp.ConnectAsync(endpoint);
        return new RawAres(tcp, name);
    }

    /// <summary>Connects, logs in and waits for the end of the list.</summary>
    public static async Task<RawAres> JoinAsync(IPEndPoint endpoint, string name, Func<LoginDetails, LoginDetails>? change = null, IPAddress? from = null)
    {
        var client = await ConnectAsync(endpoint, name, from);
        await client.LogInAsync(change);
        client.Name = (await client.ExpectAsync<ToClient.LoginAck>()).Name;
        client.Cookie = (await client.ExpectAsync<ToClient.MyFeatures>()).Cookie;
        await client.SettleAsync();
        return client;
    }

    /// <summary>A login as cb0t sends it, with an identity made of the name.</summary>
    public static LoginDetails Details(string name) => new(
        MD5.HashData(Encoding.UTF8.GetBytes(name)), 0, 0, 54321, Ip4.None, 65535, 0, name, "cb0t 3.39", Ip4.Of(127, 0, 0, 1), Ip4.Of(127, 0, 0, 1), 7, 0, 0, 0, 33, 1, 219, "Leeds", 15);

    public static LoginDetails AsAres(LoginDetails login) => login with { Version = "Ares 2.1.7.3041", Files = 3, Node = Ip4.Of(10, 9, 8, 7), NodePort = 4321, DataPort = 12345, Extra = null };

    public async Task LogInAsync(Func<LoginDetails, LoginDetails>? change = null)
    {
        var login = (change ?? (l => l))(Details(Name));
        await SendAsync(new ToServer.Login(login));
        if (login.Crypto == LoginDetails.WantsEncryption)
        {
            Cipher = AresCipher.FromBlob((await ExpectAsync<ToClient.CryptoKey>()).Key, login.Guid);
        }
    }

    public Task SendAsync<T>(T message)
        where T : struct, IMessage<T> => WriteAsync(AresFrames.ToBytes(message, Cipher));

    /// <summary>Sends several in one piece, so that a server that ends the connection over the first few is not written to afterwards.</summary>
    public Task SendAllAsync<T>(IEnumerable<T> messages)
        where T : struct, IMessage<T> => WriteAsync([.. messages.SelectMany(m => AresFrames.ToBytes(m, Cipher))]);

    public Task SayAsync(string text) => SendAsync(new ToServer.Public(text));

    public Task CommandAsync(string text) => SendAsync(new ToServer.Command(text));

    public async Task WriteAsync(byte[] bytes) => await tcp.GetStream().WriteAsync(bytes);

    /// <summary>The next frame; inner ones count as 1000 and their code.</summary>
    public async Task<(int Code, byte[] Body)> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        var head = new byte[3];
        await tcp.GetStream().ReadExactlyAsync(head, patience.Token);
        var body = new byte[head[0] | (head[1] << 8)];
        await tcp.GetStream().ReadExactlyAsync(body, patience.Token);
        return head[2] == AresFrames.Advanced ? (1000 + AresFrames.OpenAdvanced(body, out var inner), inner.ToArray()) : (head[2], body);
    }

    /// <summary>The next message of a kind; what comes before it is skipped.</summary>
    public async Task<T> ExpectAsync<T>(Func<T, bool>? such = null)
        where T : struct, IMessage<T>
    {
        var wanted = CodeOf<T>();
        while (true)
        {
            var (code, body) = await NextAsync();
            if (code == wanted && AresFrames.Read<T>(body, Cipher) is var message && (such is null || such(message)))
            {
                return message;
            }
        }
    }

    /// <summary>Waits for a line of the room that holds a text.</summary>
    public async Task<string> HearAsync(string part) =>
        (await ExpectAsync<ToClient.NoSuch>(n => n.Text.Contains(part, StringComparison.OrdinalIgnoreCase))).Text;

    /// <summary>Everything that comes before the answer to a question asked now.</summary>
    public async Task<List<(int Code, byte[] Body)>> SettleAsync()
    {
        var token = Guid.NewGuid().ToByteArray();
        await SendAsync(new ToServer.CustomData("settled", string.Empty, token));
        var frames = new List<(int, byte[])>();
        while (true)
        {
            var (code, body) = await NextAsync();
            if (code == 200 && AresFrames.Read<ToClient.CustomData>(body, Cipher) is { Ident: "settled" } answer && answer.Content.AsSpan().SequenceEqual(token))
            {
                return frames;
            }

            frames.Add((code, body));
        }
    }

    public async Task<List<T>> AllAsync<T>()
        where T : struct, IMessage<T> =>
        [.. (await SettleAsync()).Where(f => f.Code == CodeOf<T>()).Select(f => AresFrames.Read<T>(f.Body, Cipher))];

    public async Task<List<int>> CodesAsync() => [.. (await SettleAsync()).Select(f => f.Code)];

    /// <summary>Reads until the server closes; the lines it said last.</summary>
    public async Task<List<string>> ClosedAsync()
    {
        var lines = new List<string>();
        try
        {
            while (true)
            {
                var (code, body) = await NextAsync();
                if (code == 44)
                {
                    lines.Add(AresFrames.Read<ToClient.NoSuch>(body, Cipher).Text);
                }
            }
        }
        catch (Exception gone) when (gone is EndOfStreamException or IOException)
        {
            return lines;
        }
    }

    public void Dispose()
    {
        Cipher?.Dispose();
        tcp.Dispose();
    }

    private static int CodeOf<T>()
        where T : struct, IMessage<T> => (int)T.Spec.Code + (T.Spec.Link == AresLink.Advanced ? 1000 : 0);
}
