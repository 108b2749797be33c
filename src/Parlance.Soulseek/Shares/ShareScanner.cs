using System.Collections.Concurrent;

namespace Parlance.Soulseek;

/// <summary>
/// Walks through the shared folders, level by level, with a few threads. Before that it looks at all folders of the walk before: those that are as they were need no second look, and when all are there is no walk at all.
/// What cannot be read, and what lay on a file system that is not mounted now, stays as it was: a cable that fell out must not empty the shares.
/// </summary>
internal sealed class ShareScanner
{
    private const int MostThreads = 4;
    private const int DeepestFolder = 128;
    private readonly ShareOptions options;
    private readonly ScannedFolder[] beforeInOrder;
    private readonly Dictionary<string, int> before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> childrenBefore = new(StringComparer.Ordinal);
    private readonly bool knowsAttributes;
    private readonly bool hasSameRules;
    private readonly IReadOnlySet<string> mounts;
    private readonly FolderReader reader;
    private readonly IProgress<ScanProgress>? progress;
    private readonly ConcurrentQueue<string> unavailable = new();
    private readonly ConcurrentQueue<ScannedFolder> kept = new();
    private readonly ConcurrentQueue<string> missing = new();
    private bool[] settled = [];
    private int folders;
    private int files;
    private int unchanged;

    /// <summary>Prepares one walk.</summary>
    /// <param name="options">What is shared.</param>
    /// <param name="before">What the walk before found, ordered by paths, or nothing.</param>
    /// <param name="knowsAttributes">Whether that walk read sound attributes.</param>
    /// <param name="hasSameRules">Whether that walk left the same things out.</param>
    /// <param name="mounts">Where file systems are mounted now.</param>
    /// <param name="time">The clock.</param>
    /// <param name="progress">Is told how far it is.</param>
    public ShareScanner(
        ShareOptions options, ScannedFolder[] before, bool knowsAttributes, bool hasSameRules, IReadOnlySet<string> mounts, TimeProvider time, IProgress<ScanProgress>? progress)
    {
        this.options = options;
        beforeInOrder = before;
        this.knowsAttributes = knowsAttributes == options.ReadsAttributes;
        this.hasSameRules = hasSameRules;
        this.mounts = mounts;
        this.progress = progress;
        reader = new FolderReader(options, time);
    }

    /// <summary>Walks.</summary>
    /// <param name="prunes">Whether what cannot be read goes, for once.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public ShareScan Walk(bool prunes, CancellationToken cancellationToken)
    {
        var names = ShareNames.Of(options.Folders);
        var level = options.Folders.Select((folder, share) => new Place(share, names[share], folder.Path)).ToArray();
        var threads = new ParallelOptions { MaxDegreeOfParallelism = Math.Min(MostThreads, Environment.ProcessorCount), CancellationToken = cancellationToken };
        if (knowsAttributes && hasSameRules && OperatingSystem.IsLinux())
        {
            settled = new FolderCheck(options, mounts).Run(beforeInOrder, threads, folder => Count(folder.Files.Length));
            if (!settled.Contains(false) && HasRoots(level))
            {
                return Unchanged();
            }
        }

        NoteFolders();
        return Finish(Walk(level, threads, prunes), prunes);
    }

    private List<ScannedFolder> Walk(Place[] level, ParallelOptions threads, bool prunes)
    {
        var found = new List<ScannedFolder>();
        for (var depth = 0; level.Length > 0 && depth < DeepestFolder; depth++)
        {
            var results = new (ScannedFolder? Folder, Place[] Below)[level.Length];
            var places = level;
            var isRoot = depth == 0;
            Parallel.For(0, places.Length, threads, i => results[i] = Visit(places[i], isRoot, prunes));
            found.AddRange(results.Select(result => result.Folder).OfType<ScannedFolder>());
            level = [.. results.SelectMany(result => result.Below)];
        }

        return found;
    }

    /// <summary>Whether the walk before began at these very folders.</summary>
    private bool HasRoots(Place[] roots)
    {
        var known = beforeInOrder.Where(folder => !folder.Virtual.Contains('\\', StringComparison.Ordinal)).Select(folder => new Place(folder.Share, folder.Virtual, folder.Real)).ToHashSet();
        return known.SetEquals(roots);
    }

    private ShareScan Unchanged()
    {
        Report();
        return new ShareScan(beforeInOrder, false, reader.AttributesRead, [], beforeInOrder.Sum(folder => folder.Skipped));
    }

    private ShareScan Finish(List<ScannedFolder> found, bool prunes)
    {
        if (kept.IsEmpty && missing.IsEmpty && unchanged == found.Count && unchanged == beforeInOrder.Length)
        {
            return Unchanged();
        }

        var all = found.Concat(kept).DistinctBy(folder => folder.Virtual, StringComparer.Ordinal).ToList();
        if (!prunes)
        {
            AddLostMounts(all);
        }

        var ordered = all.ToArray();
        Array.Sort(ordered, static (one, other) => string.CompareOrdinal(one.Virtual, other.Virtual));
        Distrust(ordered);
        var same = ordered.Length == beforeInOrder.Length;
        for (var i = 0; i < ordered.Length && same; i++)
        {
            same = ReferenceEquals(ordered[i], beforeInOrder[i]);
        }

        Report();
        return new ShareScan(ordered, !same, reader.AttributesRead, [.. unavailable.Distinct(StringComparer.Ordinal)], ordered.Sum(folder => folder.Skipped));
    }

