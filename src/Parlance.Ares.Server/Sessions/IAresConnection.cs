namespace Parlance.Ares.Server.Sessions;

/// <summary>What whoever looks at a connection to a room must know to read it.</summary>
public interface IAresConnection
{
    /// <summary>What its texts are encrypted with; null when they are not.</summary>
    AresCipher? Cipher { get; }

    /// <summary>A web chat: no frames, but texts on a WebSocket.</summary>
    bool IsWeb { get; }
}
