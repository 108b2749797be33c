using System.Diagnostics;
using Parlance.Testing;

namespace Parlance.Cli.Tests.Samples;

/// <summary>A sample, as a process of its own.</summary>
internal sealed class RunningSample : IAsyncDisposable
{
    private readonly Process sample;

    public RunningSample(string name, params string[] arguments)
    {
        var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        sample = new Process { StartInfo = new ProcessStartInfo(Path.Combine(RepositoryRoot.Directory, "artifacts", "bin", name, configuration, name)) { RedirectStandardOutput = true } };
        Array.ForEach(arguments, sample.StartInfo.ArgumentList.Add);
        sample.Start();
    }

    /// <summary>The next line that contains a text.</summary>
    public async Task<string> SaysAsync(string text)
    {
        while (await sample.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The sample ended without saying \"{text}\".");
    }

    /// <summary>Waits until it ends by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync()
    {
        await sample.WaitForExitAsync(TestContext.Current.CancellationToken);
        return sample.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!sample.HasExited)
        {
            sample.Kill();
        }

        await sample.WaitForExitAsync();
        sample.Dispose();
    }
}
