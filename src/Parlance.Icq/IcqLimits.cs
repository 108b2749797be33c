namespace Parlance.Icq;

/// <summary>The limits of the protocol, in bytes unless said otherwise. A longer field is refused when reading and when writing.</summary>
public static class IcqLimits
{
    /// <summary>Longest datagram that is read. Real clients never come near.</summary>
    public const int Datagram = 1500;

    /// <summary>Longest datagram to a client: mICQ and icqlib read 1024 bytes of parameters.</summary>
    public const int ToClient = 1030;

    /// <summary>Longest message text. The clients themselves stop at 450.</summary>
    public const int Message = 960;

    /// <summary>Longest "about" text; 450 in the clients.</summary>
    public const int About = 900;

    /// <summary>Longest name, address, e-mail or other short text.</summary>
    public const int Short = 255;

    /// <summary>Longest password on the wire; the first eight bytes count.</summary>
    public const int Password = 32;

    /// <summary>Bytes of a password that count.</summary>
    public const int SignificantPassword = 8;

    /// <summary>UINs in one packet.</summary>
    public const int ContactsInPacket = 255;

    /// <summary>Users that a search finds at most.</summary>
    public const int SearchResults = 40;

    /// <summary>Users that a client takes of one answer, whatever the server sends.</summary>
    public const int MostFound = 1000;

    /// <summary>Packets that a client keeps count of while one before them is missing.</summary>
    public const int StoredMessages = 16_384;

    /// <summary>Packets in a packet of several.</summary>
    public const int Packets = 64;

    /// <summary>Interests or affiliations in a list.</summary>
    public const int Keywords = 8;

    /// <summary>Longest packet between clients: file data.</summary>
    public const int Peer = 8192;

    /// <summary>Longest file name between clients.</summary>
    public const int FileName = 1024;

    /// <summary>The UIN of the service itself, which system messages come from.</summary>
    public const uint ServiceUin = 10_000;

    /// <summary>The UIN that web and e-mail pagers come from.</summary>
    public const uint PagerUin = 10;
}
