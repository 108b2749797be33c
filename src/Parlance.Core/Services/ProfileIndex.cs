using Parlance.Core.Model;

namespace Parlance.Core.Services;

/// <summary>Who has which nick, e-mail address and name: the numbers under each, in order, so that a page of any search costs what it shows.</summary>
internal sealed class ProfileIndex
{
    private readonly Lock gate = new();
    private readonly Dictionary<(Field Field, string Key), SortedSet<uint>> numbers = [];

    private enum Field
    {
        Nick,
        Email,
        FirstName,
        LastName,
    }

    /// <summary>Replaces what an account is found under.</summary>
    public void Change(uint uin, Profile before, Profile after)
    {
        lock (gate)
        {
            foreach (var key in Keys(before))
            {
                if (numbers.TryGetValue(key, out var set) && set.Remove(uin) && set.Count == 0)
                {
                    numbers.Remove(key);
                }
            }

            foreach (var key in Keys(after))
            {
                if (!numbers.TryGetValue(key, out var set))
                {
                    numbers.Add(key, set = []);
                }

                set.Add(uin);
            }
        }
    }

    /// <summary>The numbers that are under everything asked for, ascending, until <paramref name="take"/> has had enough.</summary>
    public void Find(ProfileQuery query, Func<uint, bool> take)
    {
        lock (gate)
        {
            var sets = new List<SortedSet<uint>>();
            foreach (var key in Keys(query))
            {
                if (!numbers.TryGetValue(key, out var set))
                {
                    return;
                }

                sets.Add(set);
            }

            if (sets.Count == 0 || query.AfterUin == uint.MaxValue)
            {
                return;
            }

            var fewest = sets.MinBy(set => set.Count)!;
            foreach (var uin in fewest.GetViewBetween(query.AfterUin + 1, uint.MaxValue))
            {
                if (sets.TrueForAll(set => set.Contains(uin)) && !take(uin))
                {
                    return;
                }
            }
        }
    }

    private static IEnumerable<(Field, string)> Keys(Profile profile) => Keys(profile.Nick, profile.Email, profile.FirstName, profile.LastName);

    private static IEnumerable<(Field, string)> Keys(ProfileQuery query) => Keys(query.Nick, query.Email, query.FirstName, query.LastName);

    private static IEnumerable<(Field, string)> Keys(string nick, string email, string firstName, string lastName)
    {
        (Field Field, string Value)[] all =
            [(Field.Nick, nick), (Field.Email, email), (Field.FirstName, firstName), (Field.LastName, lastName)];
        return all.Where(pair => pair.Value.Length > 0).Select(pair => (pair.Field, pair.Value.ToUpperInvariant()));
    }
}
