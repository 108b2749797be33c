namespace Parlance.Wire.Tests;

public sealed class SequenceWindowTests
{
    [Fact]
    public void A_number_with_another_content_is_new_and_only_that_content_is_its_repetition()
    {
        var window = new SequenceWindow();
        window.Receive(7, 1).ShouldBe(Arrival.New);
        window.Answer(7);
        window.Look(7, 1).ShouldBe(Arrival.Answered);
        window.Look(7, 2).ShouldBe(Arrival.New);
        window.Receive(7, 2).ShouldBe(Arrival.New);
        window.Look(7, 2).ShouldBe(Arrival.Unanswered);
        window.Answer(7);
        window.Receive(7, 2).ShouldBe(Arrival.Answered);
        window.Count.ShouldBe(1);
    }

    [Fact]
    public void A_repetition_is_told_from_something_new_across_the_wrap()
    {
        var window = new SequenceWindow(64);
        for (var i = 0; i < 200; i++)
        {
            var sequence = (ushort)(0xFFF0 + i);
            window.Receive(sequence).ShouldBe(Arrival.New);
            window.Answer(sequence);
            window.Receive(sequence).ShouldBe(Arrival.Answered);
            window.Receive((ushort)(sequence - Math.Min(i, 63))).ShouldBe(Arrival.Answered);
        }

        window.Count.ShouldBe(64);
    }

    [Fact]
    public void A_late_packet_with_a_low_number_is_new()
    {
        var window = new SequenceWindow();
        foreach (var sequence in new ushort[] { 1, 2, 4, 5, 900, 40_000 })
        {
            window.Receive(sequence).ShouldBe(Arrival.New);
        }

        window.Receive(3).ShouldBe(Arrival.New);
    }

    [Fact]
    public void A_packet_still_worked_on_is_neither_new_nor_answered()
    {
        var window = new SequenceWindow();
        window.Receive(1).ShouldBe(Arrival.New);
        window.Receive(1).ShouldBe(Arrival.Unanswered);
        window.Answer(1);
        window.Receive(1).ShouldBe(Arrival.Answered);
    }

    [Fact]
    public void A_packet_that_came_to_nothing_is_new_once_more()
    {
        var window = new SequenceWindow();
        window.Receive(1);
        window.Forget(1);
        window.Receive(1).ShouldBe(Arrival.New);
        window.Receive(1).ShouldBe(Arrival.Unanswered);
        window.Answer(1);
        window.Forget(1);
        window.Receive(1).ShouldBe(Arrival.Answered, "what was answered cannot be taken back");
    }

    [Fact]
    public void Memory_is_bounded_and_the_oldest_is_forgotten()
    {
        var window = new SequenceWindow(64);
        for (var i = 0; i < 1000; i++)
        {
            window.Receive((ushort)i);
        }

        window.Count.ShouldBe(64);
        window.Receive(999).ShouldBe(Arrival.Unanswered);
        window.Receive(0).ShouldBe(Arrival.New);
    }

    [Fact]
    public void After_a_new_login_the_same_numbers_are_new()
    {
        var window = new SequenceWindow();
        window.Receive(1);
        window.Answer(1);
        window.Clear();
        window.Receive(1).ShouldBe(Arrival.New);
    }
}
