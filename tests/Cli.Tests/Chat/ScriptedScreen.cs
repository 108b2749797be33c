using System.Threading.Channels;
using Parlance.Cli.Chat;

namespace Parlance.Cli.Tests.Chat;

/// <summary>A user who types what the test says and reads every line.</summary>
internal sealed class ScriptedScreen : IChatScreen
{
    private readonly Channel<string> typed = Channel.CreateUnbounded<string>();
    private readonly Channel<string> shown = Channel.CreateUnbounded<string>();

    public void Type(string line) => typed.Writer.TryWrite(line);

    public void Close() => typed.Writer.TryComplete();

    /// <summary>The next line that contains a text.</summary>
    public async Task<string> SeesAsync(string text)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var line = await shown.Reader.ReadAsync(patience.Token);
            if (line.Contains(text, StringComparison.Ordinal))
            {
                return line;
            }
        }
    }

    public void Show(ChatLine line) => shown.Writer.TryWrite(line.ToString());

    public async Task<string?> ReadAsync(ChatSession session, CancellationToken cancellation) =>
        await typed.Reader.WaitToReadAsync(cancellation) && typed.Reader.TryRead(out var line) ? line : null;

    public void End() => shown.Writer.TryComplete();
}
