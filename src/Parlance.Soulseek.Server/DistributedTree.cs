using System.Collections.Concurrent;

namespace Parlance.Soulseek.Server;

/// <summary>The tree that searches travel down. Clients build it; the server offers parents to those that have none and resets branches that lost their root.</summary>
internal sealed class DistributedTree : IDisposable
{
    private const int MostOffered = 10;
    private const int MostLookedAt = 200;
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private readonly ConcurrentDictionary<SoulseekSession, byte> seekers = [];
    private readonly Dictionary<string, HashSet<SoulseekSession>> branches = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private readonly SoulseekServer server;
    private readonly ITimer timer;
    private SoulseekSession[] acceptors = [];

    public DistributedTree(SoulseekServer server)
    {
        this.server = server;
        timer = server.Services.Time.CreateTimer(_ => OfferParents(), null, Tick, Tick);
    }

    /// <summary>A client said whether it has a parent, or takes children.</summary>
    public void Changed(SoulseekSession session)
    {
        if (session.HasNoParent == true)
        {
            seekers.TryAdd(session, 0);
        }
        else
        {
            seekers.TryRemove(session, out _);
        }

        lock (gate)
        {
            var known = Array.IndexOf(acceptors, session) >= 0;
            if (session.AcceptsChildren != known)
            {
                acceptors = session.AcceptsChildren ? [.. acceptors, session] : [.. acceptors.Where(a => a != session)];
            }
        }
    }

    /// <summary>A client said who the root of its branch is. A root that is not online is none.</summary>
    public void Rooted(SoulseekSession session, string old)
    {
        var root = session.BranchRoot;
        var isOnline = server.TryFind(root, out var found);
        lock (gate)
        {
            Leave(session, old);
            if (found != session && isOnline)
            {
                Join(session, root);
            }
        }

        if (!isOnline)
        {
            session.Send(default(ToClient.ResetDistributed));
        }
    }

    /// <summary>A client is gone; those below it as their root start again.</summary>
    public void Left(SoulseekSession session)
    {
        seekers.TryRemove(session, out _);
        SoulseekSession[] orphans = [];
        lock (gate)
        {
            acceptors = Array.IndexOf(acceptors, session) < 0 ? acceptors : [.. acceptors.Where(a => a != session)];
            Leave(session, session.BranchRoot);
            if (session.Account is { } account && !SoulseekServer.TryFind(account, out _) && branches.Remove(account.Handle, out var below))
            {
                orphans = [.. below];
            }
        }

        foreach (var orphan in orphans)
        {
            orphan.Send(default(ToClient.ResetDistributed));
        }
    }

    public void Dispose() => timer.Dispose();

    private void OfferParents()
    {
        var time = server.Services.Time;
        foreach (var (seeker, _) in seekers)
        {
            if (seeker.OfferedAt != 0 && time.GetElapsedTime(seeker.OfferedAt) < server.Options.ParentsInterval)
            {
                continue;
            }

            var parents = Candidates(seeker);
            if (parents.Length > 0)
            {
                seeker.OfferedAt = Math.Max(1, time.GetTimestamp());
                seeker.Send(new ToClient.PossibleParents(parents));
            }
        }
    }

    private PossibleParent[] Candidates(SoulseekSession seeker)
    {
        var all = Volatile.Read(ref acceptors);
        var start = all.Length > MostLookedAt ? Random.Shared.Next(all.Length) : 0;
        var found = new List<PossibleParent>();
        for (var i = 0; i < Math.Min(all.Length, MostLookedAt) && found.Count < MostOffered; i++)
        {
            var other = all[(start + i) % all.Length];
            if (IsAbove(other, seeker))
            {
                found.Add(new PossibleParent(other.Account!.Handle, seeker.AddressFor(other), other.Port));
            }
        }

        return [.. found];
    }

    /// <summary>
    /// Parents are as fast or faster, and of two equally fast the older account, so that no two are ever offered to each other; and never below the seeker.
    /// </summary>
    private static bool IsAbove(SoulseekSession other, SoulseekSession seeker)
    {
        if (other == seeker || other.Port == 0 || other.Account is not { } theirs || seeker.Account is not { } own || other.BranchRoot == own.Handle)
        {
            return false;
        }

        return theirs.Stats.Speed != own.Stats.Speed ? theirs.Stats.Speed > own.Stats.Speed : theirs.Id < own.Id;
    }

    private void Join(SoulseekSession session, string root)
    {
        if (!branches.TryGetValue(root, out var branch))
        {
            branches[root] = branch = [];
        }

        branch.Add(session);
    }

    private void Leave(SoulseekSession session, string root)
    {
        if (branches.TryGetValue(root, out var branch) && branch.Remove(session) && branch.Count == 0)
        {
            branches.Remove(root);
        }
    }
}
