namespace Parlance.Soulseek;

/// <summary>Who belongs where. A user's name is a claim of his client: the server gives no proof of it to others, so what must not leak belongs into no share.</summary>
public sealed record ShareGroups
{
    /// <summary>Nobody belongs anywhere.</summary>
    public static ShareGroups None { get; } = new();

    /// <summary>Users who see what is shared with <see cref="ShareAudience.Buddies"/>.</summary>
    public IReadOnlySet<string> Buddies { get; init; } = new HashSet<string>();

    /// <summary>Users who see what is shared with buddies and what is shared with <see cref="ShareAudience.Trusted"/>.</summary>
    public IReadOnlySet<string> Trusted { get; init; } = new HashSet<string>();

    /// <summary>Other groups, by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> Named { get; init; } = new Dictionary<string, IReadOnlySet<string>>();

    /// <summary>Users who get nothing: searches are not answered, lists of shares are empty, requests are refused.</summary>
    public IReadOnlySet<string> Banned { get; init; } = new HashSet<string>();

    /// <summary>How a user sees a folder.</summary>
    internal ShareVisibility Of(string username, SharedFolder folder) =>
        Banned.Contains(username) ? ShareVisibility.Hidden
        : IsAmong(username, folder.Audience) ? ShareVisibility.Open
        : folder.IsRevealed ? ShareVisibility.Locked : ShareVisibility.Hidden;

    private bool IsAmong(string username, string audience) => audience switch
    {
        ShareAudience.Everyone => true,
        ShareAudience.Buddies => Buddies.Contains(username) || Trusted.Contains(username),
        ShareAudience.Trusted => Trusted.Contains(username),
        _ => Named.TryGetValue(audience, out var members) && members.Contains(username),
    };
}
