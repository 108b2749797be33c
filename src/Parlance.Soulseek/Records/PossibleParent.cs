using Parlance.Wire;

namespace Parlance.Soulseek;

/// <summary>Someone who may be asked to be a parent. Source: 003 PotentialParents (Code 102).</summary>
/// <param name="Username">Name of the user.</param>
/// <param name="Ip">His address.</param>
/// <param name="Port">His listening port.</param>
public readonly record struct PossibleParent(string Username, Ip4 Ip, uint Port) : IWire<PossibleParent>
{
    /// <inheritdoc/>
    public static PossibleParent Layout<TVisitor>(ref TVisitor v, in PossibleParent m)
        where TVisitor : struct, IVisitor, allows ref struct =>
        new(v.Str("username", m.Username, SoulseekLimits.Name), v.Ip("ip", m.Ip), v.U32("port", m.Port));
}
