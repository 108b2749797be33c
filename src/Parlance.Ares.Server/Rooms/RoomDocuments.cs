using System.Text.Json;
using System.Text.Json.Serialization;
using Parlance.Core.Model;
using CoreRooms = Parlance.Core.Services.Rooms;

namespace Parlance.Ares.Server.Rooms;

/// <summary>Keeps what a room knows as documents of the room.</summary>
internal sealed class RoomDocuments
{
    private const string BookKey = "ares.book";
    private const string PeopleKey = "ares.people";
    private const string TopicKey = "topic";
    private readonly CoreRooms rooms;
    private readonly Room room;
    private readonly Lock gate = new();
    private volatile RoomBook book;
    private volatile RoomPeople people;

    public RoomDocuments(CoreRooms rooms, Room room)
    {
        this.rooms = rooms;
        this.room = room;
        book = Read(BookKey, RoomJson.Default.RoomBook) ?? new RoomBook();
        people = Read(PeopleKey, RoomJson.Default.RoomPeople) ?? new RoomPeople();
    }

    public RoomBook Book => book;

    public RoomPeople People => people;

    /// <summary>Changes the book and stores it.</summary>
    public RoomBook Change(Func<RoomBook, RoomBook> change)
    {
        lock (gate)
        {
            var before = book;
            book = change(before);
            rooms.PutDocument(room, BookKey, JsonSerializer.Serialize(book, RoomJson.Default.RoomBook));
            if (book.Topic != before.Topic)
            {
                rooms.PutDocument(room, TopicKey, book.Topic is null ? null : JsonSerializer.Serialize(book.Topic, RoomJson.Default.String));
            }

            return book;
        }
    }

    /// <summary>Changes what is remembered of an installation and stores it.</summary>
    public void Remember(string identity, Func<RememberedPerson, RememberedPerson> change, DateTimeOffset now)
    {
        lock (gate)
        {
            people = people.With(identity, change, now);
            rooms.PutDocument(room, PeopleKey, JsonSerializer.Serialize(people, RoomJson.Default.RoomPeople));
        }
    }

    /// <summary>What is remembered of an installation.</summary>
    public RememberedPerson Recall(string identity) => people.ByIdentity.GetValueOrDefault(identity) ?? new RememberedPerson();

    private T? Read<T>(string key, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class =>
        room.Document(key) is { } json ? JsonSerializer.Deserialize(json, type) : null;
}

/// <summary>How the documents are written.</summary>
[JsonSourceGenerationOptions(WriteIndented = false, UseStringEnumConverter = true)]
[JsonSerializable(typeof(RoomBook))]
[JsonSerializable(typeof(RoomPeople))]
[JsonSerializable(typeof(string))]
internal sealed partial class RoomJson : JsonSerializerContext;