    private (ScannedFolder? Folder, Place[] Below) Visit(Place place, bool isRoot, bool prunes)
    {
        var old = before.TryGetValue(place.Virtual, out var index) ? beforeInOrder[index] : null;
        if (old is not null && settled.Length > 0 && settled[index] && old.Share == place.Share && old.Real == place.Real)
        {
            return (Stamped(old, old.Stamp), [.. childrenBefore.GetValueOrDefault(place.Virtual, []).Select(place.Below)]);
        }

        var isMount = mounts.Contains(place.Real);
        if (old is { IsMount: true } && !isMount && !prunes)
        {
            return Keep(place);
        }

        try
        {
            var (entries, below, stamp, skipped) = reader.Read(place.Real, Usable(old, place), childrenBefore.GetValueOrDefault(place.Virtual));
            if (isRoot && entries.Length == 0 && below.Count == 0 && old is not null && !prunes && HasFilesBelow(old))
            {
                return Keep(place);
            }

            Count(entries.Length);
            var folder = new ScannedFolder(place.Share, place.Virtual, place.Real, isMount, entries, skipped) { Stamp = stamp };
            return (old is not null && knowsAttributes && folder.IsSameAs(old) ? Stamped(old, stamp) : folder, [.. below.Select(place.Below)]);
        }
        catch (DirectoryNotFoundException) when (!isRoot || prunes)
        {
            return Missing(place);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return prunes ? Missing(place) : Keep(place);
        }
    }

    /// <summary>What of an earlier walk may be built on: nothing under other options, no more than the files when other rules held or the folder lay elsewhere.</summary>
    private ScannedFolder? Usable(ScannedFolder? old, in Place place) => !knowsAttributes ? null
        : old is null || (hasSameRules && old.Real == place.Real) ? old
        : old with { Stamp = 0 };

    private ScannedFolder Stamped(ScannedFolder folder, long stamp)
    {
        Interlocked.Increment(ref unchanged);
        folder.Stamp = stamp;
        return folder;
    }

    /// <summary>A folder that was not read. It may be readable at the next time without its parent being another one, so the parent is listed again then.</summary>
    private (ScannedFolder? Folder, Place[] Below) Missing(Place place)
    {
        missing.Enqueue(place.Virtual);
        return (null, []);
    }

    private void Distrust(ScannedFolder[] ordered)
    {
        if (missing.IsEmpty)
        {
            return;
        }

        var parents = missing.Select(path => path[..Math.Max(0, path.LastIndexOf('\\'))]).ToHashSet(StringComparer.Ordinal);
        foreach (var parent in ordered.Where(folder => parents.Contains(folder.Virtual)))
        {
            parent.Stamp = 0;
        }
    }

    private void NoteFolders()
    {
        for (var i = 0; i < beforeInOrder.Length; i++)
        {
            var folder = beforeInOrder[i];
            before[folder.Virtual] = i;
            if (folder.Virtual.LastIndexOf('\\') is > 0 and var cut)
            {
                var parent = folder.Virtual[..cut];
                (childrenBefore.TryGetValue(parent, out var children) ? children : childrenBefore[parent] = []).Add(Path.GetFileName(folder.Real));
            }
        }
    }

    private (ScannedFolder? Folder, Place[] Below) Keep(Place place)
    {
        unavailable.Enqueue(place.Real);
        missing.Enqueue(place.Virtual);
        foreach (var folder in Below(place.Virtual))
        {
            kept.Enqueue(folder.Share == place.Share ? folder : folder with { Share = place.Share });
            Count(folder.Files.Length);
        }

        return (null, []);
    }

    /// <summary>Folders that were mounts and are not even there any more.</summary>
    private void AddLostMounts(List<ScannedFolder> all)
    {
        var present = all.Select(folder => folder.Virtual).ToHashSet(StringComparer.Ordinal);
        foreach (var lost in beforeInOrder.Where(folder => folder.IsMount && !mounts.Contains(folder.Real) && IsStillShared(folder)))
        {
            if (present.Contains(lost.Virtual))
            {
                continue;
            }

            unavailable.Enqueue(lost.Real);
            all.AddRange(Below(lost.Virtual).Where(folder => present.Add(folder.Virtual)));
        }
    }

    private bool IsStillShared(ScannedFolder folder) => folder.Share < options.Folders.Count
        && (folder.Real + Path.DirectorySeparatorChar).StartsWith(options.Folders[folder.Share].Path + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private bool HasFilesBelow(ScannedFolder root) => Below(root.Virtual).Any(folder => folder.Files.Length > 0);

    private IEnumerable<ScannedFolder> Below(string path) =>
        beforeInOrder.Where(folder => folder.Virtual.Length == path.Length ? folder.Virtual == path : folder.Virtual.StartsWith(path, StringComparison.Ordinal) && folder.Virtual[path.Length] == '\\');

    private void Count(int more)
    {
        Interlocked.Add(ref files, more);
        if (Interlocked.Increment(ref folders) % 256 == 0)
        {
            Report();
        }
    }

    private void Report() => progress?.Report(new ScanProgress(ScanStage.Walking, Volatile.Read(ref folders), Volatile.Read(ref files)));

    private readonly record struct Place(int Share, string Virtual, string Real)
    {
        public Place Below(string name) => new(Share, $"{Virtual}\\{ScannedFolder.ToVirtual(name)}", Path.Combine(Real, name));
    }
}
