namespace Parlance.Soulseek;

/// <summary>A search on the wishlist.</summary>
/// <param name="Query">Its words.</param>
/// <param name="Options">Which answers count; the scope is always <see cref="SearchScope.Wish"/>.</param>
public sealed record Wish(string Query, SearchOptions? Options = null);
