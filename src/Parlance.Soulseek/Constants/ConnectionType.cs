namespace Parlance.Soulseek;

/// <summary>Kinds of connections between clients. Source: 002 PeerInit; 003 PeerInit (Code 1).</summary>
public static class ConnectionType
{
    /// <summary>Messages: shares, searches, requests for files.</summary>
    public const string Peer = "P";

    /// <summary>One file.</summary>
    public const string File = "F";

    /// <summary>The tree that searches run down.</summary>
    public const string Distributed = "D";
}
