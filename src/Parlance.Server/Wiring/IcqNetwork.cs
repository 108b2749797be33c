using System.Net;
using System.Net.Sockets;
using Parlance.Icq;
using Parlance.Icq.Server;
using Parlance.Server.Listening;
using Parlance.Wire;

namespace Parlance.Server.Wiring;

/// <summary>Starts and stops ICQ's UDP port with the host.</summary>
/// <param name="server">The network.</param>
/// <param name="endpoint">Where to bind. The network carries IPv4 only, so all addresses of both families are those of IPv4.</param>
internal sealed class IcqNetwork(IcqServer server, IPEndPoint endpoint) : INetworkServer, IDisposable
{
    private DatagramSocket? socket;

    public string Name => "ICQ";

    public IReadOnlyList<string> Listening => socket is null ? [] : [$"{socket.LocalEndPoint} (UDP)"];

    public Task StartAsync(CancellationToken cancellation)
    {
        var address = endpoint.Address.Equals(IPAddress.IPv6Any) ? IPAddress.Any : endpoint.Address;
        try
        {
            socket = new DatagramSocket(new IPEndPoint(address, endpoint.Port), server, IcqLimits.Datagram, Name);
        }
        catch (SocketException problem)
        {
            throw new IOException($"{Name} cannot listen on {endpoint}: {problem.Message}.", problem);
        }

        server.Start(socket);
        socket.Start();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellation)
    {
        await server.StopAsync().WaitAsync(cancellation);
        socket?.Dispose();
    }

    public void Dispose() => socket?.Dispose();
}
