using Parlance.Ares.Server;
using Parlance.Core.Ports;
using Parlance.Server.Running;

namespace Parlance.Server.Operations;

/// <summary>Everything that listens: what the configuration names, and what was added while running.</summary>
internal sealed class Listeners(ServerState state, AresOptions ares, AddedPorts added) : IListeners
{
    private const string Between = " listens on ";
    private const string AresRoom = "Ares room ";

    public IReadOnlyList<ListeningPort> All => [.. state.Listening.Select(Read), .. added.All];

    public Task<PortOutcome> AddAsync(string room, string endpoint, string topic, CancellationToken cancellation) => added.AddAsync(room, endpoint, topic, cancellation);

    public Task<bool> RemoveAsync(string room, CancellationToken cancellation) => added.RemoveAsync(room, cancellation);

    private ListeningPort Read(string line)
    {
        var at = line.IndexOf(Between, StringComparison.Ordinal);
        var name = line[..at];
        var room = name.StartsWith(AresRoom, StringComparison.Ordinal) ? name[AresRoom.Length..] : null;
        return new ListeningPort(name, line[(at + Between.Length)..], ares.AllRooms.Any(r => r.Name == room) ? room : null, IsAdded: false);
    }
}
