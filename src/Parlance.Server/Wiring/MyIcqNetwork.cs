using System.Net;
using System.Net.Sockets;
using Parlance.MyIcq.Server;
using Parlance.Server.Listening;

namespace Parlance.Server.Wiring;

/// <summary>Starts and stops MyICQ's UDP port with the host.</summary>
/// <param name="server">The network.</param>
/// <param name="endpoint">Where to bind. The network carries IPv4 only, so all addresses of both families are those of IPv4.</param>
internal sealed class MyIcqNetwork(MyIcqServer server, IPEndPoint endpoint) : INetworkServer
{
    private readonly List<string> listening = [];

    public string Name => "MyICQ";

    public IReadOnlyList<string> Listening => listening;

    public async Task StartAsync(CancellationToken cancellation)
    {
        await server.LoadAsync(cancellation);
        try
        {
            var address = endpoint.Address.Equals(IPAddress.IPv6Any) ? IPAddress.Any : endpoint.Address;
            listening.Add($"{server.Start(new IPEndPoint(address, endpoint.Port))} (UDP)");
        }
        catch (SocketException problem)
        {
            throw new IOException($"{Name} cannot listen on {endpoint}: {problem.Message}.", problem);
        }
    }

    public Task StopAsync(CancellationToken cancellation) => server.StopAsync().WaitAsync(cancellation);
}
