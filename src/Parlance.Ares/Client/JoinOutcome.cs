namespace Parlance.Ares.Client;

/// <summary>How an attempt to join a room can end.</summary>
public enum JoinOutcome
{
    /// <summary>In the room. A room that asks newcomers to type a word counts as joined too: it shows nobody until the word was said.</summary>
    Joined,

    /// <summary>The room closed the connection, usually with a reason: the name is in use, a ban, too many connections.</summary>
    Refused,

    /// <summary>The room names another one.</summary>
    Redirected,
}
