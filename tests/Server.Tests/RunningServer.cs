using System.Net;
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

    public static async Task<RunningServer> StartAsync(ScratchDirectory scratch, params string[] settings)
    {
        var output = new StringWriter();
        string[] args =
        [
            $"--Storage:Path={scratch.Path}", "--Web:Endpoint=127.0.0.1:0", "--Soulseek:Endpoint=127.0.0.1:0", "--Limits:HashRounds=1000", "--Logging:LogLevel:Default=None", .. settings,
        ];
        var run = new ParlanceRun(ParlanceApp.Build(args), output);
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
    private IPEndPoint Endpoint(int line) => IPEndPoint.Parse(run.Listening[line].Split(' ')[3].Replace("http://", string.Empty, StringComparison.Ordinal));
}
