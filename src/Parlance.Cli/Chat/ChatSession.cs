using System.Threading.Channels;

namespace Parlance.Cli.Chat;

/// <summary>A chat on one network: what a user types goes in, lines come out.</summary>
internal abstract class ChatSession : IAsyncDisposable
{
    private const int MostWaiting = 4_096;
    private Task listening = Task.CompletedTask;
    private int closed;
    private int leaving;

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
    public Task LeaveAsync()
    {
        Volatile.Write(ref leaving, 1);
        return LogOutAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, 1) == 0)
        {
            await CloseAsync();
            await listening;
            lines.Writer.TryComplete();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>The user is on the way out: the end of the session is no news.</summary>
    protected bool IsLeaving => Volatile.Read(ref leaving) != 0;

    protected abstract Task LogOutAsync();

    /// <summary>Closes the client, which ends its events.</summary>
    protected abstract ValueTask CloseAsync();

    /// <summary>Makes lines of what happens, from now until the client is closed.</summary>
    protected void Listen<TEvent>(IAsyncEnumerable<TEvent> events, Func<TEvent, ChatLine?> lineOf) => listening = ListenAsync(events, lineOf);

    private async Task ListenAsync<TEvent>(IAsyncEnumerable<TEvent> events, Func<TEvent, ChatLine?> lineOf)
    {
        await foreach (var told in events)
        {
            if (lineOf(told) is { } line)
            {
                Show(line);
            }
        }
    }

    protected void Show(ChatLine line) => lines.Writer.TryWrite(line);

    protected void Show(ChatKind kind, string place, string who, string text) => Show(new ChatLine(kind, place, who, text));

    protected void Notice(string text) => Show(ChatLine.Notice(text));

    /// <summary>Tells something, and that nothing is wrong.</summary>
    protected string? Told(string text)
    {
        Notice(text);
        return null;
    }

    protected static string Unknown(ChatInput input) => $"there is no command /{input.Command}; /help lists them";
}
