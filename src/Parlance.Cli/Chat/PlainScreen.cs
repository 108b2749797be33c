namespace Parlance.Cli.Chat;

/// <summary>For scripts: plain lines in, plain lines out.</summary>
internal sealed class PlainScreen(TextReader input, TextWriter output) : IChatScreen
{
    private readonly TextWriter output = TextWriter.Synchronized(output);

    public void Show(ChatLine line) => output.WriteLine(line.ToString());

    public async Task<string?> ReadAsync(ChatSession session, CancellationToken cancellation) => (await input.ReadLineAsync(cancellation))?.TrimEnd('\r');

    public void End() => output.Flush();
}
