namespace Parlance.Ares.Server.Protection;

/// <summary>Lines in a row that come from one address under different names: a crowd of clones. One per room.</summary>
internal sealed class CrowdRule(TimeProvider time, int most)
{
    private readonly Lock gate = new();
    private readonly HashSet<string> names = new(StringComparer.OrdinalIgnoreCase);
    private string last = string.Empty;
    private int count;
    private long since;

    /// <summary>Notes a line; true when the rule is broken.</summary>
    public bool Breaks(string address, string name)
    {
        lock (gate)
        {
            if (address != last || time.GetElapsedTime(since) > TimeSpan.FromSeconds(10))
            {
                (last, count, since) = (address, 0, time.GetTimestamp());
                names.Clear();
            }

            names.Add(name);
            return ++count > most && names.Count > 1;
        }
    }
}

/// <summary>Equal lines in a row of one user. Looked at from the fifth line on.</summary>
internal sealed class RepeatRule(int most)
{
    private const int Unwatched = 4;
    private string line = string.Empty;
    private int equal;
    private int lines;

    /// <summary>Notes a line; true when it is the same too often.</summary>
    public bool Breaks(string text)
    {
        equal = text == line ? equal + 1 : 1;
        line = text;
        return ++lines > Unwatched && equal > most;
    }
}
