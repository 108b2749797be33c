namespace Parlance.Ares;

/// <summary>The kinds of connection that messages belong to.</summary>
public static class AresLink
{
    /// <summary>The TCP connection between a client and a room.</summary>
    public const string Room = "room";

    /// <summary>The same connection, inside a frame 250.</summary>
    public const string Advanced = "advanced";

    /// <summary>UDP datagrams on the room's port.</summary>
    public const string RoomList = "roomlist";
}
