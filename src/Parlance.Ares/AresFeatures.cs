namespace Parlance.Ares;

/// <summary>What a client can do, in its login and its status updates.</summary>
[Flags]
public enum ClientFeatures : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Private and direct chat.</summary>
    PrivateChat = 1,

    /// <summary>Shares files.</summary>
    Sharing = 2,

    /// <summary>Understands compressed frames.</summary>
    Compression = 4,
}

/// <summary>What a client can do, in the byte that follows the region.</summary>
[Flags]
public enum ExtraFeatures : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Plays voice clips for the room.</summary>
    Voice = 1,

    /// <summary>Plays private voice clips.</summary>
    PrivateVoice = 2,

    /// <summary>Plays Opus clips for the room; implies <see cref="Voice"/>.</summary>
    Opus = 4,

    /// <summary>Plays private Opus clips; implies <see cref="PrivateVoice"/>.</summary>
    PrivateOpus = 8,

    /// <summary>Shows markup.</summary>
    Html = 16,
}

/// <summary>What a room offers, in <see cref="ToClient.MyFeatures"/>.</summary>
[Flags]
public enum RoomFeatures : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Private messages.</summary>
    Private = 1,

    /// <summary>Browsing and searching of files.</summary>
    Sharing = 2,

    /// <summary>Compressed frames.</summary>
    Compression = 4,

    /// <summary>Voice clips.</summary>
    Voice = 8,

    /// <summary>Opus clips.</summary>
    Opus = 16,

    /// <summary>Drawings for the room.</summary>
    RoomScribbles = 32,

    /// <summary>Private drawings.</summary>
    PrivateScribbles = 64,

    /// <summary>Markup.</summary>
    Html = 128,
}

/// <summary>Kinds of file.</summary>
public enum AresMime : byte
{
    /// <summary>Anything else; in a query, everything.</summary>
    Other = 0,

    /// <summary>MP3 and the like.</summary>
    Audio = 1,

    /// <summary>Other audio.</summary>
    Audio2 = 2,

    /// <summary>Software.</summary>
    Software = 3,

    /// <summary>Other audio.</summary>
    Audio3 = 4,

    /// <summary>Video.</summary>
    Video = 5,

    /// <summary>Document.</summary>
    Document = 6,

    /// <summary>Image.</summary>
    Image = 7,

    /// <summary>In a query: <see cref="Other"/>.</summary>
    QueryOther = 8,

    /// <summary>In a query: everything.</summary>
    QueryAll = 255,
}
