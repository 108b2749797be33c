namespace Parlance.Web.Chat;

/// <summary>The newest of something, and how many of them were not read.</summary>
/// <typeparam name="T">What is kept.</typeparam>
/// <param name="most">How many are kept.</param>
internal sealed class Trail<T>(int most)
    where T : notnull
{
    private readonly Queue<(long Id, T Item, bool IsUnread)> kept = [];
    private readonly SortedSet<long> unread = [];

    /// <summary>How many were not read, among those kept.</summary>
    public int Unread => unread.Count;

    /// <summary>The newest; default when there is none.</summary>
    public T? Newest { get; private set; }

    /// <summary>Adds one.</summary>
    public void Add(long id, T item, bool isUnread)
    {
        Newest = item;
        kept.Enqueue((id, item, isUnread));
        if (isUnread)
        {
            unread.Add(id);
        }

        while (kept.Count > most)
        {
            unread.Remove(kept.Dequeue().Id);
        }
    }

    /// <summary>The newest before one, oldest first.</summary>
    public IEnumerable<T> Before(long id, int count) => kept.Where(k => k.Id < id).TakeLast(count).Select(k => k.Item);

    /// <summary>Marks as read up to one.</summary>
    /// <returns>Those that were not read before.</returns>
    public IReadOnlyList<long> Read(long upTo)
    {
        long[] read = [.. unread.TakeWhile(id => id <= upTo)];
        foreach (var id in read)
        {
            unread.Remove(id);
        }

        return read;
    }
}
