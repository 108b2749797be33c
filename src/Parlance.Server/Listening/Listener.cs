using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Parlance.Server.Listening;

/// <summary>One listening socket.</summary>
internal sealed class Listener(
    Socket socket, SocketConnectionContextFactory connections, ConnectionGate gate, ListenerMetrics metrics, Action goodbye, TimeProvider time, ILogger log) : IConnectionListener
{
    private static readonly TimeSpan ShortestRest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestRest = TimeSpan.FromSeconds(1);
    private TimeSpan rest = ShortestRest;

    public EndPoint EndPoint { get; } = socket.LocalEndPoint!;

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default)
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
            catch (Exception over) when (over is ObjectDisposedException or SocketException { SocketErrorCode: SocketError.OperationAborted })
            {
                return null;
            }
            catch (SocketException problem) when (problem.SocketErrorCode is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable)
            {
                await RestAsync(problem, cancellationToken);
            }
            catch (SocketException gone)
            {
                log.GoneBeforeAccepted(EndPoint, gone.SocketErrorCode);
            }
        }
    }

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        socket.Dispose();
        goodbye();
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        connections.Dispose();
        return ValueTask.CompletedTask;
    }

    private bool Admit(Socket accepted)
    {
        if (accepted.RemoteEndPoint is IPEndPoint remote && gate.TryEnter(remote.Address))
        {
            return true;
        }

        log.Refused(EndPoint, accepted.RemoteEndPoint);
        metrics.Refuse();
        accepted.Dispose();
        return false;
    }

    /// <summary>Without free handles an accept fails at once, again and again: the longer it lasts the longer the rest. Those who are in are served meanwhile.</summary>
    private async Task RestAsync(SocketException problem, CancellationToken cancellation)
    {
        if (rest == ShortestRest)
        {
            log.NoHandles(EndPoint, problem);
        }

        await Task.Delay(rest, time, cancellation);
        rest = rest * 2 > LongestRest ? LongestRest : rest * 2;
    }
}
