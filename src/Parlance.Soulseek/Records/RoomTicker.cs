using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>One text on the wall of a room. Source: 003 ChatRoomTickers (Code 113).</summary>
/// <param name="Username">Who put it there.</param>
/// <param name="Ticker">The text.</param>
public readonly record struct RoomTicker(string Username, string Ticker) : IWire<RoomTicker>
{
    /// <inheritdoc/>
    public static RoomTicker Layout<TVisitor>(ref TVisitor v, in RoomTicker m)
        where TVisitor : struct, IVisitor, allows ref struct =>
        new(v.Str("username", m.Username, SoulseekLimits.Name), v.Str("ticker", m.Ticker, SoulseekLimits.Message));
}
