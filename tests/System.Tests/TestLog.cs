using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Parlance.Sessions;

namespace Parlance.System.Tests;

/// <summary>Keeps what the sessions log, so that a test can see how one ended and that nothing was a fault of ours.</summary>
internal sealed class TestLog : ILogger<StreamSession>
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> lines = [];

    /// <summary>Everything, oldest first.</summary>
    public IReadOnlyList<string> Lines => [.. lines.Select(l => l.Text)];

    /// <summary>Faults of ours; a test server that has some fails its test when it is disposed.</summary>
    public IReadOnlyList<string> Faults => [.. lines.Where(l => l.Level >= LogLevel.Error).Select(l => l.Text)];

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue((logLevel, exception is null ? formatter(state, exception) : $"{formatter(state, exception)} {exception}"));
}
