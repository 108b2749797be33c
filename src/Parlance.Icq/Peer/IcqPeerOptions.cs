using System.Net;
using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>How an <see cref="IcqPeer"/> behaves.</summary>
public sealed record IcqPeerOptions
{
    /// <summary>UIN of the user.</summary>
    public required uint Uin { get; init; }

    /// <summary>What the user is called in file transfers and chats.</summary>
    public string Nick { get; init; } = string.Empty;

    /// <summary>Where connections are taken; port 0 takes any. Tell <see cref="IcqPeer.Port"/> to the server by <see cref="IcqClientOptions.PeerPort"/>.</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Any, 0);

    /// <summary>The user's address as the server sees it, if known: who shares it is behind the same router and is reached at the inner address.</summary>
    public IPAddress? OuterAddress { get; init; }

    /// <summary>Code page of texts on the wire.</summary>
    public Codepage Codepage { get; init; } = Codepage.Windows1252;

    /// <summary>
    /// Where a user is known to be; null for not known. Connections that claim the UIN of somebody who is elsewhere are refused, so hand in the contacts of the client:
    /// <c>uin => client.Contacts[uin]?.Peer</c>.
    /// </summary>
    public Func<uint, IcqPeerAddress?> Whereabouts { get; init; } = static _ => null;

    /// <summary>How long connecting may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long somebody who has connected may take to say who they are.</summary>
    public TimeSpan InitTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a message may stay without an answer (licq: 20 to 30 seconds).</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long an offer of files or a chat stays open.</summary>
    public TimeSpan OfferTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a file transfer may stand still.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Connections of others at once.</summary>
    public int MostConnections { get; init; } = 64;

    /// <summary>Connections of one address at once.</summary>
    public int MostConnectionsOfAddress { get; init; } = 8;

    /// <summary>Offers of one other user that are open at once; more are refused.</summary>
    public int MostOffers { get; init; } = 8;

    /// <summary>Files that are taken in one transfer.</summary>
    public int MostFiles { get; init; } = 1000;

    /// <summary>Events that wait for one listener at most.</summary>
    public int EventCapacity { get; init; } = 1024;
}
