using Parlance.Wire;

namespace Parlance.Icq.Server;

/// <summary>Where and how a client takes connections of other clients.</summary>
/// <param name="Ip">Its address as the server sees it.</param>
/// <param name="RealIp">Its address as it sees itself.</param>
/// <param name="Port">Its port.</param>
/// <param name="TcpCapability">4 takes connections, 6 does not.</param>
/// <param name="TcpVersion">Version of the protocol between clients.</param>
internal sealed record PeerEndpoint(Ip4 Ip, Ip4 RealIp, ushort Port, byte TcpCapability, uint TcpVersion)
{
    /// <summary>A client that others do not learn the address of: all messages go through the server.</summary>
    public static PeerEndpoint Hidden { get; } = new(Ip4.None, Ip4.None, 0, 6, 0);

    /// <summary>Both are in a private network, the same as far as can be told.</summary>
    public bool IsInSameNetworkAs(PeerEndpoint other) => IsPrivate(Ip) && IsPrivate(other.Ip) && Ip.Value >> 24 == other.Ip.Value >> 24;

    private static bool IsPrivate(Ip4 ip) =>
        ip.Value >> 24 is 10 or 127 || ip.Value >> 20 == 0xAC1 || ip.Value >> 16 is 0xC0A8 or 0xA9FE;
}
