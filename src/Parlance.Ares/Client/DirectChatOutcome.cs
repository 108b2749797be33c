namespace Parlance.Ares.Client;

/// <summary>What a room says to the wish for a direct chat (72).</summary>
public enum DirectChatOutcome
{
    /// <summary>The user was told and may connect.</summary>
    Forwarded = 0,

    /// <summary>Nobody of that name is there.</summary>
    Offline = 1,

    /// <summary>That user ignores the asker.</summary>
    Ignored = 2,

    /// <summary>The identity of the session was not 16 bytes.</summary>
    BadSession = 3,

    /// <summary>The name was too short.</summary>
    BadName = 4,

    /// <summary>The room said nothing in time.</summary>
    Unanswered = 255,
}
