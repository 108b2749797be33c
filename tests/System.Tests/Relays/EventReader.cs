using Parlance.Wire.Clients;

namespace Parlance.System.Tests.Relays;

/// <summary>Reads the events of a client in order, from its making on.</summary>
internal sealed class EventReader<TEvent> : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly IAsyncEnumerator<TEvent> events;
    private readonly CancellationTokenSource closing = new();
    private Task<bool>? next;

    public EventReader(EventFeed<TEvent> feed) => events = feed.SubscribeAsync(closing.Token).GetAsyncEnumerator();

    /// <summary>The next event of a kind; others before it are skipped.</summary>
    public async Task<T> NextAsync<T>(Func<T, bool>? matches = null)
        where T : TEvent
    {
        while (true)
        {
            next ??= events.MoveNextAsync().AsTask();
            var isThere = await next.WaitAsync(Patience);
            next = null;
            isThere.ShouldBeTrue("the events ended");
            if (events.Current is T wanted && (matches is null || matches(wanted)))
            {
                return wanted;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        if (next is not null)
        {
            await next.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        await events.DisposeAsync();
        closing.Dispose();
    }
}
