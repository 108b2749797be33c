namespace Parlance.Ares.Client;

/// <summary>How an attempt to join a room ended.</summary>
/// <param name="Outcome">The outcome.</param>
/// <param name="Name">Name given by the room; empty unless joined.</param>
/// <param name="Reason">What the room said before it closed the connection; empty when joined.</param>
/// <param name="Redirect">The room to go to instead; null unless redirected.</param>
public sealed record JoinResult(JoinOutcome Outcome, string Name, string Reason, Hashlink? Redirect)
{
    /// <summary>The client is in the room.</summary>
    public bool IsJoined => Outcome == JoinOutcome.Joined;
}
