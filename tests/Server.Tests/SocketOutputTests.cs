using System.Net;
using System.Net.Sockets;
using Parlance.Server.Listening;

namespace Parlance.Server.Tests;

/// <summary>Sending on a connection's socket itself.</summary>
public sealed class SocketOutputTests
{
    [Fact]
    public async Task A_client_that_does_not_read_is_never_waited_for_and_gets_everything_in_order_later()
    {
        var (ours, theirs) = await PairAsync();
        using (ours)
        using (theirs)
        {
            var output = new SocketOutput(ours);
            var bytes = Enumerable.Range(0, 4 * 1024 * 1024).Select(i => (byte)(i * 31)).ToArray();
            var sent = 0;
            int now;
            while ((now = output.SendNow(bytes.AsSpan(sent, Math.Min(100_000, bytes.Length - sent)))) > 0)
            {
                sent += now;
            }

            now.ShouldBe(0);
            sent.ShouldBeLessThan(bytes.Length);
            var rest = output.SendAsync(bytes.AsMemory(sent));
            rest.IsCompleted.ShouldBeFalse();
            var received = new byte[bytes.Length];
            await using var stream = new NetworkStream(theirs);
            await stream.ReadExactlyAsync(received, TestContext.Current.CancellationToken);
            (await rest).ShouldBeTrue();
            received.AsSpan().SequenceEqual(bytes).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_connection_that_is_gone_says_so()
    {
        var (ours, theirs) = await PairAsync();
        var output = new SocketOutput(ours);
        theirs.LingerState = new LingerOption(true, 0);
        theirs.Dispose();
        while (output.SendNow(new byte[10]) >= 0)
        {
            await Task.Yield();
        }

        (await output.SendAsync(new byte[10])).ShouldBeFalse();
        ours.Dispose();
        output.SendNow(new byte[10]).ShouldBe(-1);
        (await output.SendAsync(new byte[10])).ShouldBeFalse();
    }

    private static async Task<(Socket Ours, Socket Theirs)> PairAsync()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen();
        var theirs = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await theirs.ConnectAsync(listener.LocalEndPoint!, TestContext.Current.CancellationToken);
        return (await listener.AcceptAsync(TestContext.Current.CancellationToken), theirs);
    }
}
