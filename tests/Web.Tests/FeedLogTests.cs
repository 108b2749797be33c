using Parlance.Core.Events;
using Parlance.Testing;
using Parlance.Web.Chat;
using Parlance.Web.Contract;
using Parlance.Web.Feed;

namespace Parlance.Web.Tests;

/// <summary>What one person's pages read: bounds, order, who is lost.</summary>
public sealed class FeedLogTests
{
    private const int Soft = 2_000;
    private const int Hard = 20_000;

    [Fact]
    public void What_everybody_has_read_is_kept_up_to_the_soft_limit_only()
    {
        var log = Log(first: 100);
        var page = new FeedCursor([FeedTopic.Chat]);
        log.Attach(page, null, most: 1).ShouldBe(false);
        for (var i = 0; i < 1000; i++)
        {
            Append(log);
            log.Take(page, [], int.MaxValue).ShouldBeTrue();
        }

        log.Last.ShouldBe(1100);
        var late = new FeedCursor([FeedTopic.Chat]);
        log.Attach(late, 1099, most: 2).ShouldBe(true);
        log.Attach(new FeedCursor([FeedTopic.Chat]), 500, most: 3).ShouldBe(false);
        log.Attach(new FeedCursor([FeedTopic.Chat]), null, most: 3).ShouldBeNull();
    }

    [Fact]
    public void A_page_that_reads_nothing_is_lost_at_the_hard_limit_and_the_others_are_not()
    {
        var log = Log();
        var (slow, quick) = (new FeedCursor([FeedTopic.Chat]), new FeedCursor([FeedTopic.Chat]));
        log.Attach(slow, null, 2);
        log.Attach(quick, null, 2);
        var seen = new List<FeedEntry>();
        for (var i = 0; i < 200; i++)
        {
            Append(log);
            log.Take(quick, seen, int.MaxValue).ShouldBeTrue();
        }

        seen.Select(e => e.Seq).ShouldBe(Enumerable.Range(1, 200).Select(i => (long)i));
        log.IsLagging.ShouldBeTrue();
        log.Take(slow, [], int.MaxValue).ShouldBeFalse();
        log.Detach(slow);
        log.IsLagging.ShouldBeFalse();
    }

    [Fact]
    public void A_page_hears_its_own_topics_only()
    {
        var log = Log();
        var page = new FeedCursor([FeedTopic.Metrics]);
        log.Attach(page, null, 1);
        Append(log);
        Append(log, FeedTopic.Metrics);
        var seen = new List<FeedEntry>();
        log.Take(page, seen, int.MaxValue);
        seen.ShouldHaveSingleItem().Seq.ShouldBe(2);
        log.Hears(FeedSubject.Of(FeedTopic.Metrics)).ShouldBeTrue();
        log.Hears(FeedSubject.Of(FeedTopic.Audit)).ShouldBeFalse();
    }

    [Fact]
    public void Lines_beyond_the_allowance_wait_and_then_are_refused()
    {
        var time = new ManualTime();
        var pace = new Pace(new WebFlood { Burst = 2, PerSecond = 1, LongestDelay = TimeSpan.FromSeconds(3) }, time);
        var waits = Enumerable.Range(0, 6).Select(_ => pace.Take()?.TotalSeconds).ToList();
        waits.ShouldBe([0, 0, 1, 2, 3, null]);
        time.Advance(TimeSpan.FromSeconds(10));
        pace.Take().ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Only_the_newest_of_a_conversation_is_kept_and_counted()
    {
        var trail = new Trail<string>(most: 3);
        for (var i = 1; i <= 5; i++)
        {
            trail.Add(i, $"m{i}", isUnread: true);
        }

        (trail.Unread, trail.Newest).ShouldBe((3, "m5"));
        trail.Before(5, 10).ShouldBe(["m3", "m4"]);
        trail.Read(4).ShouldBe([3L, 4L]);
        trail.Unread.ShouldBe(1);
    }

    [Fact]
    public void A_page_that_is_gone_for_a_moment_misses_nothing_of_what_is_kept_only_for_listeners()
    {
        var time = new ManualTime();
        var log = Log(time: time);
        var page = new FeedCursor(Following("Lobby"));
        log.Attach(page, null, 1).ShouldBe(false);
        log.Detach(page);
        log.Hears(FeedSubject.InRoom("Lobby")).ShouldBeTrue("it may come back");
        log.Hears(FeedSubject.InRoom("Den")).ShouldBeFalse();
        log.Append(FeedSubject.InRoom("Lobby"), new Delivery(new ServerSaid("meanwhile")), ManualTime.Start);
        var again = new FeedCursor(Following("Lobby"));
        log.Attach(again, 0, 1).ShouldBe(true);
        var seen = new List<FeedEntry>();
        log.Take(again, seen, int.MaxValue).ShouldBeTrue();
        seen.ShouldHaveSingleItem().Subject.Room.ShouldBe("Lobby");
    }

    [Fact]
    public void A_page_that_is_gone_for_longer_is_told_that_it_missed_something()
    {
        var time = new ManualTime();
        var log = Log(time: time);
        var page = new FeedCursor(Following("Lobby"));
        log.Attach(page, null, 1);
        log.Detach(page);
        time.Advance(TimeSpan.FromSeconds(46));
        log.Hears(FeedSubject.InRoom("Lobby")).ShouldBeFalse("nothing is kept for nobody");
        log.Attach(new FeedCursor(Following("Lobby")), log.Last, 1).ShouldBe(false);
    }

    [Fact]
    public void A_page_that_comes_back_for_another_room_missed_what_was_said_there()
    {
        var log = Log();
        var page = new FeedCursor(Following("Lobby"));
        log.Attach(page, null, 2);
        log.Detach(page);
        log.Attach(new FeedCursor(Following("Lobby", "Den")), log.Last, 2).ShouldBe(false);
    }

    [Fact]
    public void A_page_that_listens_to_something_else_keeps_nothing_for_what_it_left()
    {
        var log = Log();
        var page = new FeedCursor(Following("Lobby"));
        log.Attach(page, null, 1);
        log.Listen(page, Following("Den"));
        (log.Hears(FeedSubject.InRoom("Lobby")), log.Hears(FeedSubject.InRoom("Den"))).ShouldBe((false, true));
    }

    [Fact]
    public void Pages_that_come_and_go_are_remembered_up_to_a_limit()
    {
        var log = Log();
        for (var i = 0; i <= FeedWishes.MostGone; i++)
        {
            var page = new FeedCursor(Following($"room {i}"));
            log.Attach(page, null, 1);
            log.Detach(page);
        }

        log.Hears(FeedSubject.InRoom("room 0")).ShouldBeFalse("the oldest gave way");
        log.Hears(FeedSubject.InRoom("room 1")).ShouldBeTrue();
    }

    private static FeedLog Log(long first = 0, ManualTime? time = null) => new(Soft, Hard, first, TimeSpan.FromSeconds(45), time ?? new ManualTime());

    private static FeedEar Following(params string[] rooms) => new([], rooms);

    private static void Append(FeedLog log, FeedTopic topic = FeedTopic.Chat) => log.Append(FeedSubject.Of(topic), new Delivery(new ServerSaid("hello")), ManualTime.Start);
}
