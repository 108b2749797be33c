using System.Net;

namespace Parlance.Soulseek;

/// <summary>Where a user listens, as the server says.</summary>
/// <param name="Ip">His address.</param>
/// <param name="Port">His port; 0 when he does not listen.</param>
/// <param name="ObfuscatedPort">His port for hidden frames; 0 when he has none.</param>
internal readonly record struct PeerAddress(IPAddress Ip, int Port, int ObfuscatedPort)
{
    public static PeerAddress Of(Wire.Ip4 ip, uint port, uint obfuscationType, uint obfuscatedPort) =>
        new(ip.ToIPAddress(), Valid(port), obfuscationType == ObfuscationType.Rotated ? Valid(obfuscatedPort) : 0);

    /// <summary>Port 1 is what clients announce that cannot be reached.</summary>
    private static int Valid(uint port) => port is > 1 and <= ushort.MaxValue ? (int)port : 0;
}
