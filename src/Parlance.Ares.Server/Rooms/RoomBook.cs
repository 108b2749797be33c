namespace Parlance.Ares.Server.Rooms;

/// <summary>Everything about a room that commands change and that survives a restart. Immutable; a change is a new book.</summary>
internal sealed record RoomBook
{
    /// <summary>Topic of the room; null for the configured one.</summary>
    public string? Topic { get; init; }

    /// <summary>Topics of virtual rooms by number.</summary>
    public IReadOnlyDictionary<int, string> VroomTopics { get; init; } = new Dictionary<int, string>();

    /// <summary>Lines shown after a join.</summary>
    public IReadOnlyList<string> Motd { get; init; } = [];

    /// <summary>What users may do and what the room does, by the name of the switch.</summary>
    public RoomSwitches Switches { get; init; } = new();

    /// <summary>Minutes after which a muzzle ends; 0 for never.</summary>
    public int MuzzleMinutes { get; init; }

    /// <summary>What the host does at present.</summary>
    public string Status { get; init; } = string.Empty;

    /// <summary>Private greeting.</summary>
    public string PrivateGreeting { get; init; } = string.Empty;

    /// <summary>Greetings, of which one is chosen at each join.</summary>
    public IReadOnlyList<string> Greetings { get; init; } = [];

    /// <summary>Links, shown in turn.</summary>
    public IReadOnlyList<RoomLink> Links { get; init; } = [];

    /// <summary>Bans of installations and addresses.</summary>
    public IReadOnlyList<RoomBan> Bans { get; init; } = [];

    /// <summary>Bans of address ranges.</summary>
    public IReadOnlyList<string> RangeBans { get; init; } = [];

    /// <summary>Levels of accounts in this room by handle.</summary>
    public IReadOnlyDictionary<string, int> Levels { get; init; } = new Dictionary<string, int>();

    /// <summary>Installations that get a level without a password.</summary>
    public IReadOnlyList<AutoLogin> AutoLogins { get; init; } = [];

    /// <summary>Filters of lines, joins and files.</summary>
    public IReadOnlyList<Filter> Filters { get; init; } = [];

    /// <summary>Levels of commands that are not as they are by default; 254 for commands nobody may use.</summary>
    public IReadOnlyDictionary<string, int> CommandLevels { get; init; } = new Dictionary<string, int>();
}

/// <summary>Switches of a room; each is a command of its own that takes on or off.</summary>
internal sealed record RoomSwitches
{
    public bool Anon { get; init; } = true;

    public bool Caps { get; init; } = true;

    public bool Colors { get; init; } = true;

    public bool Captcha { get; init; }

    public bool CaptchaVisible { get; init; }

    public bool Greetings { get; init; } = true;

    public bool PrivateGreeting { get; init; }

    public bool History { get; init; } = true;

    public bool LastSeen { get; init; }

    public bool Idle { get; init; } = true;

    public bool General { get; init; } = true;

    public bool Operators { get; init; } = true;

    public bool OperatorAnnounce { get; init; } = true;

    public bool Filters { get; init; } = true;

    public bool CustomNames { get; init; } = true;

    public bool RoomInfo { get; init; }

    public bool Links { get; init; } = true;

    public bool SharersOnly { get; init; }

    public bool Clock { get; init; }
}

/// <summary>A link above the chat.</summary>
internal sealed record RoomLink(string Address, string Caption);

/// <summary>A ban of one visitor.</summary>
/// <param name="Name">Name at the time.</param>
/// <param name="Identity">Of the installation.</param>
/// <param name="Address">Address at the time; empty when only the installation is banned.</param>
/// <param name="By">Who banned.</param>
/// <param name="Until">When it ends; null for never.</param>
internal sealed record RoomBan(string Name, string Identity, string Address, string By, DateTimeOffset? Until);

/// <summary>A level that goes with an installation.</summary>
internal sealed record AutoLogin(string Name, string Identity, int Level);

/// <summary>What a filter looks at.</summary>
internal enum FilterKind
{
    Word,
    Join,
    File,
}

/// <summary>A filter.</summary>
/// <param name="Kind">What it looks at.</param>
/// <param name="Trigger">Text with <c>*</c> and <c>?</c>; without them, a part of the text.</param>
/// <param name="Action">What it does, see <see cref="FilterAction"/>.</param>
/// <param name="Argument">What the action needs.</param>
/// <param name="Lines">More lines for it to say.</param>
internal sealed record Filter(FilterKind Kind, string Trigger, FilterAction Action, string Argument, IReadOnlyList<string> Lines);

/// <summary>What a filter does.</summary>
internal enum FilterAction
{
    Censor,
    Replace,
    Muzzle,
    Kill,
    Ban,
    Redirect,
    Move,
    Announce,
    Pm,
    DisableAvatar,
    ChangeName,
    PortBan,
    IpBan,
    NameBan,
    VersionBan,
    AntiFlood,
    Vspy,
    IpSend,
    BanSend,
    LogSend,
}
