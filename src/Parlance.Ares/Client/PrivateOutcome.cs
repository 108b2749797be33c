namespace Parlance.Ares.Client;

/// <summary>What became of a private message.</summary>
public enum PrivateOutcome
{
    /// <summary>The room took it and did not refuse it.</summary>
    Delivered,

    /// <summary>Nobody of that name is there (27).</summary>
    Offline,

    /// <summary>That user ignores the sender, or the sender is muzzled (26).</summary>
    Ignored,

    /// <summary>The room neither refused it nor returned what was sent behind it in time.</summary>
    Unconfirmed,
}
