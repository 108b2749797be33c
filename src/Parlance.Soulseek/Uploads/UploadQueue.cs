namespace Parlance.Soulseek;

/// <summary>What became of a request for a file.</summary>
internal enum Enqueued
{
    Accepted,
    AlreadyThere,
    TooManyFiles,
    TooManyMegabytes,
}

/// <summary>
/// Who gets the next slot. In turns: each user has a number that is set when he comes and when one of his uploads ends, not when he asks for more; the lowest number is next. If anybody waits who goes first, only those count;
/// a user has one upload at a time, and who is being served does not wait. Not for several threads. Source: Nicotine+ 3.4, uploads.
/// </summary>
internal sealed class UploadQueue
{
    private readonly Dictionary<string, Guest> guests = new(StringComparer.Ordinal);
    private readonly Func<string, bool> goesFirst;
    private long turn;
    private long arrival;

    /// <summary>Makes an empty queue.</summary>
    /// <param name="goesFirst">Whether a user goes before others.</param>
    public UploadQueue(Func<string, bool> goesFirst) => this.goesFirst = goesFirst;

    /// <summary>Files that wait.</summary>
    public int Waiting { get; private set; }

    /// <summary>Uploads that run.</summary>
    public int Running { get; private set; }

    /// <summary>Users with anything here.</summary>
    public int Users => guests.Count;

    /// <summary>Files that wait before those of somebody who goes first.</summary>
    public int WaitingFirst => guests.Where(guest => goesFirst(guest.Key)).Sum(guest => guest.Value.Waiting.Count);

    /// <summary>Whether a user has anything here.</summary>
    public bool Has(string username) => guests.ContainsKey(username);

    /// <summary>Puts a file into the queue.</summary>
    /// <param name="upload">The file.</param>
    /// <param name="key">The file's own path, however the user spelled it.</param>
    /// <param name="options">The limits.</param>
    /// <param name="isLimited">Whether the limits of users hold for him.</param>
    public Enqueued Add(Upload upload, string key, UploadOptions options, bool isLimited)
    {
        var known = guests.TryGetValue(upload.Username, out var guest);
        if (known && guest!.Files.ContainsKey(key))
        {
            return Enqueued.AlreadyThere;
        }

        if (Waiting >= options.MaxFiles || (isLimited && (guest?.Waiting.Count ?? 0) >= options.MaxFilesPerUser))
        {
            return Enqueued.TooManyFiles;
        }

        if (isLimited && (guest?.Bytes ?? 0) + upload.Size > options.MaxBytesPerUser)
        {
            return Enqueued.TooManyMegabytes;
        }

        guest ??= guests[upload.Username] = new Guest(++turn);
        guest.Files[key] = guest.Waiting.AddLast(new Entry(upload, key, upload.Size, ++arrival));
        guest.Bytes += upload.Size;
        Waiting++;
        return Enqueued.Accepted;
    }

    /// <summary>Takes the next file to send out of the queue; its user is busy until <see cref="End"/>.</summary>
    /// <returns>Null when nobody can be served.</returns>
    public Upload? Next(UploadOrder order)
    {
        Guest? best = null;
        var bestGoesFirst = false;
        foreach (var (username, guest) in guests)
        {
            if (guest.Active is not null || guest.Waiting.Count == 0)
            {
                continue;
            }

            var first = goesFirst(username);
            if (best is null || (first && !bestGoesFirst) || (first == bestGoesFirst && guest.Rank(order) < best.Rank(order)))
            {
                (best, bestGoesFirst) = (guest, first);
            }
        }

        return best is null ? null : Start(best);
    }

    /// <summary>An upload that ran has ended; its user's turn comes again after everybody else's.</summary>
    public void End(Upload upload)
    {
        if (guests.TryGetValue(upload.Username, out var guest) && guest.Active is { } active && ReferenceEquals(active.Upload, upload))
        {
            guest.Active = null;
            guest.Files.Remove(active.Key);
            guest.Turn = ++turn;
            Running--;
            Tidy(upload.Username, guest);
        }
    }

