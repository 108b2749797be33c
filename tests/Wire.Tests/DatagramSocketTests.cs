using System.Collections.Concurrent;
using System.Net;

namespace Parlance.Wire.Tests;

public sealed class DatagramSocketTests : IDisposable
{
    private readonly Receiver left = new();
    private readonly Receiver right = new();
    private readonly DatagramSocket leftSocket;
    private readonly DatagramSocket rightSocket;

    public DatagramSocketTests()
    {
        leftSocket = new DatagramSocket(new IPEndPoint(IPAddress.Loopback, 0), left, 100);
        rightSocket = new DatagramSocket(new IPEndPoint(IPAddress.Loopback, 0), right, 100);
        leftSocket.Start();
        rightSocket.Start();
    }

    [Fact]
    public void Datagrams_arrive_with_their_senders_address()
    {
        leftSocket.Send([1, 2, 3], rightSocket.LocalEndPoint.Serialize());
        var (bytes, from) = right.Take();
        bytes.ShouldBe([1, 2, 3]);
        from.ShouldBe(leftSocket.LocalEndPoint.Serialize());
    }

    [Fact]
    public void A_datagram_over_the_limit_is_dropped_and_counted()
    {
        leftSocket.Send(new byte[101], rightSocket.LocalEndPoint.Serialize());
        leftSocket.Send(new byte[100], rightSocket.LocalEndPoint.Serialize());
        right.Take().Bytes.Length.ShouldBe(100);
        rightSocket.Oversized.ShouldBe(1);
    }

    [Fact]
    public void A_failing_handler_does_not_end_the_thread()
    {
        right.Fails = true;
        leftSocket.Send([1], rightSocket.LocalEndPoint.Serialize());
        right.Errors.Take(TestContext.Current.CancellationToken).ShouldBeOfType<InvalidOperationException>();
        right.Fails = false;
        leftSocket.Send([2], rightSocket.LocalEndPoint.Serialize());
        right.Take().Bytes.ShouldBe([2]);
    }

    [Fact]
    public void Closing_ends_the_thread_and_frees_the_port()
    {
        var endpoint = leftSocket.LocalEndPoint;
        leftSocket.Dispose();
        using var again = new DatagramSocket(endpoint, left);
        leftSocket.Send([1], rightSocket.LocalEndPoint.Serialize());
        leftSocket.Unsent.ShouldBe(1);
        left.Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Receiving_allocates_nothing()
    {
        var to = rightSocket.LocalEndPoint.Serialize();
        right.Counts = true;
        for (var i = 0; i < 300; i++)
        {
            leftSocket.Send([1], to);
            right.Counted.Wait(TestContext.Current.CancellationToken);
        }

        right.Allocated.ShouldBeLessThan(300, "bytes for the last 200 datagrams on the receiving thread");
    }

    public void Dispose()
    {
        leftSocket.Dispose();
        rightSocket.Dispose();
        left.Dispose();
        right.Dispose();
    }

    private sealed class Receiver : IDatagramReceiver, IDisposable
    {
        private readonly BlockingCollection<(byte[] Bytes, SocketAddress From)> received = [];
        private int count;
        private long start;

        public bool Fails { get; set; }

        public bool Counts { get; set; }

        public SemaphoreSlim Counted { get; } = new(0);

        public long Allocated { get; private set; }

        public BlockingCollection<Exception> Errors { get; } = [];

        public (byte[] Bytes, SocketAddress From) Take() => received.Take(TestContext.Current.CancellationToken);

        public void Received(ReadOnlySpan<byte> datagram, SocketAddress from)
        {
            if (Counts)
            {
                count++;
                start = count == 100 ? GC.GetAllocatedBytesForCurrentThread() : start;
                Allocated = count == 300 ? GC.GetAllocatedBytesForCurrentThread() - start : 0;
                Counted.Release();
                return;
            }

            if (Fails)
            {
                throw new InvalidOperationException("made up");
            }

            var copy = new SocketAddress(from.Family, from.Size);
            from.Buffer.CopyTo(copy.Buffer);
            received.Add((datagram.ToArray(), copy));
        }

        public void Failed(Exception error) => Errors.Add(error);

        public void Dispose()
        {
            received.Dispose();
            Errors.Dispose();
            Counted.Dispose();
        }
    }
}
