using System.Collections.Concurrent;
using System.Net;
using Parlance.Testing;

namespace Parlance.Wire.Tests;

public sealed class ReliableUdpTests
{
    private readonly ManualTime time = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void At_thirty_percent_loss_each_way_everything_arrives_exactly_once_within_a_minute(int seed)
    {
        var network = new LossyNetwork(time, seed, loss: 0.3, repeat: 0.2, maxDelayMilliseconds: 400);
        using var alice = Peer(network, 1, 2, 0xFFF0, new ReliableUdpOptions { Interval = TimeSpan.FromSeconds(2), Tries = 12 });
        using var bob = Peer(network, 2, 1, 0, new ReliableUdpOptions { Interval = TimeSpan.FromSeconds(2), Tries = 12 });
        for (var i = 0; i < 200; i++)
        {
            alice.Send(i).ShouldBeTrue();
            bob.Send(1000 + i).ShouldBeTrue();
            time.Advance(TimeSpan.FromMilliseconds(50));
        }

        time.Advance(TimeSpan.FromSeconds(60));

        bob.Received.Order().ShouldBe(Enumerable.Range(0, 200));
        alice.Received.Order().ShouldBe(Enumerable.Range(1000, 200));
        alice.Acknowledged.Order().ShouldBe(Enumerable.Range(0, 200));
        bob.Acknowledged.Order().ShouldBe(Enumerable.Range(1000, 200));
        (alice.Link.Unacknowledged + bob.Link.Unacknowledged).ShouldBe(0);
        alice.Udp.Repeated.ShouldBeGreaterThan(50, "the network did lose something");
    }

    [Fact]
    public void Nothing_is_sent_again_once_it_is_acknowledged()
    {
        var network = new LossyNetwork(time, 1);
        using var alice = Peer(network, 1, 2);
        using var bob = Peer(network, 2, 1);
        alice.Send(7);
        time.Advance(TimeSpan.FromMinutes(5));

        network.Sent.ShouldBe(2, "one datagram and its acknowledgement");
        alice.Udp.Repeated.ShouldBe(0);
    }

    [Fact]
    public void A_silent_peer_gets_six_transmissions_ten_seconds_apart_and_the_same_again()
    {
        var network = new LossyNetwork(time, 1, loss: 1);
        using var alice = Peer(network, 1, 2);
        alice.Send(7);
        var seen = new List<int>();
        for (var second = 0; second < 130; second++)
        {
            var before = network.Sent;
            time.Advance(TimeSpan.FromSeconds(1));
            seen.AddRange(Enumerable.Repeat(second + 1, network.Sent - before));
        }

        seen.ShouldBe([10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110], "the first went at once");
        alice.Cycles.ShouldBe([1]);
        alice.Lost.ShouldBe([7]);
        alice.Link.Unacknowledged.ShouldBe(0);
        alice.Udp.Lost.ShouldBe(1);
    }

