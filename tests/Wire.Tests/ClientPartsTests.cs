using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Parlance.Testing;
using Parlance.Wire.Clients;

namespace Parlance.Wire.Tests;

/// <summary>What clients of all networks are built of.</summary>
public sealed class ClientPartsTests
{
    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Frames_come_whole_however_the_stream_is_cut(bool isBigEndian)
    {
        byte[][] sent = [[1], [], [.. Enumerable.Range(0, 5000).Select(i => (byte)i)], [2, 3]];
        var bytes = sent.SelectMany(frame => Prefix(frame.Length, isBigEndian).Concat(frame)).ToArray();
        foreach (var size in (int[])[1, 2, 7, 4096, 100_000])
        {
            await using var frames = new FrameStream(new Dribble(bytes, size), isBigEndian, 8192);
            foreach (var frame in sent)
            {
                (await frames.ReadAsync(Test)).ShouldNotBeNull().ToArray().ShouldBe(frame);
            }

            (await frames.ReadAsync(Test)).ShouldBeNull();
        }
    }

    [Fact]
    public async Task A_frame_above_the_limit_is_refused_before_its_bytes_are_waited_for()
    {
        await using var frames = new FrameStream(new Dribble([0xFF, 0xFF], 2, isEndless: true), isBigEndian: true, 8192);
        await Should.ThrowAsync<WireException>(() => frames.ReadAsync(Test).AsTask());
    }

