using Parlance.Wire.Clients;

namespace Parlance.Wire.Tests;

public sealed class EventFeedTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_listener_sees_every_event_in_order()
    {
        var feed = new EventFeed<int>(8);
        var one = feed.SubscribeAsync(Token);
        var two = feed.SubscribeAsync(Token);
        feed.Publish(1);
        feed.Publish(2);
        feed.Complete();

        (await one.ToListAsync(Token)).ShouldBe([1, 2]);
        (await two.ToListAsync(Token)).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task A_slow_listener_loses_the_oldest_and_it_is_counted()
    {
        var feed = new EventFeed<int>(2);
        var slow = feed.SubscribeAsync(Token);
        for (var i = 1; i <= 5; i++)
        {
            feed.Publish(i);
        }

        feed.Complete();
        (await slow.ToListAsync(Token)).ShouldBe([4, 5]);
        feed.Dropped.ShouldBe(3);
    }

    [Fact]
    public async Task Who_leaves_is_no_longer_a_listener()
    {
        var feed = new EventFeed<int>(2);
        var events = feed.SubscribeAsync(Token);
        feed.Listeners.ShouldBe(1);
        feed.Publish(7);
        (await events.FirstAsync(Token)).ShouldBe(7);
        feed.Listeners.ShouldBe(0);
    }

    [Fact]
    public async Task A_failed_feed_gives_what_is_left_and_then_the_reason()
    {
        var feed = new EventFeed<int>(2);
        var events = feed.SubscribeAsync(Token);
        feed.Publish(1);
        feed.Complete(new IOException("gone"));
        await using var reader = events.GetAsyncEnumerator(Token);
        (await reader.MoveNextAsync()).ShouldBeTrue();
        reader.Current.ShouldBe(1);
        await Should.ThrowAsync<IOException>(async () => await reader.MoveNextAsync());
        await Should.ThrowAsync<IOException>(async () => await feed.SubscribeAsync(Token).FirstAsync(Token));
    }
}
