namespace Parlance.Core.Model;

/// <summary>What an account shares and how fast it gives.</summary>
/// <param name="Speed">Average upload speed in bytes per second.</param>
/// <param name="Uploads">Uploads that made up the average.</param>
/// <param name="Files">Shared files.</param>
/// <param name="Folders">Shared folders.</param>
/// <param name="SlotsFull">All upload slots are taken.</param>
public readonly record struct SharingStats(uint Speed, uint Uploads, uint Files, uint Folders, bool SlotsFull = false);

/// <summary>A line somebody pinned to a room.</summary>
/// <param name="Handle">Who.</param>
/// <param name="Text">The line; never empty in a room.</param>
/// <param name="SetAt">When.</param>
public sealed record Ticker(string Handle, string Text, DateTimeOffset SetAt);

/// <summary>A direct message from one account to another.</summary>
/// <param name="Id">Number of the message; grows, never reused.</param>
/// <param name="FromId">Account of the sender; 0 for the server itself.</param>
/// <param name="From">Handle of the sender when it was sent.</param>
/// <param name="ToId">Account of the receiver.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; other kinds put their parts here, separated by U+001F.</param>
/// <param name="SentAt">When the server took it.</param>
/// <param name="Origin">Network it was sent from.</param>
/// <param name="Original">The bytes of the body as the sender's network spelled it, for receivers on the same network; null when the text says all.</param>
public sealed record DirectMessage(
    long Id, long FromId, string From, long ToId, MessageKind Kind, string Text, DateTimeOffset SentAt, Network Origin, byte[]? Original = null);

/// <summary>What a direct message is.</summary>
public enum MessageKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>Description and address.</summary>
    Url,

    /// <summary>Asks to be allowed to add the receiver.</summary>
    AuthorisationRequest,

    /// <summary>Allows it.</summary>
    AuthorisationGranted,

    /// <summary>Refuses it.</summary>
    AuthorisationRefused,

    /// <summary>Tells that the sender added the receiver.</summary>
    Added,

    /// <summary>A list of contacts.</summary>
    Contacts,

    /// <summary>An automatic answer of somebody who is away.</summary>
    AutoReply,

    /// <summary>Asks for a direct session (chat, file); worth nothing once the sender is gone, so it is not stored.</summary>
    SessionRequest,

    /// <summary>A kind only its own network knows; relayed there byte for byte.</summary>
    Other,
}

/// <summary>The networks people come from.</summary>
public enum Network
{
    /// <summary>The server itself, or its operator.</summary>
    Server,

    /// <summary>Ares chat rooms.</summary>
    Ares,

    /// <summary>Soulseek.</summary>
    Soulseek,

    /// <summary>ICQ over UDP.</summary>
    Icq,

    /// <summary>MyICQ / LinQ.</summary>
    MyIcq,

    /// <summary>A browser.</summary>
    Web,
}

/// <summary>How reachable somebody is.</summary>
public enum PresenceState
{
    /// <summary>No session, or none that is announced.</summary>
    Offline,

    /// <summary>Online, but shown to nobody.</summary>
    Invisible,

    /// <summary>Do not disturb.</summary>
    DoNotDisturb,

    /// <summary>Occupied.</summary>
    Occupied,

    /// <summary>Not available: away for long.</summary>
    NotAvailable,

    /// <summary>Away.</summary>
    Away,

    /// <summary>Free for chat.</summary>
    FreeForChat,

    /// <summary>Online.</summary>
    Online,
}

/// <summary>What the owner of an account may do on the whole server.</summary>
public enum Role
{
    /// <summary>Chat.</summary>
    Member,

    /// <summary>Kick and mute.</summary>
    Moderator,

    /// <summary>Everything but make administrators.</summary>
    Admin,

    /// <summary>Everything.</summary>
    Owner,
}

/// <summary>Against what a password can be checked.</summary>
public enum CredentialKind
{
    /// <summary>The password in full.</summary>
    Password,

    /// <summary>Its first eight characters, which is all that ICQ compares.</summary>
    First8,

    /// <summary>SHA-1 of the password, sealed with the server's key: what the Ares challenge needs.</summary>
    AresSha1,

    /// <summary>A password for Ares alone; while there is one, Ares takes no other.</summary>
    Ares,

    /// <summary>A password for Soulseek alone.</summary>
    Soulseek,

    /// <summary>The first eight characters of a password for ICQ alone.</summary>
    Icq,

    /// <summary>A password for MyICQ alone.</summary>
    MyIcq,
}

/// <summary>What a ban is against.</summary>
public enum BanKind
{
    /// <summary>An account, by handle.</summary>
    Account,

    /// <summary>An address or a range in CIDR form.</summary>
    Address,
}

/// <summary>A ban.</summary>
/// <param name="Kind">What it is against.</param>
/// <param name="Subject">Handle or address.</param>
/// <param name="Until">When it ends; null for never.</param>
/// <param name="Reason">Why, for the moderators.</param>
/// <param name="By">Who banned.</param>
/// <param name="At">When.</param>
public sealed record Ban(BanKind Kind, string Subject, DateTimeOffset? Until, string Reason, string By, DateTimeOffset At);

/// <summary>Something a moderator or the server did that somebody may ask about later.</summary>
/// <param name="Id">Number, given when stored.</param>
/// <param name="At">When.</param>
/// <param name="Actor">Who.</param>
/// <param name="Action">What, in one word of the kind <c>ban</c>, <c>role</c>, <c>password</c>.</param>
/// <param name="Subject">To whom or what.</param>
/// <param name="Detail">More, without message texts or passwords.</param>
public sealed record AuditEntry(long Id, DateTimeOffset At, string Actor, string Action, string Subject, string Detail);
