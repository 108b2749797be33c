namespace Parlance.Soulseek.Server;

/// <summary>Likes, hates, and what follows from them.</summary>
public sealed partial class SoulseekSession
{
    private const int Personal = 100;
    private const int Global = 200;

    internal void Prefer(string item, bool likes) => Community.Interests.Add(Account!, item, likes);

    internal void Unprefer(string item, bool likes) => Community.Interests.Remove(Account!, item, likes);

    internal async ValueTask RecommendAsync()
    {
        await TurnAsync();
        var (best, worst) = Ends(Community.Interests.Recommend(Account!), Personal);
        Send(new ToClient.Recommendations(best, worst));
    }

    internal async ValueTask RecommendGloballyAsync()
    {
        await TurnAsync();
        var (best, worst) = Ends(Community.Interests.Popular(), Global);
        Send(new ToClient.GlobalRecommendations(best, worst));
    }

    internal async ValueTask RecommendForAsync(ToServer.ItemRecommendations m)
    {
        await TurnAsync();
        Send(new ToClient.ItemRecommendations(m.Item, Ends(Community.Interests.RecommendFor(m.Item), Personal).Best));
    }

    internal async ValueTask TellSimilarUsersAsync()
    {
        await TurnAsync();
        Send(new ToClient.SimilarUsers(
            [.. Community.Interests.Similar(Account!).Take(Personal).Select(s => new SimilarUser(s.Account.Handle, (uint)s.Score))]));
    }

    internal async ValueTask TellFansAsync(ToServer.ItemSimilarUsers m)
    {
        await TurnAsync();
        Send(new ToClient.ItemSimilarUsers(m.Item, [.. Community.Interests.Fans(m.Item).Take(Global).Select(a => a.Handle)]));
    }

    internal void TellInterests(in ToServer.UserInterests m)
    {
        var (likes, hates) = TryAccount(m.Username, out var account) ? Community.Interests.Of(account) : ([], []);
        Send(new ToClient.UserInterests(m.Username, likes, hates));
    }

    internal void TellOwnInterests() => Send(new ToClient.MyRecommendations(Community.Interests.Of(Account!).Likes));

    internal void TellNoSimilar(in ToServer.SimilarRecommendations m) => Send(new ToClient.SimilarRecommendations(m.Item, []));

    private static (Recommendation[] Best, Recommendation[] Worst) Ends(IReadOnlyList<(string Item, int Score)> ranked, int most) => (
        [.. ranked.Take(most).Select(r => new Recommendation(r.Item, r.Score))],
        [.. ranked.Reverse().Take(most).Select(r => new Recommendation(r.Item, r.Score))]);
}
