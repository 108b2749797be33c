namespace Parlance.Ares.Client;

/// <summary>What clients in use call their own data (200, 201), and the values they put in it.</summary>
/// <remarks>Source: cb0t 3.39.</remarks>
public static class CustomIdents
{
    /// <summary>Time to oneself and back.</summary>
    public const string Latency = "cb0t_latency_check";

    /// <summary>Somebody types; one byte.</summary>
    public const string Typing = "cb0t_writing";

    /// <summary>Somebody is here or away; one byte.</summary>
    public const string Presence = "cb0t_online_status";

    /// <summary>Wants attention.</summary>
    public const string Nudge = "cb0t_nudge";

    /// <summary>A sealed private message, see <see cref="SealedText"/>.</summary>
    public const string Sealed = "cb0t_pm_msg";

    /// <summary>Value of <see cref="Typing"/> while somebody types.</summary>
    public const byte IsTyping = 2;

    /// <summary>Value of <see cref="Typing"/> when somebody stopped.</summary>
    public const byte HasStopped = 1;

    /// <summary>Value of <see cref="Presence"/> of somebody who is here.</summary>
    public const byte IsHere = 1;

    /// <summary>Value of <see cref="Presence"/> of somebody who is away.</summary>
    public const byte IsAway = 3;
}