    [Theory]
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 0, 3, 1 })]
    public async Task A_stream_that_ends_in_the_midst_of_a_frame_is_refused(byte[] bytes)
    {
        await using var frames = new FrameStream(new Dribble(bytes, 1), isBigEndian: true, 8192);
        await Should.ThrowAsync<WireException>(() => frames.ReadAsync(Test).AsTask());
    }

    [Fact]
    public async Task Bare_bytes_follow_frames_from_the_same_stream()
    {
        await using var frames = new FrameStream(new Dribble([0, 1, 9, 65, 66, 67], 100), isBigEndian: true, 8192);
        (await frames.ReadAsync(Test)).ShouldNotBeNull().ToArray().ShouldBe([9]);
        (await frames.ReadBareAsync(2, Test)).ToArray().ShouldBe([65, 66, 67]);
        (await frames.ReadBareAsync(1, Test)).Length.ShouldBe(0);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4096)]
    [InlineData(100_000)]
    public async Task Frames_that_have_come_are_taken_without_waiting(int size)
    {
        var sent = Enumerable.Range(0, 300).Select(i => Enumerable.Repeat((byte)i, 500 + i).ToArray()).ToArray();
        await using var frames = new FrameStream(new Dribble(sent.SelectMany(frame => Prefix(frame.Length, true).Concat(frame)).ToArray(), size), isBigEndian: true, 8192);
        frames.TryRead(out _).ShouldBeFalse("nothing has been read");
        var (waits, at) = (0, 0);
        while (at < sent.Length)
        {
            if (!frames.TryRead(out var frame))
            {
                waits++;
                frame = (await frames.ReadAsync(Test)).ShouldNotBeNull();
            }

            frame.ToArray().ShouldBe(sent[at++]);
        }

        waits.ShouldBeInRange(1, size == 1 ? sent.Length : 60);
    }

    [Fact]
    public async Task A_frame_above_the_limit_is_not_taken_without_waiting_either()
    {
        await using var frames = new FrameStream(new Dribble([0, 1, 9, 0xFF, 0xFF, 1, 2], 100), isBigEndian: true, 8192);
        (await frames.ReadAsync(Test)).ShouldNotBeNull().ToArray().ShouldBe([9]);
        frames.TryRead(out _).ShouldBeFalse();
        await Should.ThrowAsync<WireException>(() => frames.ReadAsync(Test).AsTask());
    }

    [Fact]
    public async Task Pieces_are_written_in_long_runs_and_in_their_order()
    {
        using var target = new MemoryStream();
        var run = new RunWriter(target);
        var pieces = Enumerable.Range(0, 300).Select(i => Enumerable.Repeat((byte)i, 2000).ToArray()).ToArray();
        foreach (var piece in pieces)
        {
            await run.AddAsync(piece, Test);
        }

        (target.Length + run.Waiting).ShouldBe(600_000);
        target.Length.ShouldBeGreaterThan(200_000);
        await run.FlushAsync(Test);
        await run.FlushAsync(Test);
        (run.Waiting, target.ToArray().SequenceEqual(pieces.SelectMany(piece => piece))).ShouldBe((0, true));
    }

    [Fact]
    public async Task What_is_to_be_done_once_is_done_once_and_everybody_waits_for_it()
    {
        var (once, gate, count) = (new OnlyOnce(), new TaskCompletionSource(), 0);
        async ValueTask WorkAsync()
        {
            count++;
            await gate.Task;
        }

        once.HasBegun.ShouldBeFalse();
        Task[] asked = [once.DoAsync(WorkAsync).AsTask(), once.DoAsync(WorkAsync).AsTask(), once.DoAsync(WorkAsync).AsTask()];
        asked.ShouldAllBe(one => !one.IsCompleted);
        gate.SetResult();
        await Task.WhenAll(asked);

        (once.HasBegun, count).ShouldBe((true, 1));
    }

    [Fact]
    public async Task What_is_done_once_and_fails_tells_the_first_who_asked_and_holds_nobody_up()
    {
        var once = new OnlyOnce();
        await Should.ThrowAsync<InvalidDataException>(() => once.DoAsync(() => throw new InvalidDataException()).AsTask());
        await once.DoAsync(() => throw new InvalidDataException());
    }

    [Fact]
    public async Task Turns_are_taken_one_after_the_other_and_waiting_for_one_can_be_given_up()
    {
        var turns = new Turns();
        using var stop = new CancellationTokenSource();
        var first = await turns.TakeAsync(Test);
        var (second, third) = (turns.TakeAsync(stop.Token).AsTask(), turns.TakeAsync(Test).AsTask());
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => second);
        third.IsCompleted.ShouldBeFalse();
        first.Dispose();
        (await third).Dispose();
        (await turns.TakeAsync(Test)).Dispose();
    }

    [Fact]
    public void Waits_double_up_to_a_limit_and_spread_by_a_quarter()
    {
        var waits = new BackOff(TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(10), new Random(1));
        foreach (var expected in (int[])[4, 8, 10, 10])
        {
            waits.Next().TotalSeconds.ShouldBeInRange(expected * 0.75, expected * 1.25);
        }

        waits.Reset();
        waits.Next().TotalSeconds.ShouldBeInRange(3, 5);
    }

    [Fact]
    public void A_deadline_passes_unless_it_is_extended()
    {
        var time = new ManualTime();
        using var deadline = new Deadline(TimeSpan.FromSeconds(10), time);
        time.Advance(TimeSpan.FromSeconds(9));
        deadline.Extend();
        time.Advance(TimeSpan.FromSeconds(9));
        deadline.Token.IsCancellationRequested.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(2));
        (deadline.Token.IsCancellationRequested, deadline.HasPassed).ShouldBe((true, true));
    }

    [Fact]
    public async Task A_listener_serves_so_many_and_turns_others_away()
    {
        var served = Channel.CreateUnbounded<FrameStream>();
        var turnedAway = new TaskCompletionSource();
        var leave = new TaskCompletionSource();
        await using var listener = new PeerListener(
            new PeerSockets(true, 100),
            2,
            2,
            async (stream, _) =>
            {
                await served.Writer.WriteAsync(stream);
                await leave.Task;
            },
            _ => turnedAway.TrySetResult(),
            TimeProvider.System);
        listener.Start(new IPEndPoint(IPAddress.Loopback, 0));
        var sockets = new PeerSockets(true, 100);
        await using var one = await sockets.ConnectAsync(new IPEndPoint(IPAddress.Loopback, listener.Port), Test);
        await using var two = await sockets.ConnectAsync(new IPEndPoint(IPAddress.Loopback, listener.Port), Test);
        await one.WriteAsync(new byte[] { 0, 1, 7 }, Test);
        (await (await served.Reader.ReadAsync(Test)).ReadAsync(Test)).ShouldNotBeNull().ToArray().ShouldBe([7]);
        await served.Reader.ReadAsync(Test);
        await using var three = await sockets.ConnectAsync(new IPEndPoint(IPAddress.Loopback, listener.Port), Test);
        (await three.ReadAsync(Test)).ShouldBeNull();
        await turnedAway.Task.WaitAsync(TimeSpan.FromSeconds(20), Test);
        leave.SetResult();
    }

    [Fact]
    public async Task An_invitation_waits_for_the_one_that_is_wanted()
    {
        var sockets = new PeerSockets(false, 100);
        var told = new TaskCompletionSource<ushort>();
        var waiting = sockets.InviteAsync(
            IPAddress.Loopback,
            port =>
            {
                told.SetResult(port);
                return Task.FromResult(true);
            },
            async (stream, _) => await stream.ReadAsync(Test) is { } frame && frame.Span[0] == 2,
            Test);
        var where = new IPEndPoint(IPAddress.Loopback, await told.Task);
        await using var wrong = await sockets.ConnectAsync(where, Test);
        await wrong.WriteAsync(new byte[] { 1, 0, 1 }, Test);
        await using var right = await sockets.ConnectAsync(where, Test);
        await right.WriteAsync(new byte[] { 1, 0, 2, 1, 0, 9 }, Test);
        await using var stream = (await waiting).ShouldNotBeNull();
        (await stream.ReadAsync(Test)).ShouldNotBeNull().ToArray().ShouldBe([9]);
        (await wrong.ReadAsync(Test)).ShouldBeNull();
    }

    [Fact]
    public async Task A_datagram_is_sent_until_it_is_acknowledged_and_those_of_strangers_are_dropped()
    {
        using var server = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        using var stranger = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var owner = new Owner();
        using var link = new UdpLink(
            (IPEndPoint)server.Client.LocalEndPoint!, new IPEndPoint(IPAddress.Loopback, 0), 7, new ReliableUdpOptions { Interval = TimeSpan.FromMilliseconds(20), Tries = 1000 }, 100, owner, TimeProvider.System);
        link.Start();
        var sequence = link.Reserve();
        var sent = link.SendAsync(sequence, [1, 2, 3]);
        var first = await server.ReceiveAsync(Test);
        (await server.ReceiveAsync(Test)).Buffer.ShouldBe(first.Buffer, "and again");
        await stranger.SendAsync(new byte[] { 66 }, first.RemoteEndPoint, Test);
        await server.SendAsync(new byte[] { 77 }, first.RemoteEndPoint, Test);
        (await owner.Received.Reader.ReadAsync(Test)).ShouldBe([77]);
        (sequence, link.Acknowledge(sequence), link.Acknowledge(sequence)).ShouldBe(((ushort)7, true, false));
        (await sent).ShouldBeTrue();
        var late = link.SendAsync(link.Reserve(), [4]);
        link.Dispose();
        (await late).ShouldBeFalse("what was not acknowledged counts as lost");
        (await link.SendAsync(9, [5])).ShouldBeFalse();
    }

    private static byte[] Prefix(int length, bool isBigEndian) => isBigEndian ? [(byte)(length >> 8), (byte)length] : [(byte)length, (byte)(length >> 8)];

    private sealed class Owner : IUdpLinkEvents
    {
        public Channel<byte[]> Received { get; } = Channel.CreateUnbounded<byte[]>();

        void IUdpLinkEvents.Received(ReadOnlySpan<byte> datagram) => Received.Writer.TryWrite(datagram.ToArray());

        public void Unanswered() => Received.Writer.TryWrite([]);

        public void Lost(long firstSent) => Received.Writer.TryWrite([]);

        public void Failed(Exception error) => Received.Writer.TryComplete(error);
    }

    /// <summary>A stream that gives a few bytes at a time.</summary>
    private sealed class Dribble(byte[] bytes, int size, bool isEndless = false) : MemoryStream(bytes)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await base.ReadAsync(buffer[..Math.Min(size, buffer.Length)], cancellationToken);
            if (count == 0 && isEndless)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }

            return count;
        }
    }
}
