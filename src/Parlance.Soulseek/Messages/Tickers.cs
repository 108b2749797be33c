using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Messages from a client to the server.</summary>
public static partial class ToServer
{
    /// <summary>Puts a text on the wall of a room.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Ticker">The text, at most 1024 bytes; an empty one removes it.</param>
    public readonly record struct SetRoomTicker(string Room, string Ticker) : IMessage<SetRoomTicker>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToServer, 116, nameof(SetRoomTicker), "003 ChatRoomTickerSet (Code 116)",
            "003 prints the wrong direction.");

        /// <inheritdoc/>
        public static SetRoomTicker Layout<TVisitor>(ref TVisitor v, in SetRoomTicker m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("room", m.Room, SoulseekLimits.Name), v.Str("ticker", m.Ticker, SoulseekLimits.Message));
    }
}

/// <summary>Messages from the server to a client.</summary>
public static partial class ToClient
{
    /// <summary>The wall of a room, sent on entering it.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Tickers">All texts on the wall.</param>
    public readonly record struct RoomTickers(string Room, RoomTicker[] Tickers) : IMessage<RoomTickers>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 113, nameof(RoomTickers), "003 ChatRoomTickers (Code 113)");

        /// <inheritdoc/>
        public static RoomTickers Layout<TVisitor>(ref TVisitor v, in RoomTickers m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("room", m.Room, SoulseekLimits.Name), v.List("tickers", m.Tickers, SoulseekLimits.ListFromServer));
    }

    /// <summary>Someone put a text on the wall.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Username">Name of the user.</param>
    /// <param name="Ticker">Text on the room's wall.</param>
    public readonly record struct RoomTickerAdded(string Room, string Username, string Ticker) : IMessage<RoomTickerAdded>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 114, nameof(RoomTickerAdded), "003 ChatRoomTickerAdded (Code 114)");

        /// <inheritdoc/>
        public static RoomTickerAdded Layout<TVisitor>(ref TVisitor v, in RoomTickerAdded m)
            where TVisitor : struct, IVisitor, allows ref struct => new(
                v.Str("room", m.Room, SoulseekLimits.Name),
                v.Str("username", m.Username, SoulseekLimits.Name),
                v.Str("ticker", m.Ticker, SoulseekLimits.Message));
    }

    /// <summary>Someone's text is off the wall.</summary>
    /// <param name="Room">Name of the room.</param>
    /// <param name="Username">Name of the user.</param>
    public readonly record struct RoomTickerRemoved(string Room, string Username) : IMessage<RoomTickerRemoved>
    {
        /// <inheritdoc/>
        public static MessageSpec Spec => new(
            SoulseekLinks.Server, Direction.ToClient, 115, nameof(RoomTickerRemoved), "003 ChatRoomTickerRemoved (Code 115)");

        /// <inheritdoc/>
        public static RoomTickerRemoved Layout<TVisitor>(ref TVisitor v, in RoomTickerRemoved m)
            where TVisitor : struct, IVisitor, allows ref struct =>
            new(v.Str("room", m.Room, SoulseekLimits.Name), v.Str("username", m.Username, SoulseekLimits.Name));
    }
}
