using System.Collections.Concurrent;

namespace Parlance.Soulseek;

/// <summary>
/// Walks through the shared folders, level by level, with a few threads. What did not change since the walk before is taken over, sound attributes above all. What cannot be read, and what lay on a file system that is
/// not mounted now, stays as it was: a cable that fell out must not empty the shares.
/// </summary>
internal sealed class ShareScanner
{
    private const int MostThreads = 4;
    private const int DeepestFolder = 128;
    private readonly ShareOptions options;
    private readonly Dictionary<string, ScannedFolder> before;
    private readonly IReadOnlyList<ScannedFolder> beforeInOrder;
    private readonly Dictionary<string, List<string>> childrenBefore = new(StringComparer.Ordinal);
    private readonly bool knowsAttributes;
    private readonly bool hasSameRules;
    private readonly IReadOnlySet<string> mounts;
    private readonly FolderReader reader;
    private readonly IProgress<ScanProgress>? progress;
    private readonly ConcurrentQueue<string> unavailable = new();
    private readonly ConcurrentQueue<ScannedFolder> kept = new();
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
        ShareOptions options, IReadOnlyList<ScannedFolder> before, bool knowsAttributes, bool hasSameRules, IReadOnlySet<string> mounts, TimeProvider time, IProgress<ScanProgress>? progress)
    {
        this.options = options;
        this.before = before.ToDictionary(folder => folder.Virtual, StringComparer.Ordinal);
        beforeInOrder = before;
        this.knowsAttributes = knowsAttributes == options.ReadsAttributes;
        this.hasSameRules = hasSameRules;
        this.mounts = mounts;
        this.progress = progress;
        reader = new FolderReader(options, time);
        NoteChildren();
    }

    /// <summary>Walks.</summary>
    /// <param name="prunes">Whether what cannot be read goes, for once.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public ShareScan Walk(bool prunes, CancellationToken cancellationToken)
    {
        var found = new List<ScannedFolder>();
        var names = ShareNames.Of(options.Folders);
        var level = options.Folders.Select((folder, share) => new Place(share, names[share], folder.Path)).ToArray();
        var threads = new ParallelOptions { MaxDegreeOfParallelism = Math.Min(MostThreads, Environment.ProcessorCount), CancellationToken = cancellationToken };
        for (var depth = 0; level.Length > 0 && depth < DeepestFolder; depth++)
        {
            var results = new (ScannedFolder? Folder, Place[] Below)[level.Length];
            var places = level;
            var isRoot = depth == 0;
            Parallel.For(0, places.Length, threads, i => results[i] = Visit(places[i], isRoot, prunes));
            found.AddRange(results.Select(result => result.Folder).OfType<ScannedFolder>());
            level = [.. results.SelectMany(result => result.Below)];
        }

        return Finish(found, prunes);
    }

    private ShareScan Finish(List<ScannedFolder> found, bool prunes)
    {
        if (kept.IsEmpty && unchanged == found.Count && unchanged == beforeInOrder.Count)
        {
            Report();
            return new ShareScan([.. beforeInOrder], false, reader.AttributesRead, [], beforeInOrder.Sum(folder => folder.Skipped));
        }

        var all = found.Concat(kept).DistinctBy(folder => folder.Virtual, StringComparer.Ordinal).ToList();
        if (!prunes)
        {
            AddLostMounts(all);
        }

        var ordered = all.ToArray();
        Array.Sort(ordered, static (one, other) => string.CompareOrdinal(one.Virtual, other.Virtual));
        var same = ordered.Length == beforeInOrder.Count;
        for (var i = 0; i < ordered.Length && same; i++)
        {
            same = ReferenceEquals(ordered[i], beforeInOrder[i]);
        }

        Report();
        return new ShareScan(ordered, !same, reader.AttributesRead, [.. unavailable.Distinct(StringComparer.Ordinal)], ordered.Sum(folder => folder.Skipped));
    }

    private (ScannedFolder? Folder, Place[] Below) Visit(Place place, bool isRoot, bool prunes)
    {
        before.TryGetValue(place.Virtual, out var old);
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
            return (null, []);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return prunes ? (null, []) : Keep(place);
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

    private void NoteChildren()
    {
        foreach (var folder in beforeInOrder)
        {
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
