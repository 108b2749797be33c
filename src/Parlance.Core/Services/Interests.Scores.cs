using Parlance.Core.Model;

namespace Parlance.Core.Services;

/// <summary>
/// Who is alike, and what those who are alike also like. A common like or hate weighs +1, a like against a hate -1; everything counts only people online.
/// </summary>
public sealed partial class Interests
{
    /// <summary>Items others like, weighed by how alike they are; own items left out. Highest first.</summary>
    public IReadOnlyList<(string Item, int Score)> Recommend(Account account)
    {
        lock (gate)
        {
            if (!people.TryGetValue(account, out var own))
            {
                return [];
            }

            var scores = new Dictionary<string, int>();
            foreach (var (other, weight) in Weights(account, own))
            {
                Score(scores, other, weight);
            }

            return Ranked(scores.Where(s => s.Value != 0 && !own.Likes.Contains(s.Key) && !own.Hates.Contains(s.Key)));
        }
    }

    /// <summary>Items by how many more like them than hate them, among everybody. Highest first.</summary>
    public IReadOnlyList<(string Item, int Score)> Popular()
    {
        lock (gate)
        {
            return Ranked(items.Select(i => KeyValuePair.Create(i.Key, i.Value.Likes.Count - i.Value.Hates.Count)).Where(s => s.Value != 0));
        }
    }

    /// <summary>Items liked by those who like this one. Highest first.</summary>
    public IReadOnlyList<(string Item, int Score)> RecommendFor(string item)
    {
        var key = item.Trim().ToLowerInvariant();
        lock (gate)
        {
            var scores = new Dictionary<string, int>();
            foreach (var other in items.TryGetValue(key, out var index) ? index.Likes : [])
            {
                Score(scores, other, 1);
            }

            return Ranked(scores.Where(s => s.Value != 0 && s.Key != key));
        }
    }

    /// <summary>People with the most in common. Highest first.</summary>
    public IReadOnlyList<(Account Account, int Score)> Similar(Account account)
    {
        lock (gate)
        {
            return people.TryGetValue(account, out var own)
                ? [.. Weights(account, own).Where(w => w.Value > 0).OrderByDescending(w => w.Value).ThenBy(w => w.Key.Handle, StringComparer.Ordinal).Select(w => (w.Key, w.Value))]
                : [];
        }
    }

    /// <summary>People who like an item.</summary>
    public IReadOnlyList<Account> Fans(string item)
    {
        lock (gate)
        {
            return items.TryGetValue(item.Trim().ToLowerInvariant(), out var index)
                ? [.. index.Likes.OrderBy(a => a.Handle, StringComparer.Ordinal)]
                : [];
        }
    }

    private static void Weigh(Dictionary<Account, int> weights, Account self, HashSet<Account> others, int weight)
    {
        foreach (var other in others)
        {
            if (other != self)
            {
                weights[other] = weights.GetValueOrDefault(other) + weight;
            }
        }
    }

    private static IReadOnlyList<(string Item, int Score)> Ranked(IEnumerable<KeyValuePair<string, int>> scores) =>
        [.. scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, s.Value))];

    private Dictionary<Account, int> Weights(Account self, (HashSet<string> Likes, HashSet<string> Hates) own)
    {
        var weights = new Dictionary<Account, int>();
        foreach (var (item, likes) in own.Likes.Select(i => (i, true)).Concat(own.Hates.Select(i => (i, false))))
        {
            if (items.TryGetValue(item, out var index))
            {
                Weigh(weights, self, index.Likes, likes ? 1 : -1);
                Weigh(weights, self, index.Hates, likes ? -1 : 1);
            }
        }

        return weights;
    }

    private void Score(Dictionary<string, int> scores, Account other, int weight)
    {
        if (weight == 0 || !people.TryGetValue(other, out var theirs))
        {
            return;
        }

        foreach (var item in theirs.Likes)
        {
            scores[item] = scores.GetValueOrDefault(item) + weight;
        }

        foreach (var item in theirs.Hates)
        {
            scores[item] = scores.GetValueOrDefault(item) - weight;
        }
    }
}
