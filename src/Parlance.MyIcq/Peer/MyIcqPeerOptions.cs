using System.Net;

namespace Parlance.MyIcq;

/// <summary>How a <see cref="MyIcqPeer"/> behaves.</summary>
public sealed record MyIcqPeerOptions
{
    /// <summary>Where connections are taken; port 0 takes any. (gaim: 32765 to 32774, files 33765 to 33774.)</summary>
    public IPEndPoint Listen { get; init; } = new(IPAddress.Any, 0);

    /// <summary>Head icon, told with every frame.</summary>
    public byte Face { get; init; }

    /// <summary>
    /// Whether the sender of a file waits for the receiver to connect, instead of connecting itself. Null decides as gaim does: only when the receiver is behind a router.
    /// </summary>
    public bool? WaitsForReceiver { get; init; }

    /// <summary>How long connecting may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long somebody who has connected may take to say who they are.</summary>
    public TimeSpan HelloTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a direct message may stay unconfirmed before it goes through the server (gaim: 5 seconds).</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long an offer of a file stays open; a refusal is mostly silence.</summary>
    public TimeSpan OfferTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a transfer may stand still.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Message sessions that others opened, at once.</summary>
    public int MostConnections { get; init; } = 64;

    /// <summary>Message sessions that one address opened, at once.</summary>
    public int MostConnectionsOfAddress { get; init; } = 8;

    /// <summary>Offers of files that are open at once; more are refused without a word.</summary>
    public int MostOffers { get; init; } = 64;

    /// <summary>Events that wait for one listener at most.</summary>
    public int EventCapacity { get; init; } = 1024;
}
