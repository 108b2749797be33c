using System.Collections.Concurrent;

namespace Parlance.Soulseek;

/// <summary>The own searches that are under way, by token. What answers no search of these is not even inflated.</summary>
internal sealed class SearchDesk
{
    private readonly ConcurrentDictionary<uint, ActiveSearch> open = new();

    public bool Wants(uint token) => open.ContainsKey(token);

    public void Offer(in ToPeer.FileSearchResponse response)
    {
        if (open.TryGetValue(response.Token, out var search))
        {
            search.Offer(response);
        }
    }

    public void Open(uint token, ActiveSearch search) => open[token] = search;

    public void Close(uint token) => open.TryRemove(token, out _);
}
