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

/// <summary>What one user may send: equal lines in a row, private messages and other frames per second.</summary>
internal sealed class UserRules(TimeProvider time, AresGuardOptions options)
{
    private string line = string.Empty;
    private int equal;
    private int lines;
    private int privates;
    private int others;
    private long second;

    /// <summary>Notes a line; true when it is the same too often. Looked at from the fifth line on.</summary>
    public bool Repeats(string text)
    {
        equal = text == line ? equal + 1 : 1;
        line = text;
        return ++lines > 4 && equal > options.EqualLines;
    }

    /// <summary>Notes a private message; true when there are too many in this second.</summary>
    public bool TooManyPrivate() => Tick() && ++privates > options.PrivatePerSecond;

    /// <summary>Notes another frame; true when there are too many in this second.</summary>
    public bool TooManyOther() => Tick() && ++others > options.OtherPerSecond;

    private bool Tick()
    {
        if (second == 0 || time.GetElapsedTime(second) >= TimeSpan.FromSeconds(1))
        {
            (second, privates, others) = (Math.Max(1, time.GetTimestamp()), 0, 0);
        }

        return true;
    }
}
