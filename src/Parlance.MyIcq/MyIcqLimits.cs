namespace Parlance.MyIcq;

/// <summary>Sizes of the protocol, in bytes unless said otherwise.</summary>
public static class MyIcqLimits
{
    /// <summary>The UDP port a server listens on unless told otherwise (gaim-myicq, myicqd).</summary>
    public const int DefaultPort = 8000;

    /// <summary>The header of every datagram.</summary>
    public const int Header = 20;

    /// <summary>The largest datagram either way: the buffer of myicqd 1.0.</summary>
    public const int Datagram = 1024;

    /// <summary>The largest body.</summary>
    public const int Payload = Datagram - Header;

    /// <summary>
    /// The longest text that fits in a datagram. Declarations allow it everywhere, because a text that is refused shifts all that follow;
    /// the limits of single fields below are for those who fill them in.
    /// </summary>
    public const int String = Payload - 3;

    /// <summary>The longest text of a message: the client's 450 and the font suffix it adds.</summary>
    public const int Text = 512;

    /// <summary>The longest domain that clients can keep.</summary>
    public const int Domain = 49;

    /// <summary>The longest nick and province that myicqd 1.0 kept.</summary>
    public const int Nick = 16;

    /// <summary>The longest password that clients let a user type.</summary>
    public const int Password = 16;

    /// <summary>The part of the password that makes the key.</summary>
    public const int Key = 8;

    /// <summary>The longest name and password of a chat group.</summary>
    public const int GroupName = 16;

    /// <summary>Most friends in one MULTI_ONLINE packet, in elements.</summary>
    public const int MultiOnline = 48;

    /// <summary>Most users in one search result, in elements.</summary>
    public const int SearchPage = 25;

    /// <summary>Most numbers in one contact list packet, in elements: what fits behind the count.</summary>
    public const int ContactPage = (Payload - 2) / 4;

    /// <summary>Most elements of any other list: none takes less than two bytes.</summary>
    public const int List = Payload / 2;

    /// <summary>The largest frame between peers, its length not counted (gaim's buffer).</summary>
    public const int PeerFrame = 4096;

    /// <summary>The header of a frame between peers, its length not counted.</summary>
    public const int PeerHeader = 13;

    /// <summary>The longest text between peers.</summary>
    public const int PeerString = PeerFrame - PeerHeader - 3;

    /// <summary>What gaim puts into one frame of a file.</summary>
    public const int FilePiece = 2048;

    /// <summary>The highest face (head icon) a client can show; a number, not a size.</summary>
    public const int HighestFace = 84;
}
