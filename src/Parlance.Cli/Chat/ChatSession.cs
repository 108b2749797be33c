using System.Threading.Channels;

namespace Parlance.Cli.Chat;

/// <summary>A chat on one network: what a user types goes in, lines come out.</summary>
internal abstract class ChatSession : IAsyncDisposable
{
    private const int MostWaiting = 4_096;
    private int closed;

    private readonly Channel<ChatLine> lines = Channel.CreateBounded<ChatLine>(
        new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    /// <summary>Lines as they come; ends with the session.</summary>
    public IAsyncEnumerable<ChatLine> Lines => lines.Reader.ReadAllAsync();

    /// <summary>The room or user that plain words go to; empty when none.</summary>
    public string Target { get; protected set; } = string.Empty;

    /// <summary>Commands with what follows them and what they do.</summary>
    public abstract IReadOnlyList<(string Usage, string Help)> Commands { get; }

    /// <summary>Names of users and rooms, for completion.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>Connects and logs in.</summary>
    /// <returns>Why it could not be done; null when it was.</returns>
    public abstract Task<string?> EnterAsync(CancellationToken cancellation);

    /// <summary>Does what the user typed.</summary>
    /// <returns>Why it could not be done; null when it was.</returns>
    public abstract Task<string?> DoAsync(ChatInput input, CancellationToken cancellation);

    /// <summary>Logs out.</summary>
    public abstract Task LeaveAsync();

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, 1) == 0)
        {
            await CloseAsync();
            lines.Writer.TryComplete();
        }

        GC.SuppressFinalize(this);
    }

    protected abstract ValueTask CloseAsync();

    protected void Show(ChatLine line) => lines.Writer.TryWrite(line);

    protected void Show(ChatKind kind, string place, string who, string text) => Show(new ChatLine(kind, place, who, text));

    protected void Notice(string text) => Show(ChatLine.Notice(text));

    protected static string Unknown(ChatInput input) => $"there is no command /{input.Command}; /help lists them";
}
