using Parlance.Core.Model;

namespace Parlance.System.Tests.Bridging;

/// <summary>Somebody on one network, over a real socket. What its client is told is written down in words that are the same for all networks.</summary>
/// <param name="name">Handle.</param>
/// <param name="uin">Number.</param>
internal abstract class Door(string name, uint uin) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly List<string> heard = [];
    private readonly Lock gate = new();
    private readonly List<byte[]> tasted = [];
    private TaskCompletionSource more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task reading = Task.CompletedTask;

    public string Name => name;

    public uint Uin => uin;

    public abstract Network Network { get; }

    protected CancellationTokenSource Over { get; } = new();

    /// <summary>Everything heard so far.</summary>
    public IReadOnlyList<string> Heard
    {
        get
        {
            lock (gate)
            {
                return [.. heard];
            }
        }
    }

    /// <summary>Bodies of the messages that its client was sent, for doors that keep them.</summary>
    public IReadOnlyList<byte[]> Tasted
    {
        get
        {
            lock (gate)
            {
                return [.. tasted];
            }
        }
    }

    public abstract Task EnterAsync(string room);

    public abstract Task LeaveAsync(string room);

    public abstract Task SayAsync(string room, string text);

    public abstract Task EmoteAsync(string room, string text);

    /// <summary>Sends a direct message; the parts of a kind are divided by a bar.</summary>
    public abstract Task SendAsync(Door to, MessageKind kind, string text);

    /// <summary>Has others told of this state.</summary>
    public abstract Task BecomeAsync(PresenceState state);

    /// <summary>Wants to be told of somebody.</summary>
    public abstract Task WatchAsync(Door other);

    /// <summary>Goes offline.</summary>
    public abstract Task GoAsync();

    /// <summary>Pins a line, or sets a topic, where the network has such a thing.</summary>
    public virtual Task PinAsync(string room, string text) => throw new NotSupportedException();

    /// <summary>Waits until something has been heard.</summary>
    public Task HearAsync(string line) => HearAsync(line, heard => heard == line);

    /// <summary>Waits until something has been heard that holds some words.</summary>
    public Task HearPartAsync(params string[] parts) => HearAsync(string.Join(" or ", parts), heard => parts.Any(part => heard.Contains(part, StringComparison.Ordinal)));

    private async Task HearAsync(string line, Func<string, bool> such)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (heard.Exists(h => such(h)))
                {
                    return;
                }

                next = more.Task;
            }

            try
            {
                await next.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                throw new ShouldAssertException($"{Name} on {Network} was to hear\n  {line}\nbut heard\n  {string.Join("\n  ", Heard)}");
            }
        }
    }

    /// <summary>Waits until something has been heard so many times.</summary>
    public Task HearAsync(string line, int times) => HearAsync($"{line} ({times} times)", _ => Heard.Count(heard => heard == line) >= times);

    public int Times(string line) => Heard.Count(l => l == line);

    public void Forget()
    {
        lock (gate)
        {
            heard.Clear();
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Over.CancelAsync();
        await reading;
        Over.Dispose();
    }

    protected void Taste(byte[] body)
    {
        lock (gate)
        {
            tasted.Add(body);
        }
    }

    protected void Note(string line)
    {
        TaskCompletionSource told;
        lock (gate)
        {
            heard.Add(line);
            (told, more) = (more, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        told.TrySetResult();
    }

    /// <summary>Reads what a client of the packages tells, until the end.</summary>
    protected void ReadAll<T>(IAsyncEnumerable<T> told, Action<T> take) => reading = Task.Run(async () =>
    {
        try
        {
            await foreach (var one in told)
            {
                take(one);
            }
        }
        catch (OperationCanceledException) when (Over.IsCancellationRequested)
        {
            Note("closed");
        }
    });

    /// <summary>Reads until the end; one step that finds nothing for a while is no end.</summary>
    protected void Read(Func<Task> step) => reading = Task.Run(async () =>
    {
        try
        {
            while (!Over.IsCancellationRequested)
            {
                try
                {
                    await step();
                }
                catch (OperationCanceledException) when (!Over.IsCancellationRequested)
                {
                    continue;
                }
            }
        }
        catch (Exception gone) when (gone is IOException or global::System.Net.WebSockets.WebSocketException or OperationCanceledException or NotSupportedException or ObjectDisposedException or InvalidOperationException or global::System.Threading.Channels.ChannelClosedException)
        {
            Note("closed");
        }
    });
}
