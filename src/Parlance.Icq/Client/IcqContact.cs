using System.Net;

namespace Parlance.Icq;

/// <summary>A contact and what the server has told of it.</summary>
/// <param name="Uin">UIN.</param>
public sealed record IcqContact(uint Uin)
{
    /// <summary>Whether it is online, as far as this user may see.</summary>
    public bool IsOnline { get; init; }

    /// <summary>The status word; see <see cref="IcqStatus"/>.</summary>
    public uint Status { get; init; }

    /// <summary>What the status word says.</summary>
    public IcqPresence Presence => IcqStatus.Decode(Status);

    /// <summary>Where its client takes connections; null when the server does not tell or it takes none.</summary>
    public IcqPeerAddress? Peer { get; init; }
}

/// <summary>Where a user's client takes connections of other clients (USER_ONLINE).</summary>
/// <param name="Uin">UIN of the user.</param>
/// <param name="Outer">Address as the server sees it.</param>
/// <param name="Inner">Address as the client sees itself; for those behind the same router.</param>
/// <param name="Port">TCP port.</param>
/// <param name="Version">Version of the protocol between clients; 0 when not told.</param>
public sealed record IcqPeerAddress(uint Uin, IPAddress Outer, IPAddress Inner, ushort Port, uint Version);
