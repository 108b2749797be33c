using System.Net;
using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>How an <see cref="IcqClient"/> behaves.</summary>
public sealed record IcqClientOptions
{
    /// <summary>The server: an address, or a name that is looked up at each login.</summary>
    public EndPoint Server { get; init; } = new IPEndPoint(IPAddress.Loopback, DefaultPort);

    /// <summary>The UDP port of the historic servers.</summary>
    public const int DefaultPort = 4000;

    /// <summary>Where the client binds its UDP socket; port 0 takes any.</summary>
    public IPEndPoint Local { get; init; } = new(IPAddress.Any, 0);

    /// <summary>Version of the protocol: 2 (ICQ 0.91, which every server knows) or 5 (ICQ 99, whole profiles and white pages).</summary>
    public int Version { get; init; } = 2;

    /// <summary>Code page of texts on the wire; all whom this client writes to should use the same.</summary>
    public Codepage Codepage { get; init; } = Codepage.Windows1252;

    /// <summary>What the client says of its user in requests for consent and notices.</summary>
    public IcqIdentity Identity { get; init; } = new();

    /// <summary>Where the user's own <see cref="IcqPeer"/> takes connections, told to the server at login; 0 for nowhere.</summary>
    public ushort PeerPort { get; init; }

    /// <summary>The address of this machine as it sees itself, told to the server at login; null finds it out.</summary>
    public IPAddress? InnerAddress { get; init; }

    /// <summary>Time between two transmissions of a packet (ICQ 0.91: 10 seconds).</summary>
    public TimeSpan RetransmitInterval { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Transmissions of a packet in a cycle (ICQ 0.91: 6).</summary>
    public int Tries { get; init; } = 6;

    /// <summary>Cycles before the server counts as gone (ICQ 0.91: 2).</summary>
    public int Cycles { get; init; } = 2;

    /// <summary>Time between two signs of life; null takes what the server says, which is mostly two minutes.</summary>
    public TimeSpan? KeepAlive { get; init; }

    /// <summary>How long the answer to a search or a question about a profile may take after the server has acknowledged it.</summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Logs in again by itself when the server is lost or says that the client is not connected.</summary>
    public bool Reconnects { get; init; } = true;

    /// <summary>Wait before the first attempt to log in again; it doubles each time.</summary>
    public TimeSpan ReconnectFirst { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait before an attempt to log in again.</summary>
    public TimeSpan ReconnectMost { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Events that wait for one listener at most; a listener that is slower loses the oldest.</summary>
    public int EventCapacity { get; init; } = 1024;

    /// <summary>Chooses session numbers, check codes and the spread of reconnects.</summary>
    public Random Random { get; init; } = Random.Shared;
}

/// <summary>What a client says of its user to others.</summary>
/// <param name="Nick">Nick.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="Email">E-mail.</param>
/// <param name="AnyoneMayAdd">Others may list the user without asking.</param>
public sealed record IcqIdentity(string Nick = "", string FirstName = "", string LastName = "", string Email = "", bool AnyoneMayAdd = true);
