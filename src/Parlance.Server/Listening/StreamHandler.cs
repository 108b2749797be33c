using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Parlance.Core.Model;
using Parlance.Sessions;

namespace Parlance.Server.Listening;

/// <summary>Hands a connection to its network and sees it out.</summary>
internal sealed class StreamHandler(IStreamServer server, ConnectionGate gate) : ConnectionHandler
{
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var remote = (IPEndPoint)connection.RemoteEndPoint!;
        try
        {
            var session = server.Open(new StreamLink(connection.Transport, remote, (IPEndPoint)connection.LocalEndPoint!, connection.Abort));
            var closing = connection.Features.Get<IConnectionLifetimeNotificationFeature>()?.ConnectionClosedRequested ?? CancellationToken.None;
            await using (closing.UnsafeRegister(static session => ((StreamSession)session!).End(SessionEnd.ServerStopping), session))
            {
                await session.RunAsync();
            }
        }
        finally
        {
            gate.Leave(remote.Address);
        }
    }
}
