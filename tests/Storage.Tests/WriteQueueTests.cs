using Parlance.Storage.Writing;

namespace Parlance.Storage.Tests;

public sealed class WriteQueueTests
{
    private const int MaxBatch = 4;
    private const int MaxRefusable = 6;
    private readonly List<string> counted = [];
    private readonly WriteQueue queue;

    public WriteQueueTests() => queue = new WriteQueue(MaxBatch, MaxRefusable, () => counted.Add("withdrawn"), () => counted.Add("replaced"));

    [Fact]
    public void A_later_write_takes_the_place_of_the_earlier_one_with_its_key()
    {
        var first = Keyed(1);
        queue.Add(first).ShouldBe(Placed.First);
        queue.Add(Keyed(2)).ShouldBe(Placed.Behind);
        var later = Keyed(1);
        queue.Add(later).ShouldBe(Placed.InPlace);

        var batch = queue.Take();
        batch.Select(w => w.Key.Id).ShouldBe([1L, 2]);
        batch[0].Apply.ShouldBe(later.Apply);
        counted.ShouldBe(["replaced"]);
    }

    [Fact]
    public void Nothing_takes_a_place_before_a_fence()
    {
        queue.Add(Keyed(1));
        queue.Add(new Write(default, _ => { }) { IsFence = true });
        queue.Add(Keyed(1)).ShouldBe(Placed.Behind);
        queue.Take().Select(w => w.Key.Id).ShouldBe([1L, 0, 1]);
    }

    [Fact]
    public void Nothing_takes_the_place_of_what_its_batch_has()
    {
        queue.Add(Keyed(1));
        queue.Take().Count.ShouldBe(1);
        queue.Add(Keyed(1)).ShouldBe(Placed.First);
    }

    [Fact]
    public void A_batch_is_full_at_its_limit_and_the_rest_waits_in_order()
    {
        var placed = Enumerable.Range(1, MaxBatch + 1).Select(id => queue.Add(Keyed(id))).ToList();
        placed[MaxBatch - 1].ShouldBe(Placed.BatchFull);
        queue.Take().Select(w => w.Key.Id).ShouldBe([1L, 2, 3, 4]);
        queue.Take().Select(w => w.Key.Id).ShouldBe([5L]);
        queue.Take().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_write_can_be_withdrawn_until_its_batch_begins_and_again_after_it_failed()
    {
        var waiting = Awaited(1);
        var taken = Awaited(2);
        var begun = Awaited(3);
        waiting.TryWithdraw().ShouldBeTrue();
        await waiting.Done;

        var batch = queue.Take();
        taken.TryWithdraw().ShouldBeTrue();
        queue.Begin(batch);
        batch.ShouldBe([begun]);
        begun.TryWithdraw().ShouldBeFalse();
        begun.Done.IsCompleted.ShouldBeFalse();

        queue.Suspend(batch);
        begun.TryWithdraw().ShouldBeTrue();
        queue.Begin(batch);
        batch.ShouldBeEmpty();
        counted.ShouldBe(["withdrawn", "withdrawn", "withdrawn"]);
    }

    [Fact]
    public void A_message_that_waits_can_be_withdrawn_by_its_key()
    {
        var message = Awaited(1);
        queue.TryWithdraw(message.Key).ShouldBeTrue();
        queue.TryWithdraw(message.Key).ShouldBeFalse();
        queue.Count.ShouldBe(0);
    }

    [Fact]
    public void When_too_many_wait_messages_are_refused_and_things_are_kept()
    {
        for (var id = 1; id <= MaxRefusable; id++)
        {
            queue.Add(Keyed(id));
        }

        queue.Add(new AwaitedWrite(queue, 0, new WriteKey(WriteTarget.Message, 99), _ => { })).ShouldBe(Placed.Refused);
        queue.Add(new DroppableWrite(_ => { })).ShouldBe(Placed.Refused);
        queue.Add(Keyed(1)).ShouldBe(Placed.InPlace);
        queue.Add(Keyed(MaxRefusable + 1)).ShouldBe(Placed.Behind);
    }

    [Fact]
    public void Only_what_is_awaited_for_too_long_is_given_up()
    {
        queue.Add(Keyed(1));
        var old = Awaited(2, since: 5);
        var batch = queue.Take();
        var alsoOld = Awaited(3, since: 10);
        var young = Awaited(4, since: 11);
        queue.Begin(batch);
        queue.Suspend(batch);

        queue.TakeAwaitedBefore(10, batch).ShouldBe([old, alsoOld]);
        batch.Select(w => w.Key.Id).ShouldBe([1L]);
        queue.Take().ShouldBe([young]);
    }

    [Fact]
    public void A_closed_queue_gives_back_what_waits_and_refuses_everything()
    {
        queue.Add(Keyed(1));
        queue.Close().Count.ShouldBe(1);
        queue.Add(Keyed(2)).ShouldBe(Placed.Refused);
    }

    private static Write Keyed(long id)
    {
        var mine = id;
        return new Write(new WriteKey(WriteTarget.Account, id), _ => mine++);
    }

    private AwaitedWrite Awaited(long id, long since = 0)
    {
        var write = new AwaitedWrite(queue, since, new WriteKey(WriteTarget.Message, id), _ => { });
        queue.Add(write);
        return write;
    }
}
