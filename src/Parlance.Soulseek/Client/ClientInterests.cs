using System.Collections.Immutable;

namespace Parlance.Soulseek;

/// <summary>What users like and hate, and what the server recommends by it. The server forgets interests at the end of a session; the client tells them again after each login.</summary>
public sealed class ClientInterests
{
    private const int LongestItem = 64;
    private readonly ClientCore core;
    private readonly Lock gate = new();
    private ImmutableSortedSet<string> likes = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
    private ImmutableSortedSet<string> hates = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    internal ClientInterests(ClientCore core)
    {
        this.core = core;
        core.LoggedIn += OnLoggedIn;
        core.Routes.On<ToClient.Recommendations>();
        core.Routes.On<ToClient.GlobalRecommendations>();
        core.Routes.On<ToClient.UserInterests>();
        core.Routes.On<ToClient.SimilarUsers>();
        core.Routes.On<ToClient.ItemRecommendations>();
        core.Routes.On<ToClient.ItemSimilarUsers>();
    }

    /// <summary>What the user likes.</summary>
    public IReadOnlySet<string> Likes => likes;

    /// <summary>What the user hates.</summary>
    public IReadOnlySet<string> Hates => hates;

    /// <summary>Adds something the user likes.</summary>
    /// <param name="item">1 to 64 bytes; written in small letters. A server keeps some 30.</param>
    /// <exception cref="ArgumentException">The item is empty or too long. Source: 003 AddInterest (Code 51).</exception>
    public void Like(string item)
    {
        lock (gate)
        {
            likes = likes.Add(Checked(item));
        }

        core.Link.TrySend(new ToServer.AddThingILike(Checked(item)));
    }

    /// <summary>Takes it back.</summary>
    /// <param name="item">What. Source: 003 RemoveInterest (Code 52).</param>
    public void Unlike(string item)
    {
        lock (gate)
        {
            likes = likes.Remove(Checked(item));
        }

        core.Link.TrySend(new ToServer.RemoveThingILike(Checked(item)));
    }

    /// <summary>Adds something the user hates.</summary>
    /// <param name="item">As for <see cref="Like"/>.</param>
    /// <exception cref="ArgumentException">The item is empty or too long. Source: 003 AddHatedInterest (Code 117).</exception>
    public void Hate(string item)
    {
        lock (gate)
        {
            hates = hates.Add(Checked(item));
        }

        core.Link.TrySend(new ToServer.AddThingIHate(Checked(item)));
    }

    /// <summary>Takes it back.</summary>
    /// <param name="item">What. Source: 003 RemoveHatedInterest (Code 118).</param>
    public void Unhate(string item)
    {
        lock (gate)
        {
            hates = hates.Remove(Checked(item));
        }

        core.Link.TrySend(new ToServer.RemoveThingIHate(Checked(item)));
    }

    /// <summary>Asks what the server recommends, and what it advises against.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SoulseekException">There is no link, or no answer. Source: 003 GetRecommendations (Code 54).</exception>
    public Task<ToClient.Recommendations> GetRecommendationsAsync(CancellationToken cancellationToken = default) =>
        core.AskAsync<ToServer.Recommendations, ToClient.Recommendations>(default, _ => true, cancellationToken);

    /// <summary>Asks what all users together like and hate most.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SoulseekException">There is no link, or no answer. Source: 003 GetGlobalRecommendations (Code 56).</exception>
    public Task<ToClient.GlobalRecommendations> GetGlobalRecommendationsAsync(CancellationToken cancellationToken = default) =>
        core.AskAsync<ToServer.GlobalRecommendations, ToClient.GlobalRecommendations>(default, _ => true, cancellationToken);

    /// <summary>Asks what somebody likes and hates.</summary>
    /// <param name="username">Who.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SoulseekException">There is no link, or no answer. Source: 003 GetUserInterests (Code 57).</exception>
    public Task<ToClient.UserInterests> GetOfUserAsync(string username, CancellationToken cancellationToken = default) =>
        core.AskAsync<ToServer.UserInterests, ToClient.UserInterests>(new(username), m => m.Username == username, cancellationToken);

    /// <summary>Asks who likes the same.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SoulseekException">There is no link, or no answer. Source: 003 GetSimilarUsers (Code 110).</exception>
    public async Task<IReadOnlyList<SimilarUser>> GetSimilarUsersAsync(CancellationToken cancellationToken = default) =>
        (await core.AskAsync<ToServer.SimilarUsers, ToClient.SimilarUsers>(default, _ => true, cancellationToken)).Users;

    /// <summary>Asks what goes with an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SoulseekException">There is no link, or no answer. Source: 003 GetItemRecommendations (Code 111).</exception>
    public async Task<IReadOnlyList<Recommendation>> GetItemRecommendationsAsync(string item, CancellationToken cancellationToken = default) =>
        (await core.AskAsync<ToServer.ItemRecommendations, ToClient.ItemRecommendations>(new(item), m => Same(m.Item, item), cancellationToken)).Recommendations;

    /// <summary>Asks who likes an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="SoulseekException">There is no link, or no answer. Source: 003 GetItemSimilarUsers (Code 112).</exception>
    public async Task<IReadOnlyList<string>> GetItemUsersAsync(string item, CancellationToken cancellationToken = default) =>
        (await core.AskAsync<ToServer.ItemSimilarUsers, ToClient.ItemSimilarUsers>(new(item), m => Same(m.Item, item), cancellationToken)).Usernames;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string Checked(string item)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(item);
        return Line.Checked(item.ToLowerInvariant(), LongestItem);
    }

    private void OnLoggedIn()
    {
        foreach (var item in likes)
        {
            core.Link.TrySend(new ToServer.AddThingILike(item));
        }

        foreach (var item in hates)
        {
            core.Link.TrySend(new ToServer.AddThingIHate(item));
        }
    }
}
