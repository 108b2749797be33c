using System.Net;
using System.Net.Sockets;

namespace Parlance.Wire.Clients;

/// <summary>Takes connections of other clients, so many at once and so many of one address, and hands each to whoever serves it.</summary>
/// <param name="sockets">How connections are framed.</param>
/// <param name="most">Connections at once.</param>
/// <param name="mostOfAddress">Connections of one address at once.</param>
/// <param name="serve">Serves a connection from an address; it is closed when that is done. What it throws ends the listener with its disposal.</param>
/// <param name="tell">Told of connections that are turned away or fail.</param>
/// <param name="time">The clock.</param>
public sealed class PeerListener(
    PeerSockets sockets, int most, int mostOfAddress, Func<FrameStream, IPAddress, Task> serve, Action<string> tell, TimeProvider time) : IAsyncDisposable
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(100);
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource closing = new();
    private readonly Dictionary<IPAddress, int> visitors = [];
    private readonly Lock gate = new();
    private Task accepting = Task.CompletedTask;
    private int all;
    private readonly OnlyOnce end = new();

    /// <summary>The port; 0 before <see cref="Start"/>.</summary>
    public ushort Port { get; private set; }

    /// <summary>Binds and begins to take connections.</summary>
    /// <param name="local">Where; port 0 takes any.</param>
    /// <exception cref="SocketException">The address cannot be bound.</exception>
    public void Start(IPEndPoint local)
    {
        listener.Bind(local);
        listener.Listen(most);
        Port = (ushort)((IPEndPoint)listener.LocalEndPoint!).Port;
        accepting = AcceptAsync();
    }

    /// <summary>Stops, and waits for those who serve: close what they serve first. Whoever calls it again waits for the same.</summary>
    public ValueTask DisposeAsync() => end.DoAsync(DisposeAsyncCore);

    private async ValueTask DisposeAsyncCore()
    {
        await closing.CancelAsync().ConfigureAwait(false);
        listener.Dispose();
        await accepting.ConfigureAwait(false);
        closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        while (!closing.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptAsync(closing.Token).ConfigureAwait(false);
                serving.RemoveAll(task => task.IsCompletedSuccessfully);
                serving.Add(ServeAsync(socket));
            }
            catch (Exception over) when (over is OperationCanceledException or ObjectDisposedException)
            {
                break;
            }
            catch (SocketException failed)
            {
                tell(failed.Message);
                await Task.Delay(PauseAfterFailure, time).ConfigureAwait(false);
            }
        }

        await Task.WhenAll(serving).ConfigureAwait(false);
    }

    private async Task ServeAsync(Socket socket)
    {
        var from = ((IPEndPoint)socket.RemoteEndPoint!).Address;
        var stream = sockets.Over(socket);
        await using (stream.ConfigureAwait(false))
        {
            if (!TryEnter(from))
            {
                tell($"too many connections, of {from} the last");
                return;
            }

            try
            {
                await serve(stream, from).ConfigureAwait(false);
            }
            finally
            {
                Leave(from);
            }
        }
    }

    private bool TryEnter(IPAddress from)
    {
        lock (gate)
        {
            var present = visitors.GetValueOrDefault(from);
            if (all >= most || present >= mostOfAddress)
            {
                return false;
            }

            (all, visitors[from]) = (all + 1, present + 1);
            return true;
        }
    }

    private void Leave(IPAddress from)
    {
        lock (gate)
        {
            all--;
            if (--visitors[from] == 0)
            {
                visitors.Remove(from);
            }
        }
    }
}
