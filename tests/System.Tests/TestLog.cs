using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Parlance.System.Tests;

/// <summary>Keeps what the server logs, so that a test can see how one ended and that nothing was a fault of ours.</summary>
internal sealed class TestLog : ILogger, ILoggerProvider
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> lines = [];
    private readonly ConcurrentDictionary<string, TaskCompletionSource> awaited = [];

    /// <summary>Faults of ours; a test server that has some fails its test when it is disposed.</summary>
    public IReadOnlyList<string> Faults => [.. lines.Where(l => l.Level >= LogLevel.Error).Select(l => l.Text)];

    /// <summary>What others did wrong, and faults of ours.</summary>
    public IReadOnlyList<string> Warnings => [.. lines.Where(l => l.Level >= LogLevel.Warning).Select(l => l.Text)];

    /// <summary>Completes once a line with these words has been logged.</summary>
    public Task SaysAsync(string words)
    {
        var said = awaited.GetOrAdd(words, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (lines.Any(l => l.Text.Contains(words, StringComparison.Ordinal)))
        {
            said.TrySetResult();
        }

        return said.Task.WaitAsync(Patience);
    }

    public ILogger CreateLogger(string categoryName) => this;

    public void Dispose() => awaited.Clear();

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var text = exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception}";
        lines.Enqueue((logLevel, text));
        foreach (var (words, said) in awaited)
        {
            if (text.Contains(words, StringComparison.Ordinal))
            {
                said.TrySetResult();
            }
        }
    }
}
