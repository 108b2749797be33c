using System.CommandLine;
using System.Threading.Channels;

namespace Parlance.Cli.Tests;

/// <summary>A run of the command line that goes on until it is stopped, its lines read as they come.</summary>
internal sealed class LiveRun : IAsyncDisposable
{
    private readonly CancellationTokenSource interrupt = new();
    private readonly LineWriter writer = new();
    private readonly Task<int> running;

    public LiveRun(params string[] arguments) => running = ParlanceCommand.Create().Parse(arguments)
        .InvokeAsync(new InvocationConfiguration { Output = writer, Error = writer, ProcessTerminationTimeout = null }, interrupt.Token);

    /// <summary>The next line that contains a text; a run that does not come to it fails the test instead of holding it up.</summary>
    public async Task<string> LineAsync(string text, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(TimeSpan.FromMinutes(2));
        while (true)
        {
            var line = await writer.Lines.ReadAsync(patience.Token);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }
    }

    /// <summary>Interrupts it.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> StopAsync()
    {
        await interrupt.CancelAsync();
        return await running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        interrupt.Dispose();
        await writer.DisposeAsync();
    }

    /// <summary>Hands on whole lines.</summary>
    private sealed class LineWriter : StringWriter
    {
        private readonly Channel<string> lines = Channel.CreateUnbounded<string>();

        public ChannelReader<string> Lines => lines.Reader;

        public override void WriteLine(string? value) => lines.Writer.TryWrite(value ?? string.Empty);

        public override Task WriteLineAsync(string? value)
        {
            WriteLine(value);
            return Task.CompletedTask;
        }
    }
}
