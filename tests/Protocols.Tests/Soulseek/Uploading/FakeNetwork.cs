using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Parlance.Soulseek;
using Parlance.Wire;

namespace Parlance.Protocols.Tests.Soulseek.Uploading;

/// <summary>The network as uploads see it: what they say is written down, offers are answered by the test, file connections are real ones over loopback.</summary>
internal sealed class FakeNetwork : IPeerNetwork
{
    private readonly Channel<Socket> connections = Channel.CreateUnbounded<Socket>();
    private uint token;

    public event Action<string, uint, bool>? StatusChanged;

    public event Action? LoggedIn;

    public string Username => "me";

    public bool IsLoggedIn { get; set; } = true;

    public HashSet<string> Privileged { get; } = [];

    public ConcurrentQueue<string> Watched { get; } = new();

    public ConcurrentQueue<string> Unwatched { get; } = new();

    public ConcurrentQueue<object> ToServer { get; } = new();

    public Channel<string> Sent { get; } = Channel.CreateUnbounded<string>();

    public Channel<string> Offered { get; } = Channel.CreateUnbounded<string>();

    public Func<string, WireText, ToPeer.TransferResponse?> Answer { get; set; } = (_, _) => new(0, true, 0, string.Empty);

    public bool CanConnect { get; set; } = true;

    public uint NextToken() => Interlocked.Increment(ref token);

    public bool IsPrivileged(string username) => Privileged.Contains(username);

    public void Watch(string username) => Watched.Enqueue(username);

    public void Unwatch(string username) => Unwatched.Enqueue(username);

    public void SendToServer<T>(T message)
        where T : struct, IMessage<T> => ToServer.Enqueue(message);

    public ValueTask<bool> SendAsync<T>(string username, T message, CancellationToken cancellationToken = default)
        where T : struct, IMessage<T> => ValueTask.FromResult(Sent.Writer.TryWrite($"{username} < {FakePeer.Spell(message)}"));

    public Task<ToPeer.TransferResponse?> OfferUploadAsync(string username, WireText file, ulong size, uint token, CancellationToken cancellationToken = default)
    {
        Offered.Writer.TryWrite($"{username} {file.Value} {size}");
        return Task.FromResult(Answer(username, file));
    }

    public async Task<FileConnection?> OpenFileConnectionAsync(string username, uint token, CancellationToken cancellationToken = default)
    {
        if (!CanConnect)
        {
            return null;
        }

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var near = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        var far = listener.AcceptSocketAsync(cancellationToken);
        await near.ConnectAsync(listener.LocalEndpoint, cancellationToken);
        connections.Writer.TryWrite(await far);
        return new FileConnection(username, near);
    }

    /// <summary>The downloader's end of the next file connection.</summary>
    public async Task<FileConnection> ConnectedAsync() => new("me", await connections.Reader.ReadAsync(TestContext.Current.CancellationToken));

    public void Tell(string username, uint status) => StatusChanged?.Invoke(username, status, false);

    public void LogIn()
    {
        IsLoggedIn = true;
        LoggedIn?.Invoke();
    }
}

/// <summary>Somebody who asks; what he is answered is written down.</summary>
internal sealed class FakePeer(string username) : IPeer
{
    public string Username => username;

    public IPAddress Address => IPAddress.Loopback;

    public Channel<string> Answers { get; } = Channel.CreateUnbounded<string>();

    public static string Spell<T>(T message)
        where T : struct => message switch
        {
            ToPeer.UploadDenied denied => $"denied {denied.File.Value}: {denied.Reason}",
            ToPeer.TransferResponse response => $"response {response.Token}: {response.Allowed} {response.Size} {response.Reason}",
            ToPeer.PlaceInQueueResponse place => $"place {place.File.Value}: {place.Place}",
            ToPeer.UploadFailed failed => $"failed {failed.File.Value}",
            _ => message.ToString()!,
        };

    public ValueTask<bool> SendAsync<T>(T message, CancellationToken cancellationToken = default)
        where T : struct, IMessage<T> => ValueTask.FromResult(Answers.Writer.TryWrite(Spell(message)));

    /// <summary>What was answered so far.</summary>
    public string[] Heard()
    {
        var heard = new List<string>();
        while (Answers.Reader.TryRead(out var answer))
        {
            heard.Add(answer);
        }

        return [.. heard];
    }
}
