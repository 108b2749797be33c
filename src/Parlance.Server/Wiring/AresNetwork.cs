using Parlance.Ares.Server;
using Parlance.Core.Services;
using Parlance.Server.Configuration;
using Parlance.Server.Listening;
using Parlance.Sessions;

namespace Parlance.Server.Wiring;

/// <summary>Registers the Ares rooms: one stream endpoint each, and its UDP port where the room list is on.</summary>
internal static class AresNetwork
{
    public static void AddAres(this IServiceCollection services, Settings settings)
    {
        var options = settings.Bind<AresOptions>("Ares");
        services.AddSingleton(options);
        if (!options.Enabled)
        {
            return;
        }

        services.AddSingleton<IHostedService>(provider => new AresCounting(provider.GetRequiredService<SessionMetrics>()));
        var rooms = options.AllRooms;
        for (var i = 0; i < rooms.Count; i++)
        {
            Add(services, options, rooms[i], i, rooms.Take(i));
        }
    }

    private static void Add(IServiceCollection services, AresOptions options, AresRoomOptions room, int number, IEnumerable<AresRoomOptions> before)
    {
        if (room.Name.Length == 0 || before.Any(other => other.Name == room.Name))
        {
            throw new ConfigurationException($"Ares:Rooms:{number}:Name: every room needs a name of its own.");
        }

        var endpoint = Endpoints.Parse($"Ares:Rooms:{number}:Endpoint", room.Endpoint);
        services.AddKeyedSingleton(number, (provider, _) =>
            new AresServer(provider.GetRequiredService<Community>(), options, room, provider.GetRequiredService<StreamServices>()));
        services.AddSingleton(new StreamEndpoint($"Ares room {room.Name}", endpoint, provider => provider.GetRequiredKeyedService<AresServer>(number)));
        services.AddSingleton<IHostedService>(provider => new AresOpening(provider.GetRequiredKeyedService<AresServer>(number)));
        if (room.RoomList)
        {
            services.AddSingleton<INetworkServer>(provider => new AresRoomList(
                provider.GetRequiredKeyedService<AresServer>(number), endpoint, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<AresRoomList>>()));
            services.AddSingleton<IHostedService>(provider => new HostedNetwork(provider.GetServices<INetworkServer>().OfType<AresRoomList>().First(list => list.Endpoint == endpoint)));
        }
    }

    /// <summary>Has a room read what it keeps when the host starts: by then everything stored is loaded, and nobody has connected.</summary>
    private sealed class AresOpening(AresServer room) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            room.Prepare();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>Has the frames of all rooms counted when the host starts.</summary>
    private sealed class AresCounting(SessionMetrics metrics) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            AresServer.Observe(metrics);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
