using Parlance.Core.Limits;
using Parlance.Core.Model;

namespace Parlance.Core.Services;

/// <summary>What the people online like and hate, indexed by item so that a question costs work for those who share an item, not for everybody.</summary>
public sealed partial class Interests
{
    /// <summary>Most bytes of an item.</summary>
    public const int MaxItem = 64;

    private readonly Dictionary<string, (HashSet<Account> Likes, HashSet<Account> Hates)> items = new(StringComparer.Ordinal);
    private readonly Dictionary<Account, (HashSet<string> Likes, HashSet<string> Hates)> people = [];
    private readonly Lock gate = new();
    private readonly int most;

    /// <summary>Starts empty.</summary>
    public Interests(ServerLimits limits) => most = limits.Interests;

    /// <summary>Adds something an account likes or hates; items are compared in lower case.</summary>
    /// <returns>False when the item is empty, too long, or one too many.</returns>
    public bool Add(Account account, string item, bool likes)
    {
        var key = item.Trim().ToLowerInvariant();
        if (key.Length == 0 || System.Text.Encoding.UTF8.GetByteCount(key) > MaxItem)
        {
            return false;
        }

        lock (gate)
        {
            if (!people.TryGetValue(account, out var own))
            {
                people[account] = own = ([], []);
            }

            var list = likes ? own.Likes : own.Hates;
            if (list.Count >= most || !list.Add(key))
            {
                return list.Contains(key);
            }

            if (!items.TryGetValue(key, out var index))
            {
                items[key] = index = ([], []);
            }

            (likes ? index.Likes : index.Hates).Add(account);
            return true;
        }
    }

    /// <summary>Removes something an account liked or hated.</summary>
    public void Remove(Account account, string item, bool likes)
    {
        lock (gate)
        {
            if (people.TryGetValue(account, out var own))
            {
                Drop(account, own, item.Trim().ToLowerInvariant(), likes);
            }
        }
    }

    /// <summary>Forgets an account that went offline.</summary>
    public void Clear(Account account)
    {
        lock (gate)
        {
            if (people.TryGetValue(account, out var own))
            {
                foreach (var item in own.Likes.ToArray())
                {
                    Drop(account, own, item, likes: true);
                }

                foreach (var item in own.Hates.ToArray())
                {
                    Drop(account, own, item, likes: false);
                }
            }
        }
    }

    /// <summary>What an account likes and hates.</summary>
    public (string[] Likes, string[] Hates) Of(Account account)
    {
        lock (gate)
        {
            return people.TryGetValue(account, out var own) ? ([.. own.Likes], [.. own.Hates]) : ([], []);
        }
    }

    private void Drop(Account account, (HashSet<string> Likes, HashSet<string> Hates) own, string item, bool likes)
    {
        if (!(likes ? own.Likes : own.Hates).Remove(item) || !items.TryGetValue(item, out var index))
        {
            return;
        }

        (likes ? index.Likes : index.Hates).Remove(account);
        if (index.Likes.Count + index.Hates.Count == 0)
        {
            items.Remove(item);
        }

        if (own.Likes.Count + own.Hates.Count == 0)
        {
            people.Remove(account);
        }
    }
}
