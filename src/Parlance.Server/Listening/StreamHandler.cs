using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Parlance.Core.Model;
using Parlance.Server.Running;
using Parlance.Sessions;

namespace Parlance.Server.Listening;

/// <summary>Hands a connection to its network and sees it out.</summary>
internal sealed class StreamHandler(IStreamServer server, ConnectionGate gate, ConnectionBudget budget, ServerState state) : ConnectionHandler
{
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var remote = (IPEndPoint)connection.RemoteEndPoint!;
        try
        {
            var link = new StreamLink(connection.Transport, remote, (IPEndPoint)connection.LocalEndPoint!, connection.Abort)
            {
                Direct = connection.Features.Get<IConnectionSocketFeature>() is { Socket: var socket } ? new SocketOutput(socket) : null,
            };
            var session = server.Open(link);
            if (state.Phase == Phase.Stopping)
            {
                session.End(SessionEnd.ServerStopping); // accepted just before the goodbye, which may have missed it
            }

            await session.RunAsync();
        }
        finally
        {
            gate.Leave(remote.Address);
            budget.Streams.Release();
        }
    }
}
