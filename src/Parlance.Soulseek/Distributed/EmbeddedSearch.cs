namespace Parlance.Soulseek;

/// <summary>A search inside another message. Source: SLSKPROTOCOL server 93, distributed 93.</summary>
internal static class EmbeddedSearch
{
    /// <summary>The raw body of the search, its unknown tail too.</summary>
    /// <param name="body">Body of the message: the inner code in one byte, or in four as old SoulseekQt passed it on, then the inner body.</param>
    /// <param name="search">The inner body.</param>
    /// <returns>False when it is no search.</returns>
    public static bool TryUnwrap(ReadOnlySpan<byte> body, out ReadOnlySpan<byte> search)
    {
        var lead = body.Length > 4 && body[..3].IndexOfAnyExcept((byte)0) < 0 ? 3 : 0;
        var isSearch = body.Length > lead && body[lead] == ToPeer.DistribSearch.Code;
        search = isSearch ? body[(lead + 1)..] : default;
        return isSearch;
    }
}
