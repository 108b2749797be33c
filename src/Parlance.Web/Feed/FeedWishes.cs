namespace Parlance.Web.Feed;

/// <summary>
/// What one person's pages listen to beside chat, and since when. A page that lost its socket counts as listening for a while, so that it misses nothing when it comes back.
/// Belongs to a <see cref="FeedLog"/>, under its lock.
/// </summary>
/// <param name="linger">How long a page that is gone counts.</param>
/// <param name="time">The clock.</param>
internal sealed class FeedWishes(TimeSpan linger, TimeProvider time)
{
    /// <summary>Pages that are gone and still count.</summary>
    public const int MostGone = 8;

    private readonly Dictionary<FeedSubject, long> since = [];
    private readonly Queue<(FeedEar Ear, long At)> gone = [];

    /// <summary>Whether something is listened to.</summary>
    public bool Has(FeedSubject subject, List<FeedCursor> present)
    {
        Forget(present);
        return since.ContainsKey(subject);
    }

    /// <summary>Whether everything a page listens to was kept since an event.</summary>
    public bool WereKept(FeedEar ear, long after, List<FeedCursor> present)
    {
        Forget(present);
        return ear.Wishes.All(subject => since.TryGetValue(subject, out var from) && from <= after);
    }

    /// <summary>A page listens from now on.</summary>
    public void Add(FeedEar ear, long last)
    {
        foreach (var subject in ear.Wishes)
        {
            since.TryAdd(subject, last);
        }
    }

    /// <summary>A page listens to something else.</summary>
    public void Drop(List<FeedCursor> present) => Prune(present);

    /// <summary>A page is gone, perhaps to come back.</summary>
    public void Leave(FeedEar ear, List<FeedCursor> present)
    {
        if (ear.Wishes.Any())
        {
            gone.Enqueue((ear, time.GetTimestamp()));
            if (gone.Count > MostGone)
            {
                gone.Dequeue();
                Prune(present);
            }
        }
    }

    private void Forget(List<FeedCursor> present)
    {
        var before = gone.Count;
        while (gone.TryPeek(out var oldest) && time.GetElapsedTime(oldest.At) > linger)
        {
            gone.Dequeue();
        }

        if (gone.Count < before)
        {
            Prune(present);
        }
    }

    private void Prune(List<FeedCursor> present)
    {
        foreach (var subject in since.Keys.Where(s => !present.Exists(c => c.Ear.Hears(s)) && !gone.Any(g => g.Ear.Hears(s))).ToList())
        {
            since.Remove(subject);
        }
    }
}
