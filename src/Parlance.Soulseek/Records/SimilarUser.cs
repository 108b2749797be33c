using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>A user with much in common. Source: 003 GetSimilarUsers (Code 110).</summary>
/// <param name="Username">Name of the user.</param>
/// <param name="Rating">How much they have in common.</param>
public readonly record struct SimilarUser(string Username, uint Rating) : IWire<SimilarUser>
{
    /// <inheritdoc/>
    public static SimilarUser Layout<TVisitor>(ref TVisitor v, in SimilarUser m)
        where TVisitor : struct, IVisitor, allows ref struct =>
        new(v.Str("username", m.Username, SoulseekLimits.Name), v.U32("rating", m.Rating));
}
