using Parlance.Core.Events;

namespace Parlance.Web.Feed;

/// <summary>
/// What one person was told lately, in order, for all of their pages. Bounded: what every page has read is kept for a while, so that a page can take up again;
/// what a page has not read is kept up to a hard limit, beyond which that page is lost.
/// </summary>
/// <param name="soft">Bytes kept that every page has read.</param>
/// <param name="hard">Bytes kept at most.</param>
/// <param name="first">Number before the first event.</param>
/// <param name="linger">How long what a page listened to is kept for it once its socket is gone.</param>
/// <param name="time">The clock.</param>
internal sealed class FeedLog(int soft, int hard, long first, TimeSpan linger, TimeProvider time)
{
    private readonly FeedWishes wishes = new(linger, time);
    private readonly Lock gate = new();
    private readonly List<FeedCursor> cursors = [];
    private FeedEntry[] ring = new FeedEntry[16];
    private int head;
    private int count;
    private long weight;
    private long last = first;

    /// <summary>Number of the newest event.</summary>
    public long Last
    {
        get
        {
            lock (gate)
            {
                return last;
            }
        }
    }

    /// <summary>Pages that read.</summary>
    public int Readers
    {
        get
        {
            lock (gate)
            {
                return cursors.Count;
            }
        }
    }

    /// <summary>Some page has more before it than it has taken lately.</summary>
    public bool IsLagging
    {
        get
        {
            lock (gate)
            {
                return cursors.Count > 0 && weight > 2L * soft;
            }
        }
    }

    /// <summary>Whether some page listens to something that is not chat, or did a moment ago and may come back.</summary>
    public bool Hears(FeedSubject subject)
    {
        lock (gate)
        {
            return wishes.Has(subject, cursors);
        }
    }

    /// <summary>Lets a page listen to something else.</summary>
    public void Listen(FeedCursor cursor, FeedEar ear)
    {
        lock (gate)
        {
            cursor.Ear = ear;
            if (cursors.Contains(cursor))
            {
                wishes.Add(ear, last);
                wishes.Drop(cursors);
            }
        }
    }

    /// <summary>Appends an event and wakes the pages.</summary>
    /// <returns>Its number.</returns>
    public long Append(FeedSubject subject, Delivery delivery, DateTimeOffset at)
    {
        lock (gate)
        {
            Put(new FeedEntry(++last, at, subject, delivery));
            Trim();
            foreach (var cursor in cursors)
            {
                cursor.Wake();
            }

            return last;
        }
    }

    /// <summary>Lets a page read, from after an event on where that is still kept.</summary>
    /// <param name="cursor">The page.</param>
    /// <param name="after">The last event the page has; null for none.</param>
    /// <param name="most">Pages there may be.</param>
    /// <param name="begin">Where a page begins that takes nothing up: with what the person was told since it brought them online; null for now.</param>
    /// <returns>Whether nothing was missed; null when there are as many pages as may be.</returns>
    public bool? Attach(FeedCursor cursor, long? after, int most, long? begin = null)
    {
        lock (gate)
        {
            if (cursors.Count >= most)
            {
                return null;
            }

            var resumed = after is { } known && known <= last && known >= last - count && wishes.WereKept(cursor.Ear, known, cursors);
            cursor.Position = resumed ? after!.Value : Math.Max(begin ?? last, last - count);
            cursors.Add(cursor);
            wishes.Add(cursor.Ear, last);
            cursor.Wake();
            return resumed;
        }
    }

    /// <summary>A page reads no more.</summary>
    public void Detach(FeedCursor cursor)
    {
        lock (gate)
        {
            if (cursors.Remove(cursor))
            {
                wishes.Leave(cursor.Ear, cursors);
            }

            Trim();
        }
    }

    /// <summary>Wakes all pages, because something other than an event concerns them.</summary>
    public void WakeAll()
    {
        lock (gate)
        {
            foreach (var cursor in cursors)
            {
                cursor.Wake();
            }
        }
    }

    /// <summary>Gives a page what it has not had, up to about some bytes.</summary>
    /// <returns>False when the page has fallen so far behind that something is gone.</returns>
    public bool Take(FeedCursor cursor, List<FeedEntry> into, int most)
    {
        lock (gate)
        {
            var oldest = last - count;
            if (cursor.Position < oldest)
            {
                return false;
            }

            var taken = 0;
            while (cursor.Position < last && taken < most)
            {
                var entry = ring[(head + (int)(cursor.Position - oldest)) % ring.Length];
                cursor.Position++;
                if (cursor.Ear.Hears(entry.Subject))
                {
                    into.Add(entry);
                    taken += entry.Weight;
                }
            }

            return true;
        }
    }

    private void Put(FeedEntry entry)
    {
        if (count == ring.Length)
        {
            var larger = new FeedEntry[ring.Length * 2];
            for (var i = 0; i < count; i++)
            {
                larger[i] = ring[(head + i) % ring.Length];
            }

            (ring, head) = (larger, 0);
        }

        ring[(head + count++) % ring.Length] = entry;
        weight += entry.Weight;
    }

    private void Trim()
    {
        var slowest = last;
        foreach (var cursor in cursors)
        {
            slowest = Math.Min(slowest, cursor.Position);
        }

        while (count > 0 && (weight > hard || (weight > soft && ring[head].Seq <= slowest)))
        {
            weight -= ring[head].Weight;
            ring[head] = default;
            head = (head + 1) % ring.Length;
            count--;
        }
    }
}

/// <summary>An event with its place in the feed.</summary>
/// <param name="Seq">Its number.</param>
/// <param name="At">When it was appended.</param>
/// <param name="Subject">What it belongs to.</param>
/// <param name="Delivery">The event, with the form it is sent in once that is made.</param>
internal readonly record struct FeedEntry(long Seq, DateTimeOffset At, FeedSubject Subject, Delivery Delivery)
{
    private const int Overhead = 64;

    /// <summary>About how many bytes it takes.</summary>
    public int Weight => Delivery.Event.Weight + Overhead;
}
