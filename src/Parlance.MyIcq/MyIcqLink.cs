namespace Parlance.MyIcq;

/// <summary>The kinds of connection. The numbers of frames between peers mean different things on a message and on a file session.</summary>
public static class MyIcqLink
{
    /// <summary>Datagrams between client and server.</summary>
    public const string Server = "server";

    /// <summary>What opens any TCP connection between two clients.</summary>
    public const string Peer = "peer";

    /// <summary>A message session between two clients.</summary>
    public const string Message = "message";

    /// <summary>A file session between two clients.</summary>
    public const string File = "file";
}
