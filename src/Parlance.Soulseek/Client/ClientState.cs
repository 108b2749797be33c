namespace Parlance.Soulseek;

/// <summary>How the link to the server stands.</summary>
public enum ClientState
{
    /// <summary>No link, and none is being made.</summary>
    Disconnected,

    /// <summary>Connecting or logging in.</summary>
    Connecting,

    /// <summary>Logged in.</summary>
    LoggedIn,

    /// <summary>The link broke; the client waits before it connects again.</summary>
    Waiting,

    /// <summary>The same name logged in elsewhere. The client stays away until <see cref="SoulseekClient.ConnectAsync"/> is called again.</summary>
    LoggedInElsewhere,

    /// <summary>The server refused the login. The client stays away until <see cref="SoulseekClient.ConnectAsync"/> is called again.</summary>
    Refused,

    /// <summary>Disposed of.</summary>
    Closed,
}
