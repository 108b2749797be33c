using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Parlance.Core.Limits;
using Parlance.Core.Services;
using Parlance.Server.Running;
using Parlance.Soulseek.Server;
using Parlance.Storage;
using Parlance.System.Tests.Soulseek;
using Parlance.Testing;

namespace Parlance.System.Tests;

/// <summary>
/// The whole server on ports of its own choice. Its owner is called admin. Whatever it logs as a fault of its own fails the test that started it.
/// </summary>
internal sealed class TestServer : IAsyncDisposable
{
    public const string OwnerPassword = "owner-secret";
    private const string SoulseekLine = "Soulseek listens on ";
    private readonly WebApplication app;
    private readonly ParlanceRun run;
    private readonly ScratchDirectory? own;

    private TestServer(WebApplication app, ParlanceRun run, TestLog log, ScratchDirectory? own)
    {
        this.app = app;
        this.run = run;
        this.own = own;
        Log = log;
    }

    public Community Community => app.Services.GetRequiredService<Community>();

    public IPEndPoint Soulseek => IPEndPoint.Parse(run.Listening.Single(l => l.StartsWith(SoulseekLine, StringComparison.Ordinal))[SoulseekLine.Length..].Split(' ')[0]);

    public TestLog Log { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="soulseek">Changes settings of the network; chat is not slowed unless this says so.</param>
    /// <param name="change">Changes limits; loopback is trusted unless this says otherwise.</param>
    /// <param name="data">What outlives the server, for tests that start it anew.</param>
    /// <param name="soulseekPort">Its port, for a server that comes back; 0 for any.</param>
    /// <param name="time">The server's clock; what is written to disk is written at once all the same.</param>
    public static async Task<TestServer> StartAsync(
        Action<SoulseekOptions>? soulseek = null, Action<ServerLimits>? change = null, ScratchDirectory? data = null, TimeProvider? time = null, int soulseekPort = 0)
    {
        var log = new TestLog();
        var own = data is null ? new ScratchDirectory() : null;
        var app = ParlanceApp.Build(Arguments((data ?? own!).Path, soulseekPort), services =>
        {
            Replace(services, log, time);
            change?.Invoke(Configured<ServerLimits>(services));
            soulseek?.Invoke(Configured<SoulseekOptions>(services));
        });
        var server = new TestServer(app, new ParlanceRun(app, TextWriter.Null), log, own);
        await server.run.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    /// <summary>A client that is logged in and has read everything that follows a login.</summary>
    public async Task<RawSoulseek> LogInAsync(string name, string password = "secret", uint port = 2234)
    {
        var client = await RawSoulseek.LogInAsync(Soulseek, name, password, port);
        await client.QuietAsync();
        return client;
    }

    /// <summary>The owner, logged in.</summary>
    public Task<RawSoulseek> OwnerAsync() => LogInAsync("admin", OwnerPassword);

    /// <summary>Several clients, logged in one after the other.</summary>
    public async Task<RawSoulseek[]> LogInAllAsync(params string[] names)
    {
        var all = new List<RawSoulseek>();
        foreach (var name in names)
        {
            all.Add(await LogInAsync(name));
        }

        return [.. all];
    }

    /// <summary>How many messages wait for somebody.</summary>
    public int Waiting(string name) => Community.Accounts.TryFind(name, out var account) ? Community.Mailbox.Waiting(account) : 0;

    /// <summary>Stops as the operator would.</summary>
    public Task StopAsync() => run.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await run.StopAsync();
        await run.DisposeAsync();
        own?.Dispose();
        Log.Faults.ShouldBeEmpty();
    }

    private static string[] Arguments(string data, int soulseekPort) =>
    [
        $"--Storage:Path={data}", "--Web:Endpoint=127.0.0.1:0", $"--Soulseek:Endpoint=127.0.0.1:{soulseekPort}", "--Ares:Enabled=false", "--Icq:Enabled=false", "--MyIcq:Enabled=false",
        "--Limits:HashRounds=1000", "--Limits:HashWorkers=2", "--Limits:TrustedNetworks:0=127.0.0.0/8", "--Soulseek:Flood:Burst=100000", "--Soulseek:Flood:PerSecond=100000",
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
