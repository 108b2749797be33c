using Parlance.Sessions;
using Parlance.Wire;

namespace Parlance.MyIcq.Server;

/// <summary>What an operator sets for MyICQ. Every property is the configuration key <c>MyIcq:Name</c>; docs/operate.md explains them.</summary>
public sealed class MyIcqOptions
{
    /// <summary>Whether the network is served.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Address and UDP port.</summary>
    public string Endpoint { get; set; } = "127.0.0.1:8000";

    /// <summary>Address and TCP port for clients behind an HTTP proxy; empty for none.</summary>
    public string TunnelEndpoint { get; set; } = string.Empty;

    /// <summary>The domain this server's users carry: the name that people type as server, at most 49 bytes.</summary>
    public string Domain { get; set; } = "localhost";

    /// <summary>The code page of clients whose account names no other.</summary>
    public string Codepage { get; set; } = "gbk";

    /// <summary>What the one type of chat group is called in clients.</summary>
    public string GroupTypeName { get; set; } = "聊天室";

    /// <summary>Members of a chat group that was made on this network; rooms of other networks have their own limit.</summary>
    public int GroupMembers { get; set; } = 8;

    /// <summary>Chat groups of this network at once.</summary>
    public int Groups { get; set; } = 25;

    /// <summary>Silence after which a client counts as gone. Clients speak every 60 or 120 seconds.</summary>
    public TimeSpan KeepAlive { get; set; } = TimeSpan.FromSeconds(180);

    /// <summary>Whether contacts are told each other's addresses, which direct messages and files need.</summary>
    public bool ShowAddresses { get; set; } = true;

    /// <summary>Answers per second to clients that are not logged in, for one address; trusted networks are exempt.</summary>
    public int StrangerAnswers { get; set; } = 10;

    /// <summary>Answers per second to all clients that are not logged in.</summary>
    public int AllStrangerAnswers { get; set; } = 1000;

    /// <summary>Datagrams with a wrong check code within a minute after which a session's encrypted datagrams are dropped unread.</summary>
    public int WrongCheckCodes { get; set; } = 30;

    /// <summary>Chat lines a user may send at once and per second.</summary>
    public FloodOptions Flood { get; set; } = new();

    /// <summary>How unconfirmed datagrams are sent again.</summary>
    public RetransmitOptions Retransmit { get; set; } = new();

    /// <summary>The code page of clients whose account names no other; GBK when the name is not known.</summary>
    internal Codepage Page => Wire.Codepage.Find(Codepage) ?? Wire.Codepage.Gbk;

    internal ReliableUdpOptions Reliable => new()
    {
        Interval = Retransmit.Interval,
        Tries = Retransmit.Tries,
        Cycles = Retransmit.Cycles,
        SkipsZero = true,
        InFlight = 128,
    };
}
