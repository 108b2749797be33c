namespace Parlance.Ares;

/// <summary>Limits of the protocol and of the rooms in real use; bytes unless the name says otherwise.</summary>
/// <remarks>The first group is what a reader accepts at all; the second is what rooms and clients in use keep to, and what a sender should cut to.</remarks>
public static class AresLimits
{
    /// <summary>Most bytes of one frame's code and body, as far as the two-byte length can say.</summary>
    public const int Frame = ushort.MaxValue + 1;

    /// <summary>Most bytes of a frame's code and body before the login is through; a real login is below 300.</summary>
    public const int FrameBeforeLogin = 1024;

    /// <summary>Most bytes that one compressed frame may inflate to.</summary>
    public const int Inflated = 256 * 1024;

    /// <summary>How many times its own size a compressed frame may inflate to.</summary>
    public const int InflatedRatio = 64;

    /// <summary>Most bytes of a datagram of the room list.</summary>
    public const int Datagram = 1500;

    /// <summary>Longest name a reader accepts; rooms cut it to <see cref="NameKept"/>.</summary>
    public const int Name = 1024;

    /// <summary>Longest text a reader accepts; rooms cut it to the limit of its kind.</summary>
    public const int Text = ushort.MaxValue;

    /// <summary>Most rooms or nodes in one list.</summary>
    public const int Nodes = 255;

    /// <summary>Bytes of one piece of a voice clip that a room passes on; clients send 6144 and a head.</summary>
    public const int VoicePiece = 8 * 1024;

    /// <summary>Most tags in one list.</summary>
    public const int Tags = 256;

    /// <summary>Shortest and longest user name that a room keeps.</summary>
    public const int NameKept = 20;

    /// <summary>Characters of a public line, emote, private message or command.</summary>
    public const int LineChars = 300;

    /// <summary>Bytes of a public line, emote or private message on the way out.</summary>
    public const int Line = 300;

    /// <summary>Bytes of an announcement.</summary>
    public const int Announcement = 4000;

    /// <summary>Bytes of a sealed private message that is opened.</summary>
    public const int Sealed = 4096;

    /// <summary>Bytes of a topic.</summary>
    public const int Topic = 500;

    /// <summary>Characters of a personal message.</summary>
    public const int PersonalMessageChars = 50;

    /// <summary>Characters of a region.</summary>
    public const int RegionChars = 30;

    /// <summary>An avatar of this size or more is not kept.</summary>
    public const int Avatar = 4064;

    /// <summary>An avatar below this size means that there is none.</summary>
    public const int AvatarLeast = 10;

    /// <summary>Files one user may share.</summary>
    public const int Shares = 12_000;

    /// <summary>Bytes of a whole scribble.</summary>
    public const int Scribble = 200_000;

    /// <summary>Bytes of one part of a scribble.</summary>
    public const int ScribbleChunk = 4000;
}
