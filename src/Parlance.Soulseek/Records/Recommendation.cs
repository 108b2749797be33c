using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>An item with its score. Source: SLSKPROTOCOL server 54.</summary>
/// <param name="Item">The interest.</param>
/// <param name="Score">How much it is liked; negative when it is hated.</param>
public readonly record struct Recommendation(string Item, int Score) : IWire<Recommendation>
{
    /// <inheritdoc/>
    public static Recommendation Layout<TVisitor>(ref TVisitor v, in Recommendation m)
        where TVisitor : struct, IVisitor, allows ref struct =>
        new(v.Str("item", m.Item, SoulseekLimits.Name), v.I32("score", m.Score));
}
