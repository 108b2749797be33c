namespace Parlance.Core.Limits;

/// <summary>What one stranger may cost. Every property is the configuration key <c>Limits:Name</c>; docs/operate.md explains them.</summary>
public sealed class ServerLimits
{
    /// <summary>CIDR ranges whose addresses are exempt from per-address limits (connections, logins, registrations, lines from one address in an Ares room), not from flood rules for each user.</summary>
    public IList<string> TrustedNetworks { get; set; } = [];

    /// <summary>Connections one address may have at once.</summary>
    public int ConnectionsPerAddress { get; set; } = 16;

    /// <summary>New connections one address may make within ten minutes.</summary>
    public int NewConnectionsPerAddress { get; set; } = 32;

    /// <summary>People online at once, on all networks.</summary>
    public int Online { get; set; } = 20_000;

    /// <summary>Time a connection has to log in.</summary>
    public TimeSpan LoginTime { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>Bytes a connection may send before it is logged in.</summary>
    public int LoginBytes { get; set; } = 4096;

    /// <summary>Frames a connection may send before it is logged in.</summary>
    public int LoginFrames { get; set; } = 16;

    /// <summary>Wrong passwords per account and address within a minute; more are refused unchecked.</summary>
    public int LoginFailures { get; set; } = 3;

    /// <summary>Wrong passwords from one address within <see cref="LoginBan"/>; more are refused unchecked.</summary>
    public int LoginFailuresPerAddress { get; set; } = 20;

    /// <summary>How long an address with too many wrong passwords is refused.</summary>
    public TimeSpan LoginBan { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Accounts one address may register within ten minutes.</summary>
    public int RegistrationsPerAddress { get; set; } = 5;

    /// <summary>Accounts all addresses together may register within ten minutes.</summary>
    public int Registrations { get; set; } = 30;

    /// <summary>Passwords that may wait to be hashed; more logins are refused as busy.</summary>
    public int HashQueue { get; set; } = 1024;

    /// <summary>Threads that hash passwords; 0 for one per processor.</summary>
    public int HashWorkers { get; set; }

    /// <summary>Rounds of PBKDF2-HMAC-SHA512 for new passwords.</summary>
    public int HashRounds { get; set; } = 210_000;

    /// <summary>Bytes queued for a client above which nothing more is read from it.</summary>
    public int SendQueueSoft { get; set; } = 64 * 1024;

    /// <summary>Bytes queued for a client above which it is dropped.</summary>
    public int SendQueueHard { get; set; } = 1024 * 1024;

    /// <summary>Time without progress after which a client that does not read is dropped.</summary>
    public TimeSpan SendStall { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Messages that may wait for one account.</summary>
    public int StoredMessages { get; set; } = 100;

    /// <summary>Rooms on the server.</summary>
    public int Rooms { get; set; } = 10_000;

    /// <summary>People in one room.</summary>
    public int RoomPeople { get; set; } = 10_000;

    /// <summary>Members of one private room.</summary>
    public int RoomMembers { get; set; } = 1000;

    /// <summary>Private rooms one account may own.</summary>
    public int OwnedRooms { get; set; } = 20;

    /// <summary>Rooms one session may be in.</summary>
    public int RoomsPerSession { get; set; } = 200;

    /// <summary>Tickers in one room; the oldest fall off.</summary>
    public int Tickers { get; set; } = 200;

    /// <summary>Accounts one session may watch.</summary>
    public int Watched { get; set; } = 5000;

    /// <summary>Contacts one account may list.</summary>
    public int Contacts { get; set; } = 1000;

    /// <summary>People who may wait for an account's leave to list it.</summary>
    public int ContactRequests { get; set; } = 200;

    /// <summary>Likes, and as many hates, one person may name.</summary>
    public int Interests { get; set; } = 30;

    /// <summary>Bans in force.</summary>
    public int Bans { get; set; } = 10_000;

    /// <summary>Phrases in each filter.</summary>
    public int Phrases { get; set; } = 500;
}
