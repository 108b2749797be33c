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

        if (!isPermanent)
        {
            EndIfNothingKeeps(room);
        }
    }

    /// <summary>Nothing is stored of a room that only its people keep, and it ends when there are none.</summary>
    private void EndIfNothingKeeps(Room room)
    {
        if (room.IsTransient)
        {
            store.Delete(room.Name);
        }

        if (room.CloseIfEmpty())
        {
            all.TryRemove(KeyValuePair.Create(room.Name, room));
        }
    }

    /// <summary>
    /// Whether there may be one more room. When there are as many as may be, an empty one gives way that only lines keep which somebody pinned there: the one whose newest is oldest.
    /// </summary>
    private bool HasPlace()
    {
        if (all.Count < limits.Rooms)
        {
            return true;
        }

        if (all.Values.Where(r => r.IsKeptByTickersAlone).MinBy(r => r.Tickers.Max(t => (DateTimeOffset?)t.SetAt) ?? default) is not { } forgotten)
        {
            return false;
        }

        foreach (var ticker in forgotten.Tickers)
        {
            SetTicker(forgotten, ticker.Handle, string.Empty);
        }

        return all.Count < limits.Rooms;
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
