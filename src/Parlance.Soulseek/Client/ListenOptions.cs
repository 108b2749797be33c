using System.Net;

namespace Parlance.Soulseek;

/// <summary>Where a client listens for other clients.</summary>
public sealed record ListenOptions
{
    /// <summary>Local address; loopback unless told otherwise.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>TCP port, 2234 in most clients; 0 for any free one, null for not listening at all (then others reach the client only through the server's help, and it is told port 1).</summary>
    public int? Port { get; init; } = 0;

    /// <summary>Second port, on which frames are obfuscated; 0 for any free one, null for none.</summary>
    public int? ObfuscatedPort { get; init; }

    /// <summary>Port told to the server instead of the real one, when a router forwards another; null for the real one.</summary>
    public int? AnnouncedPort { get; init; }
}
