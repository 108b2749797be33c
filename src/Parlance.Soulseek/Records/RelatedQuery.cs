using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>A search like another one. Source: 003 FileSearchEx (Code 153).</summary>
/// <param name="Query">The words searched for.</param>
/// <param name="Score">How alike they are.</param>
public readonly record struct RelatedQuery(string Query, uint Score) : IWire<RelatedQuery>
{
    /// <inheritdoc/>
    public static RelatedQuery Layout<TVisitor>(ref TVisitor v, in RelatedQuery m)
        where TVisitor : struct, IVisitor, allows ref struct =>
        new(v.Str("query", m.Query, SoulseekLimits.Message), v.U32("score", m.Score));
}
