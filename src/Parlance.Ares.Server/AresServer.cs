using System.Collections.Concurrent;
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

    /// <summary>Makes the room; it serves nobody until connections are handed to it.</summary>
    /// <param name="community">The domain.</param>
    /// <param name="network">Options of all rooms.</param>
    /// <param name="options">Options of this one.</param>
    /// <param name="services">What every session shares.</param>
    /// <param name="random">Chooses greetings and captchas; secrets are made elsewhere.</param>
    public AresServer(Community community, AresOptions network, AresRoomOptions options, StreamServices services, Random? random = null)
    {
        Services = services;
        Room = new AresRoom(community, network, options, random ?? Random.Shared);
        Directory = new RoomList.RoomDirectory(Room, community.Time);
    }

    /// <inheritdoc/>
    public Network Network => Network.Ares;

    /// <summary>Where the room listens.</summary>
    public string Endpoint => Room.Options.Endpoint;

    /// <summary>Name of the room.</summary>
    public string Name => Room.Name;

    /// <summary>The room's part in the room list over UDP, on the same port.</summary>
    public RoomList.RoomDirectory Directory { get; }

    /// <summary>The TCP port the room really has, which the room list tells; set by the executable when it listens.</summary>
    public ushort Port
    {
        get => Directory.Port;
        set => Directory.Port = value;
    }

    internal AresRoom Room { get; }

    internal StreamServices Services { get; }

    /// <inheritdoc/>
    public StreamSession Open(StreamLink link)
    {
        var session = new AresSession(this, link);
        connections.TryAdd(session, 0);
        return session;
    }

    /// <inheritdoc/>
    public void Stop()
    {
        Room.Announce("The server stops. See you soon.");
        foreach (var (session, _) in connections)
        {
            session.End(SessionEnd.ServerStopping);
        }
    }

    internal void Closed(AresSession session) => connections.TryRemove(session, out _);
}
