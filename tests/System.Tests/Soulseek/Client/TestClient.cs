using Microsoft.Extensions.Logging;
using Parlance.Soulseek;

namespace Parlance.System.Tests.Soulseek.Client;

/// <summary>A client of the package, listening to all its events from the start. What it logs as a fault of its own fails the test.</summary>
internal sealed class TestClient : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly TestLog log;
    private readonly LoggerFactory loggers;
    private readonly IAsyncEnumerator<SoulseekEvent> events;

    private TestClient(SoulseekClientOptions options, TimeProvider? time)
    {
        log = new TestLog();
        loggers = new LoggerFactory([log], new LoggerFilterOptions { MinLevel = LogLevel.Debug });
        Client = new SoulseekClient(options, loggers, time);
        events = Client.EventsAsync(TestContext.Current.CancellationToken).GetAsyncEnumerator();
    }

    public SoulseekClient Client { get; }

    public TestLog Log => log;

    public static TestClient Of(TestServer server, string name, Func<SoulseekClientOptions, SoulseekClientOptions>? change = null, TimeProvider? time = null) =>
        Of(server.Soulseek.Port, name, change, time);

    public static TestClient Of(int port, string name, Func<SoulseekClientOptions, SoulseekClientOptions>? change = null, TimeProvider? time = null)
    {
        var options = new SoulseekClientOptions { Port = port, Username = name, Password = "secret" };
        return new TestClient(change?.Invoke(options) ?? options, time);
    }

    public static async Task<TestClient> LogInAsync(TestServer server, string name, Func<SoulseekClientOptions, SoulseekClientOptions>? change = null, TimeProvider? time = null)
    {
        var client = Of(server, name, change, time);
        (await client.Client.ConnectAsync(TestContext.Current.CancellationToken)).Success.ShouldBeTrue();
        return client;
    }

    /// <summary>The next event of a kind of which something holds; others are skipped.</summary>
    public async Task<T> NextAsync<T>(Func<T, bool>? isMeant = null)
        where T : SoulseekEvent
    {
        while (await events.MoveNextAsync().AsTask().WaitAsync(Patience, TestContext.Current.CancellationToken))
        {
            if (events.Current is T found && (isMeant is null || isMeant(found)))
            {
                return found;
            }
        }

        throw new InvalidOperationException($"The events ended before there was a {typeof(T).Name}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (Client.State == ClientState.Closed)
        {
            return;
        }

        await Client.DisposeAsync();
        await events.DisposeAsync();
        loggers.Dispose();
        log.Dispose();
        log.Faults.ShouldBeEmpty();
    }
}
