using System.Net;
using Parlance.Core.Tests;
using Parlance.MyIcq;
using Parlance.MyIcq.Server;
using Parlance.System.Tests.Relays;

namespace Parlance.System.Tests.MyIcq.Clients;

/// <summary>The MyICQ server behind a relay, and clients of this package.</summary>
internal sealed class MyIcqHost : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> clients = [];
    private bool isStopped;

    private MyIcqHost(MyIcqTestServer server, int seed) => (Server, Relay) = (server, new LossyRelay(server.Endpoint, seed));

    public MyIcqTestServer Server { get; }

    public LossyRelay Relay { get; }

    public static async Task<MyIcqHost> StartAsync(Action<MyIcqOptions>? change = null, MemoryStore? store = null, int seed = 1, int port = 0) => new(
        await MyIcqTestServer.StartAsync(
            o =>
            {
                (o.Retransmit.Interval, o.Retransmit.Tries) = (TimeSpan.FromMilliseconds(50), 100);
                change?.Invoke(o);
            },
            store,
            limit: l => l.StoredMessages = 1000,
            port: port),
        seed);

    public MyIcqUserClient Client(Func<MyIcqClientOptions, MyIcqClientOptions>? change = null)
    {
        var options = new MyIcqClientOptions
        {
            Server = Relay.Endpoint,
            Local = new IPEndPoint(IPAddress.Loopback, 0),
            RetransmitInterval = TimeSpan.FromMilliseconds(100),
            Tries = 600,
            ReconnectFirst = TimeSpan.FromMilliseconds(50),
            ReconnectMost = TimeSpan.FromMilliseconds(200),
            EventCapacity = 10_000,
        };
        var user = new MyIcqUserClient(new MyIcqClient(change?.Invoke(options) ?? options));
        clients.Add(user);
        return user;
    }

    /// <summary>A new user, logged in, who has read what follows a login.</summary>
    public async Task<MyIcqUserClient> UserAsync(MyIcqStatus status = MyIcqStatus.Online, Func<MyIcqClientOptions, MyIcqClientOptions>? change = null)
    {
        var user = Client(change);
        user.Uin = (await user.Client.RegisterAndLogInAsync("secret", status)).ShouldNotBeNull();
        await user.Events.NextAsync<MyIcqEvent.ContactsShown>();
        return user;
    }

    public async Task StopServerAsync()
    {
        if (!isStopped)
        {
            isStopped = true;
            await Server.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
        {
            await client.DisposeAsync();
        }

        await Relay.DisposeAsync();
        await StopServerAsync();
    }
}

/// <summary>A client and its events.</summary>
internal sealed class MyIcqUserClient(MyIcqClient client) : IAsyncDisposable
{
    public MyIcqClient Client => client;

    public EventReader<MyIcqEvent> Events { get; } = new(client.Events);

    public uint Uin { get; set; }

    public Task<MyIcqEvent.MessageReceived> MessageAsync() => Events.NextAsync<MyIcqEvent.MessageReceived>();

    public async ValueTask DisposeAsync()
    {
        await Events.DisposeAsync();
        await client.DisposeAsync();
    }
}
