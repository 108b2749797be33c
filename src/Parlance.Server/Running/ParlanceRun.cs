using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Parlance.Core.Services;
using Parlance.Server.Configuration;
using Parlance.Server.Listening;
using Parlance.Server.Operations;
using Parlance.Server.Pages;

namespace Parlance.Server.Running;

/// <summary>A server from its start to its end.</summary>
/// <param name="app">The host.</param>
/// <param name="output">Where the operator reads.</param>
internal sealed class ParlanceRun(WebApplication app, TextWriter output) : IAsyncDisposable
{
    private readonly ILogger log = app.Services.GetRequiredService<ILogger<ParlanceRun>>();
    private readonly ServerState state = app.Services.GetRequiredService<ServerState>();

    /// <summary>What listens where, one line each.</summary>
    public IReadOnlyList<string> Listening { get; private set; } = [];

    /// <summary>Opens the storage, loads everything, listens, says so.</summary>
    public async Task StartAsync(CancellationToken cancellation)
    {
        app.Services.GetRequiredService<MetricsRecorder>();
        ReportUnknownSettings();
        await app.Services.GetRequiredService<Community>().LoadAsync(cancellation);
        app.Services.GetRequiredService<RunningSettings>().Load();
        if (await OwnerAccount.EnsureAsync(app.Services.GetRequiredService<Accounts>(), app.Services.GetRequiredService<AccountSettings>().Admin) is { } owner)
        {
            await output.WriteLineAsync(owner);
        }

        app.Lifetime.ApplicationStopping.Register(BeginStop);
        await app.StartAsync(cancellation);
        state.Listening = Listening = Addresses();
        state.Phase = Phase.Ready;
        foreach (var line in Listening)
        {
            Announce(line);
        }

        Announce("Parlance ready");
        ServiceNotifier.Tell("READY=1", log);
    }

    /// <summary>Waits for a signal, then stops.</summary>
    public async Task WaitAsync()
    {
        await app.WaitForShutdownAsync();
        log.Stopped();
    }

    /// <summary>Stops now.</summary>
    public Task StopAsync() => app.StopAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private void BeginStop()
    {
        state.Phase = Phase.Stopping;
        log.Stopping(ParlanceApp.Drain.TotalSeconds);
        ServiceNotifier.Tell("STOPPING=1", log);
    }

    private void ReportUnknownSettings()
    {
        foreach (var (key, nearest) in app.Services.GetRequiredService<Settings>().Unknown())
        {
            log.UnknownSetting(key, nearest);
        }
    }

    /// <summary>Kestrel tells its addresses in the order in which they were configured: the web, then the streams.</summary>
    private List<string> Addresses()
    {
        var kestrel = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.ToList();
        var names = app.Services.GetServices<StreamEndpoint>().Select(endpoint => endpoint.Name).Concat(app.Services.GetServices<TunnelEndpoint>().Select(tunnel => tunnel.Name));
        var streams = names.Select((name, i) => $"{name} listens on {new Uri(kestrel[i + 1]).Authority} (TCP)");
        var own = app.Services.GetServices<INetworkServer>().SelectMany(network => network.Listening.Select(address => $"{network.Name} listens on {address}"));
        return [$"Web listens on {kestrel[0]}", .. streams, .. own];
    }

    private void Announce(string line)
    {
        if (HostSetup.WantsJson(app.Configuration))
        {
            log.Announced(line);
        }
        else
        {
            output.WriteLine(line);
        }
    }
}
