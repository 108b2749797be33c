using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.System.Tests.Soulseek;

/// <summary>A scripted client: writes what it is told, reads frame by frame.</summary>
internal sealed class RawSoulseek : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TcpClient tcp = new();

    private RawSoulseek(string name) => Name = name;

    public string Name { get; }

    /// <summary>Connects.</summary>
    /// <param name="endpoint">Where to.</param>
    /// <param name="name">For messages about failures.</param>
    /// <param name="receiveBuffer">Bytes the system keeps for a client that does not read; 0 for as many as it likes.</param>
    /// <param name="from">The own address; the system's choice when null.</param>
    public static async Task<RawSoulseek> ConnectAsync(IPEndPoint endpoint, string name = "", int receiveBuffer = 0, IPAddress? from = null)
    {
        var peer = new RawSoulseek(name);
        if (from is not null)
        {
            peer.tcp.Client.Bind(new IPEndPoint(from, 0));
        }

        if (receiveBuffer > 0)
        {
            peer.tcp.ReceiveBufferSize = receiveBuffer;
        }

        await peer.tcp.ConnectAsync(endpoint);
        peer.tcp.NoDelay = true;
        return peer;
    }

    /// <summary>Connects and logs in as modern clients do: login and ports in one write.</summary>
    public static async Task<RawSoulseek> LogInAsync(IPEndPoint endpoint, string name, string password = "secret", uint port = 2234, int receiveBuffer = 0, IPAddress? from = null)
    {
        var peer = await ConnectAsync(endpoint, name, receiveBuffer, from);
        using var buffer = new WireBuffer();
        SoulseekFrames.Server.Write(new ToServer.Login(name, password, 160, string.Empty, 1), buffer);
        SoulseekFrames.Server.Write(new ToServer.SetWaitPort(port, 0, 0), buffer);
        await peer.WriteAsync(buffer.Written.ToArray());
        (await peer.ExpectAsync<ToClient.Login>()).Success.ShouldBeTrue();
        await peer.ExpectAsync<ToClient.ExcludedSearchPhrases>();
        return peer;
    }

    /// <summary>The next message, which must be of this kind.</summary>
    public async Task<T> NextAsync<T>()
        where T : struct, IMessage<T>
    {
        var (code, body) = await NextAsync();
        code.ShouldBe(T.Spec.Code, $"{Name} was to be sent {T.Spec.Name}");
        return Reader.Read<T>(body, SoulseekStyle.Wire);
    }

    /// <summary>The codes of the next messages.</summary>
    public async Task<uint[]> CodesAsync(int count)
    {
        var codes = new uint[count];
        for (var i = 0; i < count; i++)
        {
            codes[i] = (await NextAsync()).Code;
        }

        return codes;
    }

    /// <summary>Asks something and gives the answer, which must be the next message.</summary>
    public async Task<TAnswer> AskAsync<TQuestion, TAnswer>(TQuestion question)
        where TQuestion : struct, IMessage<TQuestion>
        where TAnswer : struct, IMessage<TAnswer>
    {
        await SendAsync(question);
        return await NextAsync<TAnswer>();
    }

    /// <summary>Says something that is not to be answered, and nothing else is under way.</summary>
    public async Task SendInVainAsync<T>(T message)
        where T : struct, IMessage<T>
    {
        await SendAsync(message);
        await SilentAsync();
    }

    /// <summary>Nothing is under way to this client.</summary>
    public async Task SilentAsync() => (await SettleAsync()).ShouldBeEmpty($"{Name} was to be sent nothing");

    /// <summary>All that is under way to this client, each message as its code and its texts.</summary>
    public async Task<string[]> HeardAsync()
    {
        var heard = new List<string>();
        await SettleAsync((code, body) => heard.Add(Words(code, body)));
        return [.. heard];
    }

    /// <summary>Reads away what is under way.</summary>
    public async Task QuietAsync() => await SettleAsync();

    /// <summary>Enters a room and reads what follows.</summary>
    public async Task JoinAsync(string room, uint asPrivate = 0)
    {
        await SendAsync(new ToServer.JoinRoom(room, asPrivate));
        await ExpectAsync<ToClient.RoomTickers>();
    }

    /// <summary>The next message, which must be a line from the server itself.</summary>
    public async Task<string> NoticeAsync()
    {
        var notice = await NextAsync<ToClient.MessageUser>();
        (notice.Username, notice.IsNew).ShouldBe(("server", true));
        return notice.Message;
    }

    /// <summary>Says a command to the server and gives the answer.</summary>
    public async Task<string> CommandAsync(string command)
    {
        await SendAsync(new ToServer.MessageUser("server", command));
        return (await ExpectAsync<ToClient.MessageUser>()).Message;
    }

    public async Task SendAsync<T>(T message)
        where T : struct, IMessage<T>
    {
        using var buffer = new WireBuffer();
        SoulseekFrames.Server.Write(message, buffer);
        await WriteAsync(buffer.Written.ToArray());
    }

    public async Task WriteAsync(byte[] bytes) => await tcp.GetStream().WriteAsync(bytes);

    /// <summary>Sends a frame with any code and body.</summary>
    public Task FrameAsync(uint code, byte[] body) =>
        WriteAsync([.. BitConverter.GetBytes(body.Length + 4), .. BitConverter.GetBytes(code), .. body]);

    /// <summary>Writes to a server that may have ended the connection.</summary>
    public async Task TryWriteAsync(byte[] bytes)
    {
        try
        {
            await WriteAsync(bytes);
        }
        catch (IOException ended)
        {
            ended.InnerException.ShouldBeOfType<SocketException>();
        }
    }

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
    public async Task<List<uint>> SettleAsync(Action<uint, byte[]>? each = null)
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
            each?.Invoke(code, body);
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

    /// <summary>The codes of all that comes until the server ends the connection.</summary>
    public async Task<List<uint>> RestAsync()
    {
        var codes = new List<uint>();
        try
        {
            while (true)
            {
                codes.Add((await NextAsync()).Code);
            }
        }
        catch (IOException)
        {
            return codes;
        }
    }

    /// <summary>Whether the server still answers.</summary>
    public async Task<bool> IsServedAsync()
    {
        try
        {
            await QuietAsync();
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Dispose() => tcp.Dispose();

    private static string Words(uint code, byte[] body)
    {
        var entry = SoulseekCatalog.All.Find(SoulseekLinks.Server, Direction.ToClient, code);
        var texts = entry?.Trace(body).Fields.Where(f => f.Type == "string").Select(f => Encoding.UTF8.GetString(body, f.Offset + 4, f.Length - 4)) ?? [];
        return string.Join(' ', [code.ToString(CultureInfo.InvariantCulture), .. texts.Where(t => t.Length > 0)]);
    }
}
