using Parlance.Web.Contract;

namespace Parlance.Web.Feed;

/// <summary>What a page listens to.</summary>
internal sealed class FeedEar
{
    /// <summary>Rooms one page may follow.</summary>
    public const int MostRooms = 16;

    private readonly HashSet<FeedSubject> subjects;

    /// <summary>Listens to topics, and to rooms that the person need not be inside.</summary>
    public FeedEar(IEnumerable<FeedTopic> topics, IEnumerable<string> rooms) => subjects = [.. topics.Select(FeedSubject.Of), .. rooms.Select(FeedSubject.InRoom)];

    /// <summary>The topics, in their order.</summary>
    public IReadOnlyList<FeedTopic> Topics => [.. subjects.Where(s => s.Room is null).Select(s => s.Topic).Order()];

    /// <summary>The rooms, by name.</summary>
    public IReadOnlyList<string> Rooms => [.. subjects.Select(s => s.Room).OfType<string>().Order(StringComparer.Ordinal)];

    /// <summary>What is kept only because somebody listens; chat is kept for whoever is online.</summary>
    public IEnumerable<FeedSubject> Wishes => subjects.Where(s => s != FeedSubject.Of(FeedTopic.Chat));

    /// <summary>Whether something is listened to.</summary>
    public bool Hears(FeedSubject subject) => subjects.Contains(subject);
}

/// <summary>What an event is about: a topic, or what happens in a room that is followed from outside.</summary>
/// <param name="Topic">The topic, when it is no room.</param>
/// <param name="Room">The room; null for a topic.</param>
internal readonly record struct FeedSubject(FeedTopic Topic, string? Room)
{
    public static FeedSubject Of(FeedTopic topic) => new(topic, null);

    public static FeedSubject InRoom(string room) => new(default, room);
}
