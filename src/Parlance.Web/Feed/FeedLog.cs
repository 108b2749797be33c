using Parlance.Core.Events;
using Parlance.Web.Contract;

namespace Parlance.Web.Feed;

/// <summary>
/// What one person was told lately, in order, for all of their pages. Bounded: what every page has read is kept for a while, so that a page can take up again;
/// what a page has not read is kept up to a hard limit, beyond which that page is lost.
/// </summary>
/// <param name="soft">Bytes kept that every page has read.</param>
/// <param name="hard">Bytes kept at most.</param>
/// <param name="first">Number before the first event.</param>
internal sealed class FeedLog(int soft, int hard, long first)
{
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

    /// <summary>Whether some page listens to a topic.</summary>
    public bool Hears(FeedTopic topic)
    {
        lock (gate)
        {
            return cursors.Exists(c => c.Hears(topic));
        }
    }

    /// <summary>Appends an event and wakes the pages.</summary>
    /// <returns>Its number.</returns>
    public long Append(FeedTopic topic, Delivery delivery, DateTimeOffset at)
    {
        lock (gate)
        {
            Put(new FeedEntry(++last, at, topic, delivery));
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
    /// <returns>Whether nothing was missed; null when there are as many pages as may be.</returns>
    public bool? Attach(FeedCursor cursor, long? after, int most)
    {
        lock (gate)
        {
            if (cursors.Count >= most)
            {
                return null;
            }

            var resumed = after is { } known && known <= last && known >= last - count;
            cursor.Position = resumed ? after!.Value : last;
            cursors.Add(cursor);
            cursor.Wake();
            return resumed;
        }
    }

    /// <summary>A page reads no more.</summary>
    public void Detach(FeedCursor cursor)
    {
        lock (gate)
        {
            cursors.Remove(cursor);
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
                if (cursor.Hears(entry.Topic))
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
/// <param name="Topic">What it belongs to.</param>
/// <param name="Delivery">The event, with the form it is sent in once that is made.</param>
internal readonly record struct FeedEntry(long Seq, DateTimeOffset At, FeedTopic Topic, Delivery Delivery)
{
    private const int Overhead = 64;

    /// <summary>About how many bytes it takes.</summary>
    public int Weight => Delivery.Event.Weight + Overhead;
}
