using Parlance.Core.Events;
using Parlance.Web.Contract;
using Parlance.Web.Feed;

namespace Parlance.Web.Chat;

/// <summary>What somebody online has heard and said lately, and how far they have read. One lock.</summary>
/// <param name="options">How much is kept.</param>
internal sealed class ChatMemory(WebOptions options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Trail<(long Seq, DateTimeOffset At, RoomSaid Said)>> rooms = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, Trail<PrivateMessage>> talks = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Private messages that were not read.</summary>
    public int Unread
    {
        get
        {
            lock (gate)
            {
                return talks.Values.Sum(t => t.Unread);
            }
        }
    }

    /// <summary>A line was heard; lines of one's own are read.</summary>
    public void Heard(long seq, DateTimeOffset at, RoomSaid said, bool isOwn)
    {
        lock (gate)
        {
            if (rooms.TryGetValue(said.Room.Name, out var trail))
            {
                trail.Add(seq, (seq, at, said), !isOwn);
            }
        }
    }

    /// <summary>A room was entered.</summary>
    public void Entered(string room)
    {
        lock (gate)
        {
            rooms.TryAdd(room, new(options.LinesPerRoom));
        }
    }

    /// <summary>A room was left; what was said there is forgotten.</summary>
    public void Left(string room)
    {
        lock (gate)
        {
            rooms.Remove(room);
        }
    }

    /// <summary>A private message came or was sent.</summary>
    public void Talked(string with, PrivateMessage message, bool isOwn)
    {
        lock (gate)
        {
            if (!talks.Remove(with, out var trail))
            {
                trail = new(options.MessagesPerConversation);
            }

            talks.Add(with, trail);
            trail.Add(message.Id, message, !isOwn);
            while (talks.Count > options.Conversations)
            {
                talks.RemoveAt(0);
            }
        }
    }

    /// <summary>Lines of a room, newest last.</summary>
    public IReadOnlyList<RoomLine> Lines(string room, long before, int most)
    {
        lock (gate)
        {
            return rooms.TryGetValue(room, out var trail) ? [.. trail.Before(before, most).Select(l => LineOf(l.Seq, l.At, l.Said))] : [];
        }
    }

    /// <summary>Lines of a room that were not read.</summary>
    public int UnreadIn(string room)
    {
        lock (gate)
        {
            return rooms.TryGetValue(room, out var trail) ? trail.Unread : 0;
        }
    }

    /// <summary>A room was read up to a line.</summary>
    public void ReadRoom(string room, long upTo)
    {
        lock (gate)
        {
            if (rooms.TryGetValue(room, out var trail))
            {
                trail.Read(upTo);
            }
        }
    }

    /// <summary>The conversations, the latest first.</summary>
    public IReadOnlyList<(string With, PrivateMessage Last, int Unread)> Talks()
    {
        lock (gate)
        {
            return [.. talks.Where(t => t.Value.Newest is not null).Select(t => (t.Key, t.Value.Newest!, t.Value.Unread)).Reverse()];
        }
    }

    /// <summary>Messages of a conversation, newest last.</summary>
    public IReadOnlyList<PrivateMessage> Talk(string with, long before, int most)
    {
        lock (gate)
        {
            return talks.TryGetValue(with, out var trail) ? [.. trail.Before(before, most)] : [];
        }
    }

    /// <summary>A conversation was read up to a message.</summary>
    /// <returns>The numbers of the messages that are read now and were not before.</returns>
    public IReadOnlyList<long> ReadTalk(string with, long upTo)
    {
        lock (gate)
        {
            return talks.TryGetValue(with, out var trail) ? trail.Read(upTo) : [];
        }
    }

    /// <summary>A line as pages see it.</summary>
    public static RoomLine LineOf(long id, DateTimeOffset at, RoomSaid said) =>
        new(id, at, said.Room.Name, said.Speaker.Person.PublicName, said.Speaker.Network, said.Kind, said.Text, FeedTranslator.Formatted(said));
}
