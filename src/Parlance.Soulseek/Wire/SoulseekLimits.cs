namespace Parlance.Soulseek;

/// <summary>What a reader accepts at most. Texts are counted in bytes, lists in elements.</summary>
/// <remarks>
/// These are guards against strangers. They lie well above what is legal, so that a server can say what is wrong with a name that is too long.
/// The sizes of frames are what clients in use accept (Nicotine+), but for what a server takes from a client.
/// </remarks>
public static class SoulseekLimits
{
    /// <summary>A frame from a client to the server: code and body.</summary>
    public const int FrameFromClient = 64 * 1024;

    /// <summary>A frame from the server to a client: code and body.</summary>
    public const int FrameFromServer = 448 * 1024 * 1024;

    /// <summary>The first frame of a connection between clients, and any frame of type <c>D</c>.</summary>
    public const int FrameInit = 16 * 1024;

    /// <summary>A frame of type <c>P</c>, unless its code says otherwise.</summary>
    public const int FramePeer = 1024 * 1024;

    /// <summary>A frame of type <c>P</c> with search results or the contents of a folder, or of unknown code.</summary>
    public const int FramePeerLarge = 16 * 1024 * 1024;

    /// <summary>A frame of type <c>P</c> with a list of shares or user information; to be accepted only when it was asked for.</summary>
    public const int FramePeerHuge = 448 * 1024 * 1024;

    /// <summary>What search results or the contents of a folder may inflate to.</summary>
    public const int Inflated = 128 * 1024 * 1024;

    /// <summary>What a list of shares may inflate to: 2 GiB in clients in use, here as much as one array can hold.</summary>
    public const int InflatedShares = 0x7FFF_FFC7;

    /// <summary>A name: of a user, a room, an interest, a country.</summary>
    public const int Name = 8 * 1024;

    /// <summary>A text of people: a line, a ticker, a search, a greeting, a reason.</summary>
    public const int Message = 64 * 1024;

    /// <summary>A path with its separators.</summary>
    public const int Path = 128 * 1024;

    /// <summary>What a user says about himself.</summary>
    public const int Description = 1024 * 1024;

    /// <summary>A user's picture.</summary>
    public const int Picture = FramePeerHuge;

    /// <summary>A body of unknown layout.</summary>
    public const int Unknown = 1024 * 1024;

    /// <summary>Names that a client lists in one message.</summary>
    public const int NamesFromClient = 8 * 1024;

    /// <summary>Any list from the server.</summary>
    public const int ListFromServer = 4 * 1024 * 1024;

    /// <summary>Folders in one list.</summary>
    public const int Folders = 16 * 1024 * 1024;

    /// <summary>Files in one list.</summary>
    public const int Files = 16 * 1024 * 1024;

    /// <summary>Attributes of one file; three or four are in use.</summary>
    public const int Attributes = 256;
}
