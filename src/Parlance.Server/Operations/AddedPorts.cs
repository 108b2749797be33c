using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Connections;
using Parlance.Ares.Server;
using Parlance.Core.Ports;
using Parlance.Core.Services;
using Parlance.Server.Configuration;
using Parlance.Server.Listening;
using Parlance.Server.Running;
using Parlance.Sessions;

namespace Parlance.Server.Operations;

/// <summary>Ports of Ares rooms that come and go while the server runs. Those there are when it stops come again at the next start.</summary>
internal sealed class AddedPorts(
    AresOptions options, Moderation moderation, Community community, StreamServices services, ListenerFactory factory, AddedDoors doors, ILogger<AddedPorts> log) : IHostedService, IDisposable
{
    /// <summary>Ports that may be added.</summary>
    public const int Most = 64;

    private const string Key = "ares.ports";
    private readonly SemaphoreSlim turn = new(1);
    private volatile AddedPort[] ports = [];

    /// <summary>Those there are.</summary>
    public IEnumerable<ListeningPort> All => ports.Select(p => new ListeningPort($"Ares room {p.Room.Name}", p.Address, p.Room.Name, IsAdded: true));

    /// <summary>Adds one.</summary>
    public async Task<PortOutcome> AddAsync(string room, string endpoint, string topic, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            var outcome = await OpenAsync(room, endpoint, topic);
            if (outcome == PortOutcome.Listening)
            {
                Keep();
            }

            return outcome;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>Takes one away; those connected through it are put out.</summary>
    public async Task<bool> RemoveAsync(string room, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            if (Array.Find(ports, p => p.Room.Name == room) is not { } port)
            {
                return false;
            }

            ports = [.. ports.Where(p => p != port)];
            Keep();
            await port.CloseAsync();
            if (community.Rooms.TryFind(room, out var found))
            {
                community.Rooms.SetPermanent(found, isPermanent: false);
            }

            return true;
        }
        finally
        {
            turn.Release();
        }
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var kept in moderation.Setting(Key) is { } json ? JsonSerializer.Deserialize<KeptPort[]>(json) ?? [] : [])
        {
            if (await OpenAsync(kept.Room, kept.Endpoint, kept.Topic) is not PortOutcome.Listening and var problem)
            {
                log.PortNotOpened(kept.Room, kept.Endpoint, problem);
            }
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        foreach (var port in ports)
        {
            await port.CloseAsync().WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<PortOutcome> OpenAsync(string name, string endpoint, string topic)
    {
        if (!options.Enabled || ports.Length >= Most)
        {
            return PortOutcome.NotNow;
        }

        if (ports.Any(p => p.Room.Name == name) || options.AllRooms.Any(r => r.Name == name))
        {
            return PortOutcome.HasPort;
        }

        if (Read(endpoint) is not { } address)
        {
            return PortOutcome.InvalidEndpoint;
        }

        var room = new AresServer(community, options, new AresRoomOptions { Name = name, Endpoint = endpoint, Topic = topic }, services);
        try
        {
            var listener = await factory.BindAsync(doors.Door($"Ares room {name}", address, room.Stop));
            room.Port = (ushort)((IPEndPoint)listener.EndPoint).Port;
            room.Prepare();
            ports = [.. ports, new AddedPort(room, endpoint, topic, listener, doors.Handler(room))];
            return PortOutcome.Listening;
        }
        catch (IOException)
        {
            return PortOutcome.CannotListen;
        }
    }

    private static IPEndPoint? Read(string endpoint)
    {
        try
        {
            return Endpoints.Parse(Key, endpoint);
        }
        catch (ConfigurationException)
        {
            return null;
        }
    }

    private void Keep() => moderation.Set(Key, ports.Length == 0 ? null : JsonSerializer.Serialize(ports.Select(p => new KeptPort(p.Room.Name, p.Endpoint, p.Topic))));

    /// <summary>A port as it is kept.</summary>
    private sealed record KeptPort(string Room, string Endpoint, string Topic);

    /// <summary>A port that is open: takes connections until it is closed.</summary>
    private sealed class AddedPort
    {
        private readonly IConnectionListener listener;
        private readonly StreamHandler handler;
        private readonly Task accepting;

        public AddedPort(AresServer room, string endpoint, string topic, IConnectionListener listener, StreamHandler handler)
        {
            (Room, Endpoint, Topic, this.listener, this.handler) = (room, endpoint, topic, listener, handler);
            Address = listener.EndPoint.ToString()!;
            accepting = AcceptAsync();
        }

        public AresServer Room { get; }

        public string Endpoint { get; }

        public string Topic { get; }

        public string Address { get; }

        public async Task CloseAsync()
        {
            await listener.UnbindAsync();
            await accepting;
            await listener.DisposeAsync();
        }

        private async Task AcceptAsync()
        {
            var serving = new List<Task>();
            while (await listener.AcceptAsync() is { } connection)
            {
                serving.RemoveAll(task => task.IsCompletedSuccessfully);
                serving.Add(ServeAsync(connection));
            }

            await Task.WhenAll(serving);
        }

        private async Task ServeAsync(ConnectionContext connection)
        {
            await Task.Yield();
            await using (connection)
            {
                await handler.OnConnectedAsync(connection);
            }
        }
    }
}

/// <summary>Doors for ports that are opened while running, as those are that were there from the start.</summary>
internal sealed class AddedDoors(ConnectionGate gate, ConnectionBudget budget, ServerState state)
{
    /// <summary>A door.</summary>
    public DoorEndPoint Door(string name, IPEndPoint address, Action goodbye) => new(name, address) { Gate = gate, Places = budget.Streams, Goodbye = goodbye };

    /// <summary>Serves who comes in.</summary>
    public StreamHandler Handler(IStreamServer server) => new(server, gate, budget, state);
}
