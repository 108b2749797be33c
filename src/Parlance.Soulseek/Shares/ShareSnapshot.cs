using System.Buffers;
using System.Collections.Concurrent;

namespace Parlance.Soulseek;

/// <summary>What one scan found, ready to be searched, browsed and asked for. It never changes; the next scan makes another one.</summary>
internal sealed class ShareSnapshot
{
    /// <summary>Lists of shares kept; with one more all are made anew.</summary>
    public const int MostViews = 64;
    private static readonly Comparer<SharedFile> ByName = Comparer<SharedFile>.Create(static (one, other) => string.CompareOrdinal(one.Name, other.Name));
    private readonly ScannedFolder[] folders;
    private readonly WordIndex index;
    private readonly ConcurrentDictionary<ShareView, Lazy<BrowseList>> browseLists = new();
    private readonly Dictionary<string, int> byPath;
    private readonly Dictionary<string, int> byPathInAnyCase;
    private PhraseFilter? phraseFilter;

    private ShareSnapshot(IReadOnlyList<SharedFolder> shares, ScannedFolder[] folders, WordIndex index)
    {
        Shares = shares;
        Stranger = ShareView.Of(string.Empty, ShareGroups.None, shares);
        IsForEveryone = shares.All(share => share.Audience == ShareAudience.Everyone);
        this.folders = folders;
        this.index = index;
        byPath = new Dictionary<string, int>(folders.Length, StringComparer.Ordinal);
        byPathInAnyCase = new Dictionary<string, int>(folders.Length, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < folders.Length; i++)
        {
            byPath[folders[i].Virtual] = i;
            byPathInAnyCase.TryAdd(folders[i].Virtual, i);
        }
    }

    /// <summary>The shared folders it was made of; views are of these.</summary>
    public IReadOnlyList<SharedFolder> Shares { get; }

    /// <summary>Folders, ordered by their paths.</summary>
    public IReadOnlyList<ScannedFolder> Folders => folders;

    /// <summary>Whether everybody sees the same.</summary>
    public bool IsForEveryone { get; }

    /// <summary>What somebody sees who belongs nowhere.</summary>
    public ShareView Stranger { get; }

    /// <summary>Lists of shares kept now.</summary>
    public int Views => browseLists.Count;

    public int FileCount => index.FolderOf.Length;

    /// <summary>Makes what was found searchable.</summary>
    /// <param name="shares">The shared folders.</param>
    /// <param name="folders">What was found, ordered by paths.</param>
    /// <param name="foldsAccents">See <see cref="ShareOptions.FoldsAccents"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static ShareSnapshot Make(IReadOnlyList<SharedFolder> shares, ScannedFolder[] folders, bool foldsAccents, CancellationToken cancellationToken) =>
        new(shares, folders, WordIndexBuilder.Build(folders, foldsAccents, cancellationToken));

    /// <summary>Answers a search.</summary>
    /// <returns>Null when nothing matches.</returns>
    public SearchAnswer? Search(string text, ShareView view, IReadOnlyList<string> phrases, int minLength, int max)
    {
        if (view.IsBlind || max <= 0 || FileCount == 0)
        {
            return null;
        }

        var query = new Query(stackalloc char[Query.MaxLength], stackalloc Range[3 * Query.MaxWords]);
        if (!query.Read(text, minLength))
        {
            return null;
        }

        var found = new Found(this, view, FilterOf(phrases), ArrayPool<int>.Shared.Rent(Math.Min(max, FileCount)), Math.Min(max, FileCount));
        IndexSearch<Found>.Run(index, query, ref found);
        return found.Answer();
    }

    /// <summary>The list of shares of a view; made at the first time.</summary>
    public BrowseList Browse(ShareView view)
    {
        if (browseLists.Count >= MostViews && !browseLists.ContainsKey(view))
        {
            browseLists.Clear();
        }

        return browseLists.GetOrAdd(view, wanted => new Lazy<BrowseList>(() => BrowseList.Make(folders, wanted))).Value;
    }

