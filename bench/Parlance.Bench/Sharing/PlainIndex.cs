using Parlance.Soulseek;

namespace Parlance.Bench.Sharing;

/// <summary>
/// The way a plain client searches, Nicotine+ for one: every word of every full path has a list of files; the lists of a query are cut with one another as sets, beginning with the shortest; ends of words are looked for in
/// all words there are; each forbidden phrase is looked for in each path that was found. It is compiled as our own index is, so what it shows is the difference of methods, not of languages.
/// </summary>
internal sealed class PlainIndex
{
    private const int Most = 300;
    private static readonly char[] Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~–—‐’“”… ".ToCharArray();
    private readonly Dictionary<string, List<int>> words = [];
    private readonly List<string> paths = [];

    public PlainIndex(Collection collection)
    {
        foreach (var (artist, title, tracks) in collection.Albums)
        {
            foreach (var track in tracks)
            {
                var path = $"Music\\{artist}\\{title}\\{track}";
                foreach (var word in path.ToLowerInvariant().Split(Punctuation, StringSplitOptions.RemoveEmptyEntries).Distinct())
                {
                    (words.TryGetValue(word, out var list) ? list : words[word] = []).Add(paths.Count);
                }

                paths.Add(path);
            }
        }
    }

    public FileRecord[] Search(string query, IReadOnlyList<string> phrases)
    {
        var lists = new List<List<int>>();
        foreach (var word in query.ToLowerInvariant().Split(Punctuation, StringSplitOptions.RemoveEmptyEntries).Distinct())
        {
            if (!words.TryGetValue(word, out var list))
            {
                return [];
            }

            lists.Add(list);
        }

        lists.Sort((one, other) => one.Count.CompareTo(other.Count));
        var found = new HashSet<int>(lists[0]);
        foreach (var list in lists.Skip(1))
        {
            found.IntersectWith(list);
        }

        var allowed = found.Select(file => paths[file]).Where(path => !IsForbidden(path, phrases)).Take(Most).Order(StringComparer.Ordinal);
        return [.. allowed.Select(path => new FileRecord(path, 0))];
    }

    private static bool IsForbidden(string path, IReadOnlyList<string> phrases)
    {
        var lower = path.ToLowerInvariant();
        return phrases.Any(phrase => lower.Contains(phrase, StringComparison.Ordinal));
    }
}
