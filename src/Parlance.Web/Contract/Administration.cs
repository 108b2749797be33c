using Parlance.Core.Model;
using Parlance.Core.Services;

namespace Parlance.Web.Contract;

/// <summary>An account, as operators see it.</summary>
/// <param name="Name">Handle.</param>
/// <param name="Uin">Number.</param>
/// <param name="Role">What its owner may do.</param>
/// <param name="RoleUntil">When the role ends; null for never.</param>
/// <param name="CreatedAt">When it was registered.</param>
/// <param name="LastSeenAt">When its last session ended; null when it never was online.</param>
/// <param name="Presence">Its state.</param>
/// <param name="Networks">Where it is online.</param>
/// <param name="Ban">The ban in force against it; null for none.</param>
/// <param name="Waiting">Private messages that wait for it.</param>
/// <param name="PrivilegedUntil">End of its privileges; null for none.</param>
public sealed record AccountEntry(
    string Name,
    uint Uin,
    Role Role,
    DateTimeOffset? RoleUntil,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastSeenAt,
    PresenceState Presence,
    IReadOnlyList<Network> Networks,
    BanEntry? Ban,
    int Waiting,
    DateTimeOffset? PrivilegedUntil);

/// <summary>Makes an account.</summary>
/// <param name="Name">Its handle; empty for its number.</param>
/// <param name="Password">Its password; empty for a random one, which the answer shows once.</param>
public sealed record NewAccount(string Name = "", string Password = "");

/// <summary>An account whose password was set.</summary>
/// <param name="Name">Handle.</param>
/// <param name="Uin">Number.</param>
/// <param name="Password">The password when it was chosen by the server; shown once. Null when the caller chose it.</param>
public sealed record AccountPassword(string Name, uint Uin, string? Password);

/// <summary>Sets an account's password.</summary>
/// <param name="Password">The password; empty for a random one, which the answer shows once.</param>
public sealed record PasswordReset(string Password = "");

/// <summary>Changes an account. What is null stays.</summary>
/// <param name="Handle">A handle for an account that goes by its number.</param>
/// <param name="PrivilegedDays">Days of privilege to add; negative to take.</param>
/// <param name="IsHidden">Whether only people of its own networks see it.</param>
public sealed record AccountChange(string? Handle = null, int? PrivilegedDays = null, bool? IsHidden = null);

/// <summary>Gives an account a role.</summary>
/// <param name="Role">The role; nobody gives more than they have, and only the owner makes administrators.</param>
/// <param name="Until">When it ends; null for never.</param>
public sealed record RoleChange(Role Role, DateTimeOffset? Until = null);

/// <summary>Makes one account of two; the owner of the server's word stands for the passwords of neither: both are needed.</summary>
/// <param name="Password">Password of the account that stays.</param>
/// <param name="Other">The account that goes up in it.</param>
/// <param name="OtherPassword">Its password.</param>
public sealed record AccountLink(string Password, string Other, string OtherPassword);

/// <summary>Puts somebody out.</summary>
/// <param name="Minutes">How long they stay out; 0 to 10,080.</param>
public sealed record Kick(int Minutes = 0);

/// <summary>A ban.</summary>
/// <param name="Kind">What it is against.</param>
/// <param name="Subject">Handle, address or range.</param>
/// <param name="Until">When it ends; null for never.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Who banned.</param>
/// <param name="At">When.</param>
public sealed record BanEntry(BanKind Kind, string Subject, DateTimeOffset? Until, string Reason, string By, DateTimeOffset At);

/// <summary>Bans somebody.</summary>
/// <param name="Kind">What it is against.</param>
/// <param name="Subject">Handle, address, or range as 10.0.0.0/8.</param>
/// <param name="Until">When it ends; null for never.</param>
/// <param name="Reason">Why, for the moderators; at most 400 characters.</param>
public sealed record NewBan(BanKind Kind, string Subject, DateTimeOffset? Until = null, string Reason = "");

