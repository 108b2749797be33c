using System.CommandLine;
using System.Diagnostics.CodeAnalysis;

namespace Parlance.Cli.Tests.Decoding;

public sealed class FollowTests
{
    [Theory]
    [InlineData("soulseek-login-rooms-pm.pcap", "302 messages, 0 bytes undecoded")]
    [InlineData("icq-v2-micq025.pcap", "194 messages, 0 bytes undecoded")]
    [SuppressMessage("Reliability", "CA2025", Justification = "The run is awaited before its output is disposed of.")]
    public async Task A_capture_that_grows_is_decoded_as_it_grows(string name, string summary)
    {
        var whole = await File.ReadAllBytesAsync(PcapFile.Path(name), TestContext.Current.CancellationToken);
        using var file = new TemporaryFile(whole[..1]);
        await using var output = new LineCounter();
        using var interrupt = new CancellationTokenSource();
        var running = Run(["decode", "--follow", file.Path], output, interrupt.Token);
        await using (var growing = new FileStream(file.Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
        {
            await growing.WriteAsync(whole.AsMemory(1..5_001), TestContext.Current.CancellationToken);
            await growing.FlushAsync(TestContext.Current.CancellationToken);
            await output.SawLine.WaitAsync(TestContext.Current.CancellationToken);
            running.IsCompleted.ShouldBeFalse();
            await growing.WriteAsync(whole.AsMemory(5_001..), TestContext.Current.CancellationToken);
        }

        await output.WaitAsync(int.Parse(summary.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture), TestContext.Current.CancellationToken);
        await interrupt.CancelAsync();
        (await running).ShouldBe(0);
        output.ToString().TrimEnd().ShouldEndWith(summary);
    }

    [Fact]
    public void It_ends_by_itself_when_told_how_long_to_wait()
    {
        var run = ParlanceRun.Of("decode", "--follow", "--patience", "0.1", PcapFile.Path("icq-v2-micq025.pcap"));
        run.LastLine.ShouldBe("194 messages, 0 bytes undecoded");
        run.Code.ShouldBe(0);
    }

    private static Task<int> Run(string[] arguments, TextWriter output, CancellationToken cancellation) => ParlanceCommand.Create().Parse(arguments)
        .InvokeAsync(new InvocationConfiguration { Output = output, Error = output, ProcessTerminationTimeout = null }, cancellation);

    /// <summary>Collects lines and lets one wait for them.</summary>
    private sealed class LineCounter : StringWriter
    {
        private readonly SemaphoreSlim lines = new(0);

        public Task SawLine => lines.WaitAsync();

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            lines.Release();
        }

        /// <summary>Waits until so many lines have been written, one of which was waited for already.</summary>
        public async Task WaitAsync(int count, CancellationToken cancellation)
        {
            for (var seen = 1; seen < count; seen++)
            {
                await lines.WaitAsync(cancellation);
            }
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            lines.Dispose();
        }
    }
}
