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
    private static readonly TimeSpan CheckTime = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(15);
    private DatagramSocket? socket;
    private ITimer? timer;
    private Task checks = Task.CompletedTask;

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

        room.Directory.CanCheck = true;
        socket.Start();
        timer = time.CreateTimer(_ => TellOthers(), null, TimeSpan.Zero, Period);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellation)
    {
        Dispose();
        await checks.WaitAsync(cancellation);
    }

    public void Received(ReadOnlySpan<byte> datagram, SocketAddress from)
    {
        if (new IPEndPoint(IPAddress.Any, 0).Create(from) is IPEndPoint asker && room.Directory.Answer(datagram, asker) is { } answer)
        {
            socket?.Send(answer, from);
        }

        while (room.Directory.TryNextCheck(out var target))
        {
            checks = Task.WhenAll(checks, CheckAsync(target));
        }
    }

    public void Failed(Exception error) => log.DatagramFailed(Name, error);

    public void Dispose()
    {
        timer?.Dispose();
        socket?.Dispose();
    }

    /// <summary>Opens a connection to a room that asked for it, and closes it: that is the whole check.</summary>
    private async Task CheckAsync(IPEndPoint target)
    {
        using var patience = new CancellationTokenSource(CheckTime, time);
        using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await probe.ConnectAsync(target, patience.Token);
        }
        catch (Exception closed) when (closed is SocketException or OperationCanceledException)
        {
            log.FirewallClosed(Name, target);
        }
        finally
        {
            room.Directory.CheckDone();
        }
    }

    private void TellOthers()
    {
        if (room.Directory.SeenAs == Ip4.None && room.Directory.AskForCheck() is { } request)
        {
            socket?.Send(request.Datagram, request.To.Serialize());
        }

        foreach (var (to, datagram) in room.Directory.Tellings())
        {
            socket?.Send(datagram, to.Serialize());
        }
    }
}
