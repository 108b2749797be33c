using System.Net;
using Microsoft.AspNetCore.Connections;
using Parlance.Sessions;

namespace Parlance.Server.Listening;

/// <summary>An address on which streams carry a network's datagrams, for clients behind a proxy.</summary>
/// <param name="Name">Name of the listener.</param>
/// <param name="Address">Where.</param>
/// <param name="Serve">Serves one stream until it ends.</param>
/// <param name="Close">Ends all streams.</param>
internal sealed record TunnelEndpoint(string Name, IPEndPoint Address, Func<IServiceProvider, Func<StreamLink, Task>> Serve, Func<IServiceProvider, Action> Close);

/// <summary>Hands a stream to its network and sees it out.</summary>
internal sealed class TunnelHandler(Func<StreamLink, Task> serve, ConnectionGate gate, ConnectionBudget budget) : ConnectionHandler
{
    public override async Task OnConnectedAsync(ConnectionContext connection)
    {
        var remote = (IPEndPoint)connection.RemoteEndPoint!;
        try
        {
            await serve(new StreamLink(connection.Transport, remote, (IPEndPoint)connection.LocalEndPoint!, connection.Abort));
        }
        finally
        {
            gate.Leave(remote.Address);
            budget.Streams.Release();
        }
    }
}
