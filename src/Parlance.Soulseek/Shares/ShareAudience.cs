namespace Parlance.Soulseek;

/// <summary>The audiences that need no group of their own.</summary>
public static class ShareAudience
{
    /// <summary>Everybody who is not banned.</summary>
    public const string Everyone = "everyone";

    /// <summary>Buddies and trusted ones.</summary>
    public const string Buddies = "buddies";

    /// <summary>Trusted ones only.</summary>
    public const string Trusted = "trusted";
}
