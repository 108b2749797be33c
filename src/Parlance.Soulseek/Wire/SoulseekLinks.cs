namespace Parlance.Soulseek;

/// <summary>The kinds of connection, as <see cref="Wire.MessageSpec.Link"/> names them. Each frames its messages in its own way.</summary>
public static class SoulseekLinks
{
    /// <summary>Between a client and the server: four bytes of length, four of code.</summary>
    public const string Server = "server";

    /// <summary>The first frame of any connection between clients: four bytes of length, one of code.</summary>
    public const string Init = "init";

    /// <summary>Type <c>P</c>, after the first frame: four bytes of length, four of code.</summary>
    public const string Peer = "peer";

    /// <summary>Type <c>D</c>, after the first frame: four bytes of length, one of code.</summary>
    public const string Distributed = "distributed";

    /// <summary>Type <c>F</c>, after the first frame: no frames, a number each way and then the bytes of a file.</summary>
    public const string File = "file";
}
