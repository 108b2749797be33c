namespace Parlance.Icq;

/// <summary>The kinds of connection that messages of ICQ travel on.</summary>
public static class IcqLink
{
    /// <summary>Datagrams between client and server.</summary>
    public const string Server = "server";

    /// <summary>Requests and answers inside <see cref="ToServer.MetaUser"/> and <see cref="ToClient.MetaUser"/> of version 5.</summary>
    public const string Meta = "meta";

    /// <summary>The TCP connection between two clients.</summary>
    public const string Peer = "peer";

    /// <summary>The TCP connection of a file transfer.</summary>
    public const string File = "file";

    /// <summary>The TCP connection of a chat.</summary>
    public const string Chat = "chat";
}
