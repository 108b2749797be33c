namespace Parlance.Icq.Server;

/// <summary>Who wants to be found by chance, and in which group. A session is in one group at most, and in none until its client says so.</summary>
/// <typeparam name="TSession">A session.</typeparam>
/// <param name="random">Draws the lots.</param>
public sealed class IcqRandomGroups<TSession>(Random random)
    where TSession : class
{
    /// <summary>Lots drawn for one search: a group of people who may not be shown costs no more than this.</summary>
    public const int MostDrawn = 64;

    private readonly Lock gate = new();
    private readonly Dictionary<uint, List<TSession>> groups = [];
    private readonly Dictionary<TSession, (uint Group, int Place)> places = [];

    /// <summary>Groups that somebody is in.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return groups.Count;
            }
        }
    }

    /// <summary>Puts a session into a group and out of the one it was in; group 0 is none.</summary>
    public void Put(TSession session, uint group)
    {
        lock (gate)
        {
            TakeOut(session);
            if (group != 0)
            {
                var members = groups.TryGetValue(group, out var present) ? present : groups[group] = [];
                places[session] = (group, members.Count);
                members.Add(session);
            }
        }
    }

    /// <summary>Anybody of a group who will do.</summary>
    public TSession? Draw(uint group, Func<TSession, bool> willDo)
    {
        foreach (var session in Lots(group))
        {
            if (willDo(session))
            {
                return session;
            }
        }

        return null;
    }

    /// <summary>Members in a random order from a random place on; drawn under the lock, looked at outside.</summary>
    private TSession[] Lots(uint group)
    {
        lock (gate)
        {
            if (!groups.TryGetValue(group, out var members))
            {
                return [];
            }

            var first = random.Next(members.Count);
            TSession[] lots = [.. Enumerable.Range(0, Math.Min(MostDrawn, members.Count)).Select(i => members[(first + i) % members.Count])];
            random.Shuffle(lots);
            return lots;
        }
    }

    private void TakeOut(TSession session)
    {
        if (!places.Remove(session, out var was))
        {
            return;
        }

        var members = groups[was.Group];
        var last = members[^1];
        members.RemoveAt(members.Count - 1);
        if (last != session)
        {
            members[was.Place] = last;
            places[last] = was;
        }

        if (members.Count == 0)
        {
            groups.Remove(was.Group);
        }
    }
}
