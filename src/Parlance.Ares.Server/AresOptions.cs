using Parlance.Sessions;

namespace Parlance.Ares.Server;

/// <summary>The configuration section <c>Ares</c>.</summary>
public sealed class AresOptions
{
    private const int OrdinaryBurst = 6;

    /// <summary>Rooms are open.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The rooms, one port each; none means one room of defaults.</summary>
    public IList<AresRoomOptions> Rooms { get; set; } = [];

    /// <summary>Chat lines a regular user may send; as fast as in the rooms in use.</summary>
    public FloodOptions Flood { get; set; } = new() { Burst = OrdinaryBurst, PerSecond = 3, KillAfter = TimeSpan.FromSeconds(10) };

    /// <summary>What one stranger may cost in a room.</summary>
    public AresGuardOptions Guard { get; set; } = new();

    /// <summary>A count that goes with the burst: an operator who lets people say more at once lets them repeat themselves as well.</summary>
    internal int Raised(int count) => (int)Math.Min(int.MaxValue, (long)count * Math.Max(1, Flood.Burst / OrdinaryBurst));

    /// <summary>What another kind of frame is allowed, as a multiple of what lines are.</summary>
    internal FloodOptions Times(double factor) => new()
    {
        Burst = Math.Max(1, (int)Math.Min(int.MaxValue, Flood.Burst * factor)),
        PerSecond = Flood.PerSecond * factor,
        KillAfter = Flood.KillAfter,
    };

    /// <summary>The rooms as configured, or the one of defaults.</summary>
    public IReadOnlyList<AresRoomOptions> AllRooms => Rooms.Count > 0 ? [.. Rooms] : [new AresRoomOptions()];
}

/// <summary>One room, <c>Ares:Rooms:N</c>. What commands change while running is kept with the room and wins over this.</summary>
public sealed class AresRoomOptions
{
    /// <summary>Name of the room, which is also that of the room on other networks.</summary>
    public string Name { get; set; } = "Lobby";

    /// <summary>Where it listens: TCP, and UDP when the room list is on.</summary>
    public string Endpoint { get; set; } = "127.0.0.1:14884";

    /// <summary>Topic.</summary>
    public string Topic { get; set; } = "Welcome to this Parlance room";

    /// <summary>Name of the room's own user.</summary>
    public string ServiceName { get; set; } = "Parlance";

    /// <summary>Language by its English name.</summary>
    public string Language { get; set; } = "English";

    /// <summary>JPEG file of 48 by 48 pixels, below 4064 bytes, for users who send no picture within ten seconds; empty for none.</summary>
    public string DefaultAvatar { get; set; } = string.Empty;

    /// <summary>JPEG file of 48 by 48 pixels, below 4064 bytes, for the room's own user; empty for none.</summary>
    public string ServiceAvatar { get; set; } = string.Empty;

    /// <summary>Voice clips are relayed.</summary>
    public bool Voice { get; set; } = true;

    /// <summary>Drawings for the whole room are relayed; those for one user always are.</summary>
    public bool Scribbles { get; set; } = true;

    /// <summary>Fonts of users are shown to others.</summary>
    public bool Fonts { get; set; } = true;

    /// <summary>Web chats are served on the room's port.</summary>
    public bool WebChats { get; set; } = true;

    /// <summary>Text file with the messages of the day, one a line, which <c>loadmotd</c> reads and a room without any reads when it opens; empty for none.</summary>
    public string MotdFile { get; set; } = string.Empty;

    /// <summary>Visitors who tell a lower age are refused, as are those who tell none; 0 for no such rule.</summary>
    public int MinAge { get; set; }

    /// <summary>Visitors who tell one of these (<c>Male</c>, <c>Female</c>, <c>Unknown</c>) are refused.</summary>
    public IList<string> RefusedGenders { get; set; } = [];

    /// <summary>Whoever connects from this machine has level 3. For rooms that nobody reaches through a proxy on this machine.</summary>
    public bool LoopbackIsHost { get; set; }

    /// <summary>Time after which all bans of the room are lifted, again and again; zero for never.</summary>
    public TimeSpan ClearBansEvery { get; set; }

    /// <summary>Addresses of users are hidden from Ares clients too. They are always hidden from others.</summary>
    public bool HideAddresses { get; set; }

    /// <summary>Dummy frames (64) are taken as proof of a proxy, as some rooms do.</summary>
    public bool DummyMeansProxy { get; set; }

    /// <summary>Users may browse and search each other's files.</summary>
    public bool Files { get; set; } = true;

    /// <summary>Address under which the room is known outside, for the room list and the secure login.</summary>
    public string PublicAddress { get; set; } = string.Empty;

    /// <summary>The room answers room list requests on UDP.</summary>
    public bool RoomList { get; set; }

    /// <summary>Rooms (<c>address:port</c>) that this one tells of itself and of others; no other address is ever contacted.</summary>
    public IList<string> Nodes { get; set; } = [];
}

/// <summary>Limits of a room per visitor and address, <c>Ares:Guard</c>.</summary>
public sealed class AresGuardOptions
{
    /// <summary>Users one address may have in a room.</summary>
    public int ClonesPerAddress { get; set; } = 8;

    /// <summary>Joins of one address within fifteen seconds.</summary>
    public int JoinsPerAddress { get; set; } = 12;

    /// <summary>Private messages a regular user may send for each line of <c>Ares:Flood</c>; more are delayed as lines are.</summary>
    public double PrivateTimes { get; set; } = 1.7;

    /// <summary>Frames of other kinds a regular user may send for each line of <c>Ares:Flood</c>; shares and pings do not count.</summary>
    public double OtherTimes { get; set; } = 2.7;

    /// <summary>Equal lines in a row; more of them where <c>Ares:Flood:Burst</c> is raised.</summary>
    public int EqualLines { get; set; } = 4;

    /// <summary>Lines in a row within ten seconds that come from one address under different names, unless it is trusted; more of them where <c>Ares:Flood:Burst</c> is raised.</summary>
    public int LinesPerAddress { get; set; } = 8;

    /// <summary>Visitors from this machine have to solve the captcha too.</summary>
    public bool CaptchaForLoopback { get; set; }

    /// <summary>Time without any frame after which a user is put out.</summary>
    public TimeSpan Silence { get; set; } = TimeSpan.FromSeconds(240);
}