    /// <summary>Takes a waiting file out.</summary>
    /// <returns>False when it does not wait here.</returns>
    public bool Remove(Upload upload)
    {
        if (!guests.TryGetValue(upload.Username, out var guest) || guest.Waiting.FirstOrDefault(entry => ReferenceEquals(entry.Upload, upload)) is not { } found)
        {
            return false;
        }

        Take(guest, guest.Files[found.Key]!);
        guest.Files.Remove(found.Key);
        Tidy(upload.Username, guest);
        return true;
    }

    /// <summary>Takes out all that waits for a user.</summary>
    public IReadOnlyList<Upload> RemoveAll(string username)
    {
        if (!guests.TryGetValue(username, out var guest))
        {
            return [];
        }

        var removed = guest.Waiting.Select(entry => entry.Upload).ToArray();
        foreach (var entry in guest.Waiting.ToArray())
        {
            Take(guest, guest.Files[entry.Key]!);
            guest.Files.Remove(entry.Key);
        }

        Tidy(username, guest);
        return removed;
    }

    /// <summary>At which place a file stands, from 1; 0 when it does not wait.</summary>
    public int PlaceOf(string username, string key, UploadOrder order)
    {
        if (!guests.TryGetValue(username, out var guest) || !guest.Files.TryGetValue(key, out var node) || node is null)
        {
            return 0;
        }

        return order == UploadOrder.FirstInFirstOut
            ? 1 + guests.Values.Sum(other => other.Waiting.Count(entry => entry.Arrival < node.Value.Arrival))
            : PlaceInTurns(username, guest, node);
    }

    /// <summary>Whether a user has a file waiting or running.</summary>
    public bool Has(string username, string key) => guests.TryGetValue(username, out var guest) && guest.Files.ContainsKey(key);

    private static int PositionOf(Guest guest, LinkedListNode<Entry> node) => guest.Waiting.Count(entry => entry.Arrival < node.Value.Arrival);

    /// <summary>Users of the class count once each; for somebody ordinary every file of those who go first counts too.</summary>
    private int PlaceInTurns(string username, Guest guest, LinkedListNode<Entry> node)
    {
        var (mine, place) = (goesFirst(username), PositionOf(guest, node));
        foreach (var (name, other) in guests)
        {
            var first = goesFirst(name);
            place += first == mine ? other.Waiting.Count > 0 ? 1 : 0 : first ? other.Waiting.Count : 0;
        }

        return place;
    }

    private Upload Start(Guest guest)
    {
        var node = guest.Waiting.First!;
        Take(guest, node);
        guest.Files[node.Value.Key] = null;
        guest.Active = node.Value;
        Running++;
        return node.Value.Upload;
    }

    private void Take(Guest guest, LinkedListNode<Entry> node)
    {
        guest.Waiting.Remove(node);
        guest.Bytes -= node.Value.Bytes;
        Waiting--;
    }

    private void Tidy(string username, Guest guest)
    {
        if (guest.Files.Count == 0)
        {
            guests.Remove(username);
        }
    }

    /// <summary>A file in the queue, counted with the size it had when it came.</summary>
    private sealed record Entry(Upload Upload, string Key, long Bytes, long Arrival);

    /// <summary>A user with files here. Of a file that runs there is no node.</summary>
    private sealed class Guest(long turn)
    {
        public LinkedList<Entry> Waiting { get; } = new();

        public Dictionary<string, LinkedListNode<Entry>?> Files { get; } = new(StringComparer.Ordinal);

        public Entry? Active { get; set; }

        public long Turn { get; set; } = turn;

        public long Bytes { get; set; }

        public long Rank(UploadOrder order) => order == UploadOrder.FirstInFirstOut ? Waiting.First!.Value.Arrival : Turn;
    }
}
