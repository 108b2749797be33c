using System.Net;
using Parlance.Wire;

namespace Parlance.MyIcq;

/// <summary>How a <see cref="MyIcqClient"/> behaves.</summary>
public sealed record MyIcqClientOptions
{
    /// <summary>The server: an address, or a name that is looked up at each login.</summary>
    public EndPoint Server { get; init; } = new IPEndPoint(IPAddress.Loopback, MyIcqLimits.DefaultPort);

    /// <summary>Where the client binds its UDP socket; port 0 takes any.</summary>
    public IPEndPoint Local { get; init; } = new(IPAddress.Any, 0);

    /// <summary>Code page of texts on the wire; GBK for the clients of the time.</summary>
    public Codepage Codepage { get; init; } = Codepage.Gbk;

    /// <summary>What the user is called in requests to be listed; null takes the nick of the profile the server sent.</summary>
    public string? Nick { get; init; }

    /// <summary>The address of this machine as it sees itself, told to the server at login; null finds it out.</summary>
    public IPAddress? InnerAddress { get; init; }

    /// <summary>Time between two transmissions of a packet (gaim: 5 seconds; Windows: 10).</summary>
    public TimeSpan RetransmitInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Transmissions of a packet before the server counts as gone (gaim: 4).</summary>
    public int Tries { get; init; } = 4;

    /// <summary>Time between two signs of life (gaim: 60 seconds). Servers wait for 180.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an answer may take after the request was confirmed.</summary>
    public TimeSpan ReplyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Logs in again by itself when the server is lost.</summary>
    public bool Reconnects { get; init; } = true;

    /// <summary>Wait before the first attempt to log in again; it doubles each time.</summary>
    public TimeSpan ReconnectFirst { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait before an attempt to log in again.</summary>
    public TimeSpan ReconnectMost { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Events that wait for one listener at most; a listener that is slower loses the oldest.</summary>
    public int EventCapacity { get; init; } = 1024;

    /// <summary>Chooses session numbers, sequence numbers, check codes and the spread of reconnects.</summary>
    public Random Random { get; init; } = Random.Shared;
}
