using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Parlance.Server.Running;
using Parlance.Testing;

namespace Parlance.Server.Tests;

/// <summary>The whole server in this process, on ports of its own choice.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly ParlanceRun run;
    private readonly StringWriter output;

    private RunningServer(ParlanceRun run, StringWriter output) => (this.run, this.output) = (run, output);

    public string Output => output.ToString();

    public IPEndPoint Web => Endpoint(0);

    public IPEndPoint Soulseek => Endpoint(1);

    /// <summary>Where a network listens, by the name its line begins with.</summary>
    public IPEndPoint Of(string name) => Endpoint(run.Listening.Single(line => line.StartsWith(name + " listens on ", StringComparison.Ordinal)));

    public static Task<RunningServer> StartAsync(ScratchDirectory scratch, params string[] settings) => StartAsync(scratch, _ => { }, settings);

    /// <summary>Starts it with other services than usual.</summary>
    public static async Task<RunningServer> StartAsync(ScratchDirectory scratch, Action<IServiceCollection> change, params string[] settings)
    {
        var output = new StringWriter();
        string[] args =
        [
            $"--Storage:Path={scratch.Path}", "--Web:Endpoint=127.0.0.1:0", "--Soulseek:Endpoint=127.0.0.1:0", "--Icq:Endpoint=127.0.0.1:0", "--MyIcq:Endpoint=127.0.0.1:0", "--Ares:Rooms:0:Endpoint=127.0.0.1:0",
            "--Limits:HashRounds=1000", "--Logging:LogLevel:Default=None", .. settings,
        ];
        var run = new ParlanceRun(ParlanceApp.Build(args, change), output);
        try
        {
            await run.StartAsync(TestContext.Current.CancellationToken);
            return new RunningServer(run, output);
        }
        catch
        {
            await run.DisposeAsync();
            throw;
        }
    }

    public Task StopAsync() => run.StopAsync();

    public ValueTask DisposeAsync() => run.DisposeAsync();

    /// <summary>The address in a line like <c>Soulseek listens on 127.0.0.1:2242 (TCP)</c>.</summary>
    private IPEndPoint Endpoint(int line) => Endpoint(run.Listening[line]);

    private static IPEndPoint Endpoint(string line) => IPEndPoint.Parse(line[(line.IndexOf(" listens on ", StringComparison.Ordinal) + 12)..].Split(' ')[0].Replace("http://", string.Empty, StringComparison.Ordinal));
}
