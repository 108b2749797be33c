using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Parlance.Server.Listening;

/// <summary>One listening socket.</summary>
internal sealed class Listener(
    Socket socket, DoorEndPoint door, SocketConnectionContextFactory connections, ListenerMetrics metrics, TimeProvider time, ILogger log) : IConnectionListener
{
    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WarnEvery = TimeSpan.FromMinutes(1);
    private readonly CancellationTokenSource unbound = new();
    private TimeSpan rest = ShortestRest;
    private long warnedAt;

    public EndPoint EndPoint { get; } = socket.LocalEndPoint!;

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await TakePlaceAsync(cancellationToken);
            return await AcceptOneAsync(cancellationToken);
        }
        catch (Exception over) when (over is ObjectDisposedException or OperationCanceledException or SocketException { SocketErrorCode: SocketError.OperationAborted })
        {
            return null;
        }
    }

    public async ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        socket.Dispose();
        await unbound.CancelAsync();
        door.Goodbye();
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        unbound.Dispose();
        connections.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Whoever comes meanwhile waits in the system's queue.</summary>
    private async Task TakePlaceAsync(CancellationToken cancellation)
    {
        if (!door.Places.Wait(TimeSpan.Zero, CancellationToken.None))
        {
            Warn();
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, unbound.Token);
            await door.Places.WaitAsync(either.Token);
            await Task.Delay(ShortestRest, time, either.Token); // a place is given back a moment before its handle is
        }
    }

    private async Task<ConnectionContext> AcceptOneAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var accepted = await socket.AcceptAsync(cancellationToken);
                rest = ShortestRest;
                if (Admit(accepted))
                {
                    return connections.Create(accepted);
                }
            }
            catch (SocketException none) when (none.SocketErrorCode is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable)
            {
                await RestAsync(cancellationToken);
            }
            catch (SocketException gone) when (gone.SocketErrorCode != SocketError.OperationAborted)
            {
                log.GoneBeforeAccepted(EndPoint, gone.SocketErrorCode);
            }
        }
    }

    private bool Admit(Socket accepted)
    {
        if (accepted.RemoteEndPoint is IPEndPoint remote && door.Gate?.TryEnter(remote.Address) != false)
        {
            return true;
        }

        log.Refused(EndPoint, accepted.RemoteEndPoint);
        metrics.Refuse();
        accepted.Dispose();
        return false;
    }

    /// <summary>Says that nobody more is taken, once a minute at most.</summary>
    private void Warn()
    {
        if (warnedAt == 0 || time.GetElapsedTime(warnedAt) > WarnEvery)
        {
            warnedAt = time.GetTimestamp();
            log.NoPlaces(EndPoint);
        }
    }

    /// <summary>Without free handles an accept fails at once, again and again: the longer it lasts the longer the rest. Those who are in are served meanwhile.</summary>
    private async Task RestAsync(CancellationToken cancellation)
    {
        Warn();
        await Task.Delay(rest, time, cancellation);
        rest = rest * 2 > LongestRest ? LongestRest : rest * 2;
    }
}
