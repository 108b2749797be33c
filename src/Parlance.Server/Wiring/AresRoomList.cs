using System.Net;
using System.Net.Sockets;
using Parlance.Ares;
using Parlance.Ares.Server;
using Parlance.Server.Listening;
using Parlance.Wire;

namespace Parlance.Server.Wiring;

/// <summary>A room's UDP port: answers the room list's questions and tells the configured rooms of itself every quarter of an hour.</summary>
internal sealed class AresRoomList(AresServer room, IPEndPoint endpoint, TimeProvider time, ILogger<AresRoomList> log) : INetworkServer, IDatagramReceiver, IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(15);
    private DatagramSocket? socket;
    private ITimer? timer;

    public string Name => $"Ares room list of {room.Name}";

    public IPEndPoint Endpoint => endpoint;

    public IReadOnlyList<string> Listening => socket is null ? [] : [$"{socket.LocalEndPoint} (UDP)"];

    public Task StartAsync(CancellationToken cancellation)
    {
        try
        {
            socket = new DatagramSocket(endpoint, this, AresLimits.Datagram, Name);
        }
        catch (SocketException problem)
        {
            throw new IOException($"{Name} cannot listen on {endpoint}: {problem.Message}.", problem);
        }

        socket.Start();
        timer = time.CreateTimer(_ => TellOthers(), null, TimeSpan.Zero, Period);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellation)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Received(ReadOnlySpan<byte> datagram, SocketAddress from)
    {
        if (new IPEndPoint(IPAddress.Any, 0).Create(from) is IPEndPoint asker && room.Directory.Answer(datagram, asker) is { } answer)
        {
            socket?.Send(answer, from);
        }
    }

    public void Failed(Exception error) => log.DatagramFailed(Name, error);

    public void Dispose()
    {
        timer?.Dispose();
        socket?.Dispose();
    }

    private void TellOthers()
    {
        foreach (var (to, datagram) in room.Directory.Tellings())
        {
            socket?.Send(datagram, to.Serialize());
        }
    }
}
