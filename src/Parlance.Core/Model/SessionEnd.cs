namespace Parlance.Core.Model;

/// <summary>Why a session ended. The name is what logs and metrics show.</summary>
public enum SessionEnd
{
    /// <summary>The client closed or logged off.</summary>
    ClientLeft,

    /// <summary>Bytes that are not the protocol.</summary>
    Malformed,

    /// <summary>A frame above the limit.</summary>
    TooLarge,

    /// <summary>No login within the time allowed.</summary>
    LoginTimeout,

    /// <summary>Too much was sent before a login.</summary>
    LoginFlood,

    /// <summary>The login was refused.</summary>
    LoginRefused,

    /// <summary>The client does not take what is sent to it.</summary>
    SlowReader,

    /// <summary>The client kept sending more than it may.</summary>
    Flood,

    /// <summary>Nothing was heard for too long.</summary>
    Silent,

    /// <summary>The account logged in again elsewhere.</summary>
    Replaced,

    /// <summary>The account goes by another name now, which this client cannot learn but by a new login.</summary>
    Renamed,

    /// <summary>A moderator removed it.</summary>
    Kicked,

    /// <summary>A ban.</summary>
    Banned,

    /// <summary>The account was deleted.</summary>
    AccountDeleted,

    /// <summary>Sent elsewhere by a room or an operator.</summary>
    Redirected,

    /// <summary>More connections than its address may have.</summary>
    TooManyConnections,

    /// <summary>The server is full.</summary>
    ServerFull,

    /// <summary>The server stops.</summary>
    ServerStopping,

    /// <summary>A fault of ours.</summary>
    Fault,
}
