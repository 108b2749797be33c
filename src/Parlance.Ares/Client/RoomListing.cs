using System.Net;

namespace Parlance.Ares.Client;

/// <summary>A room as it describes itself in the room list.</summary>
/// <param name="From">Where the answer came from.</param>
/// <param name="Name">Name.</param>
/// <param name="Topic">Topic, with colour codes.</param>
/// <param name="Users">Users present.</param>
/// <param name="Port">TCP port, on the same address.</param>
/// <param name="Language">See <see cref="AresLanguages"/>.</param>
/// <param name="Version">What the room's software calls itself.</param>
/// <param name="Others">Other rooms it knows.</param>
public sealed record RoomListing(IPEndPoint From, string Name, string Topic, int Users, ushort Port, byte Language, string Version, IReadOnlyList<IPEndPoint> Others)
{
    internal static RoomListing Of(IPEndPoint from, in ToClient.AckInfo info) => new(
        from, info.Name, info.Topic, info.Users, info.Port, info.Language, info.Version, [.. info.Rooms.Select(r => new IPEndPoint(r.Address.ToIPAddress(), r.Port))]);
}