    [Fact]
    public void MyIcqs_three_transmissions_end_after_thirty_seconds()
    {
        var network = new LossyNetwork(time, 1, loss: 1);
        using var alice = Peer(network, 1, 2, 0, new ReliableUdpOptions { Tries = 3, Cycles = 1 });
        alice.Send(7);
        time.Advance(TimeSpan.FromSeconds(29));
        alice.Lost.ShouldBeEmpty();
        time.Advance(TimeSpan.FromSeconds(2));

        network.Sent.ShouldBe(3);
        alice.Lost.ShouldBe([7]);
        alice.Cycles.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false, new ushort[] { 0xFFFE, 0xFFFF, 0, 1 })]
    [InlineData(true, new ushort[] { 0xFFFE, 0xFFFF, 1, 2 })]
    public void Numbers_continue_from_the_first_and_wrap(bool skipsZero, ushort[] expected)
    {
        var network = new LossyNetwork(time, 1);
        using var alice = Peer(network, 1, 2, 0xFFFE, new ReliableUdpOptions { SkipsZero = skipsZero });
        using var bob = Peer(network, 2, 1);
        for (var i = 0; i < expected.Length; i++)
        {
            alice.Send(i);
        }

        bob.Sequences.ShouldBe(expected);
        alice.Acknowledged.Count.ShouldBe(expected.Length);
    }

    [Fact]
    public void A_link_that_may_not_use_zero_does_not_begin_with_it()
    {
        using var udp = new ReliableUdp(new ReliableUdpOptions { SkipsZero = true }, new LossyNetwork(time, 1), time);
        udp.Open(LossyNetwork.Address(2), 0, new Counting()).Reserve().ShouldBe((ushort)1);
    }

    [Fact]
    public void More_than_may_be_under_way_waits_for_acknowledgements_and_keeps_its_order()
    {
        var network = new LossyNetwork(time, 1, maxDelayMilliseconds: 1);
        using var alice = Peer(network, 1, 2, 0, new ReliableUdpOptions { InFlight = 4, Waiting = 100 });
        using var bob = Peer(network, 2, 1);
        for (var i = 0; i < 50; i++)
        {
            alice.Send(i).ShouldBeTrue();
        }

        network.Sent.ShouldBe(4);
        time.Advance(TimeSpan.FromSeconds(1));
        bob.Received.ShouldBe(Enumerable.Range(0, 50));
    }

    [Fact]
    public void A_full_queue_refuses_and_a_closed_link_refuses_and_falls_silent()
    {
        var network = new LossyNetwork(time, 1, loss: 1);
        using var alice = Peer(network, 1, 2, 0, new ReliableUdpOptions { InFlight = 2, Waiting = 3 });
        Enumerable.Range(0, 5).ShouldAllBe(i => alice.Send(i));
        alice.Send(5).ShouldBeFalse();
        alice.Link.Unacknowledged.ShouldBe(5);

        alice.Link.Close();
        var before = network.Sent;
        alice.Send(6).ShouldBeFalse();
        time.Advance(TimeSpan.FromMinutes(5));
        network.Sent.ShouldBe(before);
        alice.Lost.ShouldBeEmpty();
    }

    [Fact]
    public void A_loss_makes_room_for_what_waits()
    {
        var network = new LossyNetwork(time, 1, loss: 1);
        using var alice = Peer(network, 1, 2, 0, new ReliableUdpOptions { InFlight = 1, Waiting = 3, Tries = 2, Cycles = 1 });
        using var bob = Peer(network, 2, 1);
        alice.Send(1);
        alice.Send(2);
        time.Advance(TimeSpan.FromSeconds(15));
        network.Loss = 0;
        time.Advance(TimeSpan.FromSeconds(10));

        alice.Lost.ShouldBe([1]);
        bob.Received.ShouldBe([2]);
    }

    [Fact]
    public void A_strangers_acknowledgement_changes_nothing()
    {
        var network = new LossyNetwork(time, 1, loss: 1);
        using var alice = Peer(network, 1, 2);
        alice.Send(1);
        alice.Link.Acknowledge(99).ShouldBeFalse();
        alice.Link.Acknowledge(0).ShouldBeTrue();
        alice.Link.Acknowledge(0).ShouldBeFalse();
        alice.Acknowledged.ShouldBe([1]);
    }

    [Fact]
    public void Links_used_from_many_threads_number_every_datagram_once()
    {
        var network = new Counting();
        using var udp = new ReliableUdp(new ReliableUdpOptions { InFlight = 10_000 }, network, time);
        var link = udp.Open(LossyNetwork.Address(2), 0, network);
        Parallel.For(0, 4000, _ =>
        {
            var sequence = link.Reserve();
            link.Send(sequence, [(byte)sequence, (byte)(sequence >> 8)]).ShouldBeTrue();
            link.Acknowledge(sequence).ShouldBeTrue();
        });

        network.Seen.Order().ShouldBe(Enumerable.Range(0, 4000));
        network.Acknowledgements.ShouldBe(4000);
        link.Unacknowledged.ShouldBe(0);
    }

    private LossyPeer Peer(LossyNetwork network, ushort own, ushort other, ushort first = 0, ReliableUdpOptions? options = null) =>
        new(network, time, options ?? new ReliableUdpOptions(), LossyNetwork.Address(own), LossyNetwork.Address(other), first);

    private sealed class Counting : IDatagramSink, IReliableEvents
    {
        private int acknowledgements;

        public ConcurrentBag<int> Seen { get; } = [];

        public int Acknowledgements => acknowledgements;

        public void Acknowledged(object? tag) => Interlocked.Increment(ref acknowledgements);

        public void CycleEnded(int cycle) => throw new InvalidOperationException("time stands still");

        public void Lost(object? tag, long firstSent) => throw new InvalidOperationException("time stands still");

        public void Send(ReadOnlySpan<byte> datagram, SocketAddress to) => Seen.Add(datagram[0] | (datagram[1] << 8));
    }
}