/// <summary>A filter with its phrases.</summary>
public sealed record FilterPhrases(FilterKind Kind, IReadOnlyList<string> Phrases);

/// <summary>A phrase of a filter.</summary>
public sealed record FilterPhrase(string Phrase);

/// <summary>Announces something.</summary>
/// <param name="Text">1 to 2,000 characters.</param>
/// <param name="Network">To the people of one network; null for everybody.</param>
public sealed record Announcement(string Text, Network? Network = null);

/// <summary>How many messages wait for somebody.</summary>
public sealed record MailboxCount(string Name, uint Uin, int Waiting);

/// <summary>A room, as operators see it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Topic">Topic.</param>
/// <param name="People">How many are inside.</param>
/// <param name="IsPrivate">Only its members may enter.</param>
/// <param name="IsPermanent">Stays when nobody is inside.</param>
/// <param name="Owner">Owner of a private room.</param>
/// <param name="Members">Who may enter a private room, the owner not among them.</param>
/// <param name="Operators">Those of them who may let others in.</param>
/// <param name="Tickers">Lines pinned to it.</param>
/// <param name="Port">Address and port that leads to it; null when none does.</param>
public sealed record RoomState(
    string Name,
    string Topic,
    int People,
    bool IsPrivate,
    bool IsPermanent,
    string? Owner,
    IReadOnlyList<string> Members,
    IReadOnlyList<string> Operators,
    int Tickers,
    string? Port);

/// <summary>Makes a room.</summary>
/// <param name="Name">Its name: 1 to 24 printable ASCII characters.</param>
/// <param name="Topic">Topic of a public room.</param>
/// <param name="Owner">The owner of a private room; null for a public one.</param>
public sealed record NewRoom(string Name, string Topic = "", string? Owner = null);

/// <summary>Changes a room. What is null stays.</summary>
/// <param name="Topic">Topic; at most 500 characters.</param>
/// <param name="IsPermanent">Whether it stays when nobody is inside.</param>
public sealed record RoomChange(string? Topic = null, bool? IsPermanent = null);

/// <summary>Somebody in a room.</summary>
/// <param name="Name">Who.</param>
/// <param name="Reason">Why, for them to read.</param>
/// <param name="Minutes">How long; null for good, or for the usual two minutes of somebody who is only put out.</param>
public sealed record RoomVerdictWish(string Name, string Reason = "", int? Minutes = null);

/// <summary>Who may not come into a room, and who may not speak in it; on all networks.</summary>
public sealed record RoomVerdicts(IReadOnlyList<RoomVerdictEntry> Bans, IReadOnlyList<RoomVerdictEntry> Mutes);

/// <summary>Somebody may not speak in a room, or not come in.</summary>
/// <param name="Name">The name at that time.</param>
/// <param name="By">Who decided.</param>
/// <param name="Until">When it ends; null for never.</param>
public sealed record RoomVerdictEntry(string Name, string By, DateTimeOffset? Until);

/// <summary>A listener.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Endpoint">Address and port.</param>
/// <param name="Room">The Ares room it leads to; null when it is none.</param>
/// <param name="MayRemove">It was added while running.</param>
public sealed record PortEntry(string Name, string Endpoint, string? Room, bool MayRemove);

/// <summary>Gives an Ares room a port of its own.</summary>
/// <param name="Room">Name of the room.</param>
/// <param name="Endpoint">Address and port, as 127.0.0.1:14885.</param>
/// <param name="Topic">Topic.</param>
public sealed record NewPort(string Room, string Endpoint, string Topic = "");

/// <summary>A setting.</summary>
/// <param name="Key">The key.</param>
/// <param name="Value">What is in force; empty for secrets.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="MayChange">It may be changed while running.</param>
/// <param name="IsChanged">It was changed while running.</param>
public sealed record SettingEntry(string Key, string Value, string Meaning, bool MayChange, bool IsChanged);

/// <summary>Changes a setting.</summary>
/// <param name="Value">The value; null for what the configuration says.</param>
public sealed record SettingChange(string? Value);

