using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parlance.Ares;
using Parlance.Core.Limits;
using Parlance.Core.Services;
using Parlance.Server.Running;
using Parlance.Storage;
using Parlance.System.Tests;
using Parlance.System.Tests.Ares;
using Parlance.System.Tests.Icq;
using Parlance.System.Tests.MyIcq;
using Parlance.System.Tests.Soulseek;
using Parlance.Testing;
using Parlance.Wire;

namespace Parlance.Web.Tests.Server;

/// <summary>The whole server on ports of its own choice, for tests that come through the web. Whatever it logs as a fault of its own fails the test that started it.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    public const string OwnerPassword = "owner-secret";
    private readonly WebApplication app;
    private readonly ParlanceRun run;
    private readonly ScratchDirectory? own;
    private readonly List<IDisposable> clients = [];

    private WebHost(WebApplication app, ParlanceRun run, TestLog log, ScratchDirectory? own) => (this.app, this.run, Log, this.own) = (app, run, log, own);

    public Community Community => app.Services.GetRequiredService<Community>();

    public IServiceProvider Services => app.Services;

    public TestLog Log { get; }

    public IPEndPoint Web => Of("Web");

    public IPEndPoint Ares => Of("Ares room Lobby");

    public IPEndPoint Soulseek => Of("Soulseek");

    public IPEndPoint Icq => Of("ICQ");

    public IPEndPoint MyIcq => Of("MyICQ");

    /// <summary>Starts a server.</summary>
    /// <param name="web">Changes settings of the web; chat is not slowed unless this says so.</param>
    /// <param name="limits">Changes limits; loopback is trusted unless this says otherwise.</param>
    /// <param name="data">What outlives the server, for tests that start it anew.</param>
    /// <param name="time">The server's clock; what is written to disk is written at once all the same.</param>
    /// <param name="port">Port of the web; 0 for any.</param>
    public static async Task<WebHost> StartAsync(
        Action<WebOptions>? web = null, Action<ServerLimits>? limits = null, ScratchDirectory? data = null, TimeProvider? time = null, int port = 0)
    {
        var log = new TestLog();
        var own = data is null ? new ScratchDirectory() : null;
        var app = ParlanceApp.Build(Arguments((data ?? own!).Path, port), services =>
        {
            Replace(services, log, time);
            limits?.Invoke(Configured<ServerLimits>(services));
            web?.Invoke(Configured<WebOptions>(services));
        });
        var host = new WebHost(app, new ParlanceRun(app, TextWriter.Null), log, own);
        await host.run.StartAsync(TestContext.Current.CancellationToken);
        return host;
    }

    /// <summary>A browser that nobody has signed in with.</summary>
    public WebClient Browser()
    {
        var client = new WebClient(Web);
        clients.Add(client);
        return client;
    }

    /// <summary>A guest's browser.</summary>
    public async Task<WebClient> GuestAsync(string name)
    {
        var client = Browser();
        await client.SignInAsGuestAsync(name);
        return client;
    }

    /// <summary>The owner's browser.</summary>
    public Task<WebClient> OwnerAsync() => SignInAsync("admin", OwnerPassword);

    /// <summary>A browser of a new account.</summary>
    public async Task<WebClient> RegisterAsync(string name, string password = "secret")
    {
        var client = Browser();
        await client.SignInAsync("registration", name, password);
        return client;
    }

    /// <summary>A browser signed in with an account.</summary>
    public async Task<WebClient> SignInAsync(string name, string password = "secret")
    {
        var client = Browser();
        await client.SignInAsync("session", name, password);
        return client;
    }

    public async Task<RawAres> AresAsync(string name, Func<LoginDetails, LoginDetails>? change = null)
    {
        var client = await RawAres.JoinAsync(Ares, name, change);
        clients.Add(client);
        return client;
    }

    public async Task<RawSoulseek> SoulseekAsync(string name)
    {
        var client = await RawSoulseek.LogInAsync(Soulseek, name);
        clients.Add(client);
        return client;
    }

    /// <summary>A new number that is logged in. Its password is <c>secret</c>.</summary>
    public async Task<RawIcq> IcqAsync(int version = 5)
    {
        var client = new RawIcq(receive =>
        {
            var socket = new DatagramSocket(new IPEndPoint(IPAddress.Loopback, 0), new Receiver(receive));
            clients.Add(socket);
            socket.Start();
            return socket;
        }, Icq.Serialize(), TimeProvider.System, version, new ReliableUdpOptions { Interval = TimeSpan.FromMilliseconds(150), Tries = 100 });
        clients.Insert(0, client);
        await client.RegisterAsync("secret");
        await client.LogInAsync("secret");
        return client;
    }

    /// <summary>A new number that is logged in. Its password is <c>secret</c>.</summary>
    public async Task<RawClient> MyIcqAsync()
    {
        var client = new RawClient(MyIcq);
        clients.Add(client);
        await client.RegisterAsync("secret");
        client.Password = "secret";
        await client.LogInAsync();
        return client;
    }

    public Task StopAsync() => run.StopAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var client in clients)
        {
            client.Dispose();
        }

        await run.StopAsync();
        await run.DisposeAsync();
        own?.Dispose();
        Log.Faults.ShouldBeEmpty();
    }

    private IPEndPoint Of(string name)
    {
        var line = run.Listening.Single(l => l.StartsWith(name + " listens on ", StringComparison.Ordinal));
        return IPEndPoint.Parse(line[(name.Length + 12)..].Split(' ')[0].Replace("http://", string.Empty, StringComparison.Ordinal));
    }

    private sealed class Receiver(Action<byte[]> receive) : IDatagramReceiver
    {
        public void Received(ReadOnlySpan<byte> datagram, SocketAddress from) => receive(datagram.ToArray());

        public void Failed(Exception error) => throw new InvalidOperationException("the client failed", error);
    }

    private static string[] Arguments(string data, int port) =>
    [
        $"--Storage:Path={data}", $"--Web:Endpoint=127.0.0.1:{port}", "--Soulseek:Endpoint=127.0.0.1:0", "--Ares:Rooms:0:Endpoint=127.0.0.1:0", "--Icq:Endpoint=127.0.0.1:0", "--MyIcq:Endpoint=127.0.0.1:0",
        "--Icq:Flood:PerSecond=0", "--MyIcq:Flood:PerSecond=0",
        "--Limits:HashRounds=1000", "--Limits:HashWorkers=2", "--Limits:TrustedNetworks:0=127.0.0.0/8", "--Soulseek:Flood:PerSecond=0", "--Ares:Flood:PerSecond=0", "--Web:Flood:PerSecond=0",
        $"--Accounts:Admin:Password={OwnerPassword}", "--Logging:LogLevel:Default=Debug", "--Logging:LogLevel:Microsoft=Warning", "--Logging:Console:LogLevel:Default=None",
    ];

    private static T Configured<T>(IServiceCollection services) => (T)services.Single(s => s.ServiceType == typeof(T)).ImplementationInstance!;

    private static void Replace(IServiceCollection services, TestLog log, TimeProvider? time)
    {
        services.AddSingleton<ILoggerProvider>(log);
        if (time is not null)
        {
            services.AddSingleton(time);
            services.AddSingleton(p => SqliteStorage.Open(p.GetRequiredService<SqliteOptions>(), TimeProvider.System, p.GetRequiredService<ILogger<SqliteStorage>>()));
        }
    }
}
