using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.Icq.Server;

/// <summary>Settings of the ICQ network. Every property is the configuration key <c>Icq:Name</c>; docs/operate.md explains them.</summary>
public sealed class IcqOptions
{
    /// <summary>Whether the network runs.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Address and UDP port it listens on.</summary>
    public string Endpoint { get; set; } = "127.0.0.1:4000";

    /// <summary>Seconds between two signs of life, as clients are told. After three times as long without any the session ends.</summary>
    public ushort KeepAlive { get; set; } = 120;

    /// <summary>How long and how often unacknowledged packets are sent again.</summary>
    public RetransmitOptions Retransmit { get; set; } = new();

    /// <summary>Code page of users who have not chosen one: cp1252, cp1251, gbk, shift-jis, koi8-r.</summary>
    public string Codepage { get; set; } = "cp1252";

    /// <summary>Who learns the address and port at which a user's client takes connections.</summary>
    public PeerAddresses PeerAddresses { get; set; } = PeerAddresses.Contacts;

    /// <summary>Shows clients 1.x the three states they know instead of those of later clients.</summary>
    public bool DowngradeStatus { get; set; }

    /// <summary>What the registration wizard of ICQ 98 shows.</summary>
    public string RegistrationNotes { get; set; } = "Welcome to Parlance.";

    /// <summary>How many messages somebody may send.</summary>
    public FloodOptions Flood { get; set; } = new() { Burst = 20, PerSecond = 5 };

    /// <summary>How many other commands somebody may send.</summary>
    public FloodOptions CommandFlood { get; set; } = new() { Burst = 200, PerSecond = 50 };

    /// <summary>Replies a second to one address that is not logged in.</summary>
    public int StrangerReplies { get; set; } = 10;

    /// <summary>Replies a second to all addresses together that are not logged in.</summary>
    public int StrangerRepliesInAll { get; set; } = 1000;

    /// <summary>Packets of one client that may wait while one of them is worked on; more are dropped, and the client sends them again.</summary>
    public int WaitingPackets { get; set; } = 256;

    /// <summary>Events that may wait for one client; one more ends its session.</summary>
    public int WaitingEvents { get; set; } = 4096;

    /// <summary>Packets that may wait for one client besides those under way: a contact list as long as it may be, with everybody online, fits.</summary>
    public int WaitingReplies { get; set; } = 8192;

    internal ReliableUdpOptions Reliable => new()
    {
        Interval = Retransmit.Interval,
        Tries = Retransmit.Tries,
        Cycles = Retransmit.Cycles,
        Waiting = WaitingReplies,
    };
}

/// <summary>How long and how often unacknowledged packets are sent again.</summary>
public sealed class RetransmitOptions
{
    /// <summary>Time between two transmissions.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Transmissions in a cycle.</summary>
    public int Tries { get; set; } = 6;

    /// <summary>Cycles before a packet is given up.</summary>
    public int Cycles { get; set; } = 2;
}

/// <summary>Who learns where a user's client takes connections.</summary>
public enum PeerAddresses
{
    /// <summary>Those on the user's own contact list, and anybody in the same private network.</summary>
    Contacts,

    /// <summary>Everybody who may see the user.</summary>
    Given,

    /// <summary>Nobody; all messages go through the server.</summary>
    Hidden,
}
