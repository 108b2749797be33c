using System.Collections.Concurrent;
using Parlance.Ares.Server.RoomList;
using Parlance.Ares.Server.Rooms;
using Parlance.Ares.Server.Sessions;
using Parlance.Core.Model;
using Parlance.Core.Services;
using Parlance.Sessions;

namespace Parlance.Ares.Server;

/// <summary>One Ares room with its port, for the executable to hand connections to.</summary>
public sealed class AresServer : IStreamServer
{
    private readonly ConcurrentDictionary<AresSession, byte> connections = [];
    private readonly AresRoomOptions options;
    private readonly Lazy<AresRoom> room;
    private readonly Lazy<RoomDirectory> directory;

    /// <summary>Makes the room; it serves nobody until connections are handed to it.</summary>
    /// <param name="community">The domain.</param>
    /// <param name="network">Options of all rooms.</param>
    /// <param name="options">Options of this one.</param>
    /// <param name="services">What every session shares.</param>
    /// <param name="random">Chooses greetings and captchas; secrets are made elsewhere.</param>
    public AresServer(Community community, AresOptions network, AresRoomOptions options, StreamServices services, Random? random = null)
    {
        Services = services;
        this.options = options;
        room = new Lazy<AresRoom>(() => new AresRoom(community, network, options, random ?? Random.Shared));
        directory = new Lazy<RoomDirectory>(() => new RoomDirectory(Room, community.Time) { Port = ConfiguredPort(options) });
    }

    /// <inheritdoc/>
    public Network Network => Network.Ares;

    /// <summary>Where the room listens.</summary>
    public string Endpoint => options.Endpoint;

    /// <summary>Name of the room.</summary>
    public string Name => options.Name;

    /// <summary>The room's part in the room list over UDP, on the same port.</summary>
    public RoomDirectory Directory => directory.Value;

    /// <summary>The TCP port the room really has, which the room list tells; the configured one, or what the first connection reached.</summary>
    public ushort Port
    {
        get => Directory.Port;
        set => Directory.Port = value;
    }

    internal AresRoom Room => room.Value;

    internal StreamServices Services { get; }

    /// <inheritdoc/>
    public StreamSession Open(StreamLink link)
    {
        if (Port == 0)
        {
            Port = (ushort)link.Local.Port;
        }

        var session = new AresSession(this, link);
        connections.TryAdd(session, 0);
        return session;
    }

    /// <inheritdoc/>
    public void Stop()
    {
        foreach (var (session, _) in connections)
        {
            session.End(SessionEnd.ServerStopping);
        }
    }

    /// <summary>Counts the frames of all rooms together; once.</summary>
    public static void Observe(SessionMetrics metrics) => metrics.Observe(AresRoutes.Frames);

    /// <summary>Reads what the room keeps. Once, when everything stored is loaded; the first connection does it otherwise.</summary>
    public void Prepare() => _ = Room;

    internal void Closed(AresSession session) => connections.TryRemove(session, out _);

    private static ushort ConfiguredPort(AresRoomOptions options) =>
        System.Net.IPEndPoint.TryParse(options.Endpoint, out var endpoint) ? (ushort)endpoint.Port : (ushort)0;
}
