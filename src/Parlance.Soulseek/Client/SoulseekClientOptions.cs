using System.Net;

namespace Parlance.Soulseek;

/// <summary>How a <see cref="SoulseekClient"/> connects and what it allows. Change single values with a <c>with</c> expression.</summary>
public sealed record SoulseekClientOptions
{
    /// <summary>Name or address of the server's host.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>TCP port of the server.</summary>
    public int Port { get; init; } = 2242;

    /// <summary>The user's name: 1 to 30 characters of printable ASCII. A name nobody has is registered by the first login.</summary>
    public string Username { get; init; } = string.Empty;

    /// <summary>The password, which Soulseek sends in clear.</summary>
    public string Password { get; init; } = string.Empty;

    /// <summary>Major version told at login. Each program uses a number of its own: 157 SoulseekQt, 160 Nicotine+, 170 Soulseek.NET.</summary>
    public uint MajorVersion { get; init; } = 177;

    /// <summary>Minor version told at login; 0 is refused by some servers.</summary>
    public uint MinorVersion { get; init; } = 1;

    /// <summary>Where to listen for other clients.</summary>
    public ListenOptions Listen { get; init; } = new();

    /// <summary>SOCKS5 proxy for all connections the client opens; null for none.</summary>
    public ProxyOptions? Proxy { get; init; }

    /// <summary>Local address that all connections are opened from; null for the system's choice.</summary>
    public IPAddress? BindAddress { get; init; }

    /// <summary>When to connect again after the link broke.</summary>
    public ReconnectOptions Reconnect { get; init; } = new();

    /// <summary>How long connecting to the server may take.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the server may take to answer a login or a question.</summary>
    public TimeSpan AnswerTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the server is sent a ping, which keeps routers from forgetting the link.</summary>
    public TimeSpan PingInterval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What the user says about himself (user information).</summary>
    public string Description { get; init; } = string.Empty;

    /// <summary>The user's picture as a file, or null.</summary>
    public byte[]? Picture { get; init; }

    /// <summary>Whether others may add the user to private rooms.</summary>
    public bool AcceptRoomInvitations { get; init; }

    /// <summary>Confirm private messages as soon as they were published. When false, confirm each with <see cref="ClientMessages.AcknowledgeAsync"/>; what is not confirmed comes again at the next login.</summary>
    public bool AcknowledgeMessages { get; init; } = true;

    /// <summary>How many events wait for one listener at most; the oldest are lost first.</summary>
    public int EventCapacity { get; init; } = 4096;

    /// <summary>Connections to other clients.</summary>
    public PeerOptions Peers { get; init; } = new();

    /// <summary>The tree that searches are passed along.</summary>
    public DistributedOptions Distributed { get; init; } = new();

    /// <summary>Answers searches of others; null for the client's own shares.</summary>
    public ISearchResponder? SearchResponder { get; init; }

    /// <summary>Shows shares to others; null for the client's own.</summary>
    public IBrowseSource? BrowseSource { get; init; }

    /// <summary>Downloads.</summary>
    public DownloadOptions Downloads { get; init; } = new();

    /// <summary>What is shared with whom.</summary>
    public ShareOptions Shares { get; init; } = new();

    /// <summary>Uploads: slots, turns, limits and speeds.</summary>
    public UploadOptions Uploads { get; init; } = new();

    /// <summary>Throws when something cannot be.</summary>
    /// <exception cref="ArgumentException">A value cannot be used; the message names it.</exception>
    internal SoulseekClientOptions Checked()
    {
        ArgumentException.ThrowIfNullOrEmpty(Host);
        ArgumentException.ThrowIfNullOrEmpty(Username);
        ArgumentOutOfRangeException.ThrowIfLessThan(Port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Port, ushort.MaxValue);
        ArgumentOutOfRangeException.ThrowIfLessThan(EventCapacity, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(AnswerTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(PingInterval, TimeSpan.Zero);
        return this;
    }
}
