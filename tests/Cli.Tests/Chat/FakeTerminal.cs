using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using Parlance.Cli.Chat;
using Spectre.Console;

namespace Parlance.Cli.Tests.Chat;

/// <summary>A terminal of a few rows' memory: keys that a test presses, and what was written.</summary>
internal sealed partial class FakeTerminal : ITerminal, IDisposable
{
    private readonly BlockingCollection<ConsoleKeyInfo> keys = [];
    private readonly Channel<string> drawn = Channel.CreateUnbounded<string>();

    public int Columns { get; set; } = 40;

    public bool IsKeyWaiting => keys.Count > 0;

    /// <summary>All that was written, lines without their colours.</summary>
    public ConcurrentQueue<string> Written { get; } = [];

    /// <summary>The row at the bottom, as it was drawn last.</summary>
    public string Row => OwnCodes().Replace(Written.Last(), string.Empty);

    public ConsoleKeyInfo ReadKey() => keys.Take();

    public void Type(string text)
    {
        foreach (var letter in text)
        {
            keys.Add(new ConsoleKeyInfo(letter, ConsoleKey.None, false, false, false));
        }
    }

    public void Press(ConsoleKey key) => keys.Add(new ConsoleKeyInfo('\0', key, false, false, false));

    public void Write(string text)
    {
        Written.Enqueue(text);
        drawn.Writer.TryWrite(text);
    }

    public void WriteMarkup(string markup) => Write(Markup.Remove(markup));

    /// <summary>Waits until something with this text is written.</summary>
    public async Task SeesAsync(string text, CancellationToken cancellation)
    {
        while (!(await drawn.Reader.ReadAsync(cancellation)).Contains(text, StringComparison.Ordinal))
        {
        }
    }

    public void Dispose() => keys.Dispose();

    /// <summary>The codes that screens write of their own: back to the first column and clear, and to a column.</summary>
    public static string WithoutOwnCodes(string written) => OwnCodes().Replace(written, string.Empty);

    [GeneratedRegex("\r\u001b\\[K|\u001b\\[[0-9]+G")]
    private static partial Regex OwnCodes();
}
