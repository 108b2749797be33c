using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>A whole server packet inside another one.</summary>
/// <param name="Bytes">Header and parameters.</param>
public readonly record struct IcqPacket(byte[] Bytes) : IWire<IcqPacket>
{
    /// <inheritdoc/>
    public static IcqPacket Layout<TVisitor>(ref TVisitor v, in IcqPacket m)
        where TVisitor : struct, IVisitor, allows ref struct => new(v.Blob("packet", m.Bytes, Width.Word, IcqLimits.Datagram));
}