/// <summary>Measurements over time.</summary>
/// <param name="Step">Seconds between samples.</param>
/// <param name="Samples">Oldest first.</param>
public sealed record MetricsSeries(int Step, IReadOnlyList<MetricsSample> Samples);

/// <summary>A copy of the database.</summary>
public sealed record BackupEntry(string Name, DateTimeOffset At, long Bytes);

/// <summary>How the server is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Version of the program.</param>
/// <param name="Since">When it started.</param>
/// <param name="StorageHealthy">What is changed can be stored.</param>
/// <param name="Accounts">Accounts there are.</param>
/// <param name="Online">Sessions by network.</param>
/// <param name="Rooms">Rooms there are.</param>
/// <param name="Ports">What listens where.</param>
/// <param name="Memory">Resident memory in bytes.</param>
/// <param name="Threads">Threads.</param>
/// <param name="IsSetUp">The owner has gone through the set-up.</param>
public sealed record ServerStatus(
    string Name,
    string Version,
    DateTimeOffset Since,
    bool StorageHealthy,
    int Accounts,
    IReadOnlyDictionary<string, int> Online,
    int Rooms,
    IReadOnlyList<PortEntry> Ports,
    long Memory,
    int Threads,
    bool IsSetUp);

/// <summary>What the owner decides at the first start.</summary>
/// <param name="Name">Name of the server; 1 to 60 characters.</param>
/// <param name="GuestsWelcome">People may chat without an account.</param>
/// <param name="RegistrationOpen">People may make accounts.</param>
/// <param name="Current">The owner's present password.</param>
/// <param name="Password">The owner's new password, at least 8 characters; empty keeps the present one.</param>
public sealed record SetUp(string Name, bool GuestsWelcome, bool RegistrationOpen, string Current = "", string Password = "");

/// <summary>How the set-up stands.</summary>
public sealed record SetUpState(string Name, bool GuestsWelcome, bool RegistrationOpen, bool IsDone);

/// <summary>A token for scripts.</summary>
/// <param name="Id">Names it.</param>
/// <param name="Name">What it is for.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="Standing">The most it gives leave to.</param>
/// <param name="Ranges">Address ranges it may be used from; none for anywhere.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="UsedAt">When it was used last, to the hour.</param>
/// <param name="Expires">When it ends; null for never.</param>
public sealed record TokenEntry(
    string Id, string Name, string Account, Standing Standing, IReadOnlyList<string> Ranges, DateTimeOffset CreatedAt, DateTimeOffset UsedAt, DateTimeOffset? Expires);

/// <summary>Makes a token for scripts; it acts for the caller.</summary>
/// <param name="Name">What it is for; 1 to 60 characters.</param>
/// <param name="Standing">The most it gives leave to; not more than the caller has.</param>
/// <param name="Ranges">Address ranges it may be used from, at most 20; none for anywhere.</param>
/// <param name="Expires">When it ends; null for never.</param>
public sealed record NewToken(string Name, Standing Standing = Standing.Member, IReadOnlyList<string>? Ranges = null, DateTimeOffset? Expires = null);

/// <summary>A token that was made.</summary>
/// <param name="Token">To be sent as <c>Authorization: Bearer ...</c>; shown once.</param>
/// <param name="Entry">What is known of it.</param>
public sealed record MadeToken(string Token, TokenEntry Entry);

/// <summary>A trace of one session.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Session">The session.</param>
/// <param name="Name">Who.</param>
/// <param name="Network">Where.</param>
/// <param name="Until">When it ends by itself.</param>
/// <param name="Frames">Packets seen so far.</param>
public sealed record TraceEntry(long Id, long Session, string Name, Network Network, DateTimeOffset Until, int Frames);

/// <summary>Traces a session.</summary>
/// <param name="Session">Number of the session.</param>
/// <param name="Seconds">For how long; 1 to 600.</param>
public sealed record NewTrace(long Session, int Seconds = 60);
