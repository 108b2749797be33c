using System.Text.Json;
using Parlance.Core.Events;
using Parlance.Core.Model;

namespace Parlance.Core.Services;

/// <summary>Topic, and keeping order: what is decided in a room holds on every network. Who may decide is asked by the caller.</summary>
public sealed partial class Rooms
{
    /// <summary>Longest topic, in characters.</summary>
    public const int MaxTopic = 500;

    /// <summary>A topic was set; raised outside all locks.</summary>
    public event Action<TopicChanged>? TopicSet;

    private const string OrderDocument = "order";
    private const string TopicDocument = "topic";

    /// <summary>Sets a room's topic; everybody inside is told.</summary>
    /// <param name="room">The room.</param>
    /// <param name="topic">The topic; empty for none.</param>
    /// <param name="by">Name of who sets it; empty for the server.</param>
    /// <param name="from">Where it is set.</param>
    /// <remarks>It keeps the room: who may set one is asked by the caller.</remarks>
    public void SetTopic(Room room, string topic, string by = "", Network from = Network.Server)
    {
        var kept = topic.Length <= MaxTopic ? topic : char.IsHighSurrogate(topic[MaxTopic - 1]) ? topic[..(MaxTopic - 1)] : topic[..MaxTopic];
        if (room.SetTopic(kept, by, from))
        {
            Remember(room, TopicDocument, kept.Length == 0 ? null : JsonSerializer.Serialize(kept, DocumentJson.Default.String));

            TopicSet?.Invoke(new TopicChanged(room, kept, by, from));
        }
    }

    /// <summary>Puts somebody out of a room on all networks; they may come back, at once or after a while, which a restart of the server ends.</summary>
    /// <returns>False when they are not inside.</returns>
    public bool Kick(Room room, Person person, string by, string reason = "", TimeSpan outFor = default)
    {
        var sessions = room.SessionsOf(person);
        if (sessions.Length > 0 && outFor > TimeSpan.Zero && !room.IsBanned(person, time.GetUtcNow() + outFor))
        {
            room.Change(isBan: true, Room.KeyOf(person), new RoomVerdict(Room.KeyOf(person), person.Name, by, Ends(outFor)), time.GetUtcNow());
        }

        foreach (var session in sessions)
        {
            PutOut(room, session, $"{by} put you out of {room.Name}{Because(reason)}", SessionEnd.Kicked);
        }

        return sessions.Length > 0;
    }

    /// <summary>Lets somebody not into a room, from whichever network, and puts them out.</summary>
    public void Ban(Room room, Person person, string by, TimeSpan? time = null, string reason = "")
    {
        Decide(room, isBan: true, person, new RoomVerdict(Room.KeyOf(person), person.Name, by, Ends(time)));
        foreach (var session in room.SessionsOf(person))
        {
            PutOut(room, session, $"{by} banned you from {room.Name}{Because(reason)}", SessionEnd.Banned);
        }
    }

    /// <summary>Takes somebody's voice in a room, on all networks.</summary>
    public void Mute(Room room, Person person, string by, TimeSpan? time = null)
    {
        Decide(room, isBan: false, person, new RoomVerdict(Room.KeyOf(person), person.Name, by, Ends(time)));
        TellInside(room, person, $"{by} muted you in {room.Name}.");
    }

    /// <summary>Gives somebody's voice back.</summary>
    /// <returns>False when it was not taken.</returns>
    public bool Unmute(Room room, Person person)
    {
        var had = Decide(room, isBan: false, person, null);
        if (had)
        {
            TellInside(room, person, $"You may speak in {room.Name} again.");
        }

        return had;
    }

    /// <summary>Lifts a ban from a room, by the name it was made under.</summary>
    /// <returns>False when there is none.</returns>
    public bool Unban(Room room, string name) =>
        room.Bans.FirstOrDefault(ban => ban.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } ban
        && StoredOrder(room, room.Change(isBan: true, ban.Key, null, time.GetUtcNow()));

    private static string Because(string reason) => reason.Length > 0 ? $": {reason}" : ".";

    private static void TellInside(Room room, Person person, string text)
    {
        foreach (var session in room.SessionsOf(person))
        {
            session.Deliver(new ServerSaid(text));
        }
    }

    /// <summary>An Ares client is in a room as long as it is connected.</summary>
    private void PutOut(Room room, Session session, string why, SessionEnd reason)
    {
        session.Deliver(new ServerSaid(why));
        Leave(session, room);
        if (session.Network == Network.Ares)
        {
            session.Sink.End(reason);
        }
    }

    private DateTimeOffset? Ends(TimeSpan? after) => after is { } span && span < TimeSpan.FromDays(36_500) ? time.GetUtcNow() + span : null;

    private bool Decide(Room room, bool isBan, Person person, RoomVerdict? verdict) =>
        StoredOrder(room, room.Change(isBan, Room.KeyOf(person), verdict, time.GetUtcNow()));

    private bool StoredOrder(Room room, RoomOrder? order)
    {
        if (order is null)
        {
            return false;
        }

        var verdicts = (order.Bans?.Length ?? 0) + (order.Mutes?.Length ?? 0);
        Remember(room, OrderDocument, verdicts == 0 ? null : JsonSerializer.Serialize(order, DocumentJson.Default.RoomOrder));
        return true;
    }

    /// <summary>What was decided in a room keeps it, so that nobody who was banned need but wait until all have gone. One with a password, which is not stored, ends with its people.</summary>
    private void Remember(Room room, string key, string? json)
    {
        if (room.Password.Length > 0 || (json is null && room.Document(key) is null))
        {
            return;
        }

        PutDocument(room, key, json);
        if (json is null)
        {
            EndIfNothingKeeps(room);
        }
    }

    private void RestoreOrder(Room room)
    {
        var order = room.Document(OrderDocument) is { } json ? JsonSerializer.Deserialize(json, DocumentJson.Default.RoomOrder) : null;
        var topic = room.Document(TopicDocument) is { } kept ? JsonSerializer.Deserialize(kept, DocumentJson.Default.String) : null;
        room.RestoreOrder(topic ?? string.Empty, order ?? new RoomOrder(null, null));
        if (order is not null && room.DropExpired(time.GetUtcNow()))
        {
            room.SetDocument(OrderDocument, null);
            store.PutDocument(room.Name, OrderDocument, null);
        }
    }
}
