namespace Parlance.Soulseek;

/// <summary>Connections to other clients: how long to wait and how many to have. Most figures are those of Nicotine+.</summary>
public sealed record PeerOptions
{
    /// <summary>How long a direct connection may take.</summary>
    public TimeSpan DirectConnect { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait for a user whom the server asked to connect to us.</summary>
    public TimeSpan IndirectConnect { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long an accepted connection may take to say who it is.</summary>
    public TimeSpan Introduction { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>After how long without a message a message connection is closed.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>After how long an accepted message connection on which nothing ever came is closed.</summary>
    public TimeSpan Ghost { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long an address the server gave is believed.</summary>
    public TimeSpan AddressCache { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>How long to wait for the answer to a question: user information, a folder, the beginning of a list of shares.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long to wait for the answer to an offer of a file.</summary>
    public TimeSpan TransferReply { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>Most connections of all kinds at the same time; further ones are refused.</summary>
    public int MaxConnections { get; init; } = 2048;

    /// <summary>Most connections of all kinds from one address; loopback is not counted.</summary>
    public int MaxConnectionsPerAddress { get; init; } = 32;

    /// <summary>Most connections being opened at the same time because others asked for them; further requests are answered with "cannot connect".</summary>
    public int MaxRequestedConnections { get; init; } = 128;

    /// <summary>Most connections in a minute that one user may have the server ask us for, unless files were asked of him. So that nobody can use this client to knock at doors of others.</summary>
    public int MaxRequestedPerMinute { get; init; } = 10;

    /// <summary>Whether to connect to private and loopback addresses that the server names: null for "only when the server itself has such an address".</summary>
    public bool? AllowPrivateAddresses { get; init; }

    /// <summary>Shortest time between two lists of shares, or two user informations, sent to the same user.</summary>
    public TimeSpan AnswerInterval { get; init; } = TimeSpan.FromMilliseconds(400);

    /// <summary>Connect to the obfuscated port of those who have one.</summary>
    public bool PreferObfuscated { get; init; }
}