    /// <summary>A folder by its path.</summary>
    public ScannedFolder? FindFolder(string path) => byPath.TryGetValue(path, out var place) ? folders[place] : null;

    /// <summary>A file by its path: exactly, or else in any case, because Soulseek NS asks in lower case for what it found.</summary>
    public (ScannedFolder Folder, SharedFile File)? FindFile(string path)
    {
        var cut = path.LastIndexOf('\\');
        if (cut <= 0)
        {
            return null;
        }

        var (parent, name) = (path[..cut], path[(cut + 1)..]);
        return byPath.TryGetValue(parent, out var exact) && FileIn(folders[exact], name) is { } file ? (folders[exact], file)
            : byPathInAnyCase.TryGetValue(parent, out var near) && FileInAnyCase(folders[near], name) is { } other ? (folders[near], other)
            : null;
    }

    private static SharedFile? FileIn(ScannedFolder folder, string name)
    {
        var place = Array.BinarySearch(folder.Files, new SharedFile(name, 0, 0, default), ByName);
        return place < 0 ? null : folder.Files[place];
    }

    private static SharedFile? FileInAnyCase(ScannedFolder folder, string name)
    {
        var place = Array.FindIndex(folder.Files, file => file.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        return place < 0 ? null : folder.Files[place];
    }

    private string NameOf(int file, int folder) => folders[folder].Files[file - index.FirstFile[folder]].Name;

    private PhraseFilter? FilterOf(IReadOnlyList<string> phrases)
    {
        if (phrases.Count == 0)
        {
            return null;
        }

        var filter = phraseFilter;
        return filter is not null && ReferenceEquals(filter.Source, phrases) ? filter : phraseFilter = new PhraseFilter(phrases, FileCount);
    }

    /// <summary>Collects what a user may see, up to a number.</summary>
    private struct Found(ShareSnapshot snapshot, ShareView view, PhraseFilter? phrases, int[] files, int max) : IFoundFiles
    {
        private int count;
        private int locked;

        public readonly bool Hides(int folder) => view.Of(snapshot.folders[folder].Share) == ShareVisibility.Hidden;

        public bool Take(int file, int folder)
        {
            var of = snapshot.folders[folder];
            if (phrases?.Forbids(file, of, snapshot.NameOf(file, folder)) == true)
            {
                return true;
            }

            locked += view.Of(of.Share) == ShareVisibility.Open ? 0 : 1;
            files[count++] = file;
            return count < max;
        }

        /// <summary>Makes the records and gives the room for them back.</summary>
        public readonly SearchAnswer? Answer()
        {
            var answer = count == 0 ? null : new SearchAnswer(Records(ShareVisibility.Open, count - locked), Records(ShareVisibility.Locked, locked));
            ArrayPool<int>.Shared.Return(files);
            return answer;
        }

        private readonly FileRecord[] Records(ShareVisibility visibility, int wanted)
        {
            if (wanted == 0)
            {
                return [];
            }

            var (records, next, isSorted) = (new FileRecord[wanted], 0, true);
            foreach (var file in files.AsSpan(0, count))
            {
                var folder = snapshot.index.FolderOf[file];
                var of = snapshot.folders[folder];
                if (view.Of(of.Share) == visibility)
                {
                    ref readonly var entry = ref of.Files[file - snapshot.index.FirstFile[folder]];
                    records[next] = entry.Record(string.Concat(of.Virtual, "\\", entry.Name));
                    isSorted &= next == 0 || string.CompareOrdinal(records[next - 1].Name.Value, records[next].Name.Value) < 0;
                    next++;
                }
            }

            if (!isSorted)
            {
                Array.Sort(records, static (one, other) => string.CompareOrdinal(one.Name.Value, other.Name.Value));
            }

            return records;
        }
    }
}
