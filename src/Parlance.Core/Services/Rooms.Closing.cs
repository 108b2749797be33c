using Parlance.Core.Model;

namespace Parlance.Core.Services;

/// <summary>Ending a room whatever keeps it.</summary>
public sealed partial class Rooms
{
    private const string KeptDocument = "kept";

    /// <summary>Lets a public room stay for good when nobody is inside, or no longer.</summary>
    public void SetPermanent(Room room, bool isPermanent)
    {
        room.IsPermanent = isPermanent;
        if (isPermanent || room.Document(KeptDocument) is not null)
        {
            PutDocument(room, KeptDocument, isPermanent ? "true" : null);
        }

        if (!isPermanent && room.IsTransient)
        {
            store.Delete(room.Name);
        }

        if (!isPermanent && room.CloseIfEmpty())
        {
            all.TryRemove(KeyValuePair.Create(room.Name, room));
        }
    }

    /// <summary>Ends a room: everybody is put out, what was kept about it is forgotten, the name is free.</summary>
    public void Close(Room room)
    {
        if (room.IsPrivate && room.Owner is { } owner)
        {
            Disband(room, owner);
            return;
        }

        var inside = room.Close();
        all.TryRemove(KeyValuePair.Create(room.Name, room));
        store.Delete(room.Name);
        foreach (var session in inside)
        {
            room.Leave(session);
            if (session.Network == Network.Ares)
            {
                session.Sink.End(SessionEnd.Kicked); // its connection is the room
            }
        }
    }
}
