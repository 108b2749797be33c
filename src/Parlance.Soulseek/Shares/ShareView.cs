namespace Parlance.Soulseek;

/// <summary>How one user, and everybody with the same rights, sees the shared folders.</summary>
/// <param name="key">One letter for each folder.</param>
internal readonly struct ShareView(string key) : IEquatable<ShareView>
{
    private const char HiddenKey = 'h';
    private const char LockedKey = 'l';
    private const char OpenKey = 'o';

    /// <summary>One letter for each folder.</summary>
    public string Key { get; } = key;

    /// <summary>Whether there is nothing to see.</summary>
    public bool IsBlind => !Key.AsSpan().ContainsAnyExcept(HiddenKey);

    public static ShareView Of(string username, ShareGroups groups, IReadOnlyList<SharedFolder> folders) => new(string.Create(folders.Count, (username, groups, folders), static (key, of) =>
    {
        for (var i = 0; i < key.Length; i++)
        {
            key[i] = of.groups.Of(of.username, of.folders[i]) switch
            {
                ShareVisibility.Open => OpenKey,
                ShareVisibility.Locked => LockedKey,
                _ => HiddenKey,
            };
        }
    }));

    public ShareVisibility Of(int share) => Key[share] switch
    {
        OpenKey => ShareVisibility.Open,
        LockedKey => ShareVisibility.Locked,
        _ => ShareVisibility.Hidden,
    };

    public bool Equals(ShareView other) => string.Equals(Key, other.Key, StringComparison.Ordinal);

    public override bool Equals(object? obj) => obj is ShareView other && Equals(other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Key);
}
