using System.Net;

namespace Parlance.Server.Listening;

/// <summary>An address as Kestrel sees it, with what <see cref="ListenerFactory"/> must know to listen there.</summary>
/// <param name="name">Name of what listens.</param>
/// <param name="address">Where.</param>
internal sealed class DoorEndPoint(string name, IPEndPoint address) : IPEndPoint(address.Address, address.Port)
{
    /// <summary>Name of what listens.</summary>
    public string Name => name;

    /// <summary>Counts connections by address; null where that is not done.</summary>
    public required ConnectionGate? Gate { get; init; }

    /// <summary>Places for connections; one is taken for each that is accepted, and given back by who serves it.</summary>
    public required SemaphoreSlim Places { get; init; }

    /// <summary>Says goodbye to everybody; called when nobody new can come in.</summary>
    public Action Goodbye { get; init; } = () => { };
}
