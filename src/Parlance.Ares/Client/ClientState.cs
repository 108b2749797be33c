namespace Parlance.Ares.Client;

/// <summary>Where a client stands.</summary>
public enum ClientState
{
    /// <summary>In no room, and not on the way to one.</summary>
    Away,

    /// <summary>Connecting, or waiting for the end of the user list.</summary>
    Joining,

    /// <summary>In the room.</summary>
    Joined,

    /// <summary>The connection was lost; the next attempt is waited for or under way.</summary>
    Returning,
}
