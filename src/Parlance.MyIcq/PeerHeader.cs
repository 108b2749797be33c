using Parlance.Wire;

namespace Parlance.MyIcq;

/// <summary>What precedes every frame between peers, behind its length (001 s.4). The command comes before the number, unlike in a datagram.</summary>
/// <param name="Version">1.</param>
/// <param name="Reserved">0.</param>
/// <param name="Command">The number of the message; what it means depends on the session.</param>
/// <param name="Uin">The sender's number, claimed and not proved.</param>
/// <param name="Face">The sender's head icon.</param>
public readonly record struct PeerHeader(ushort Version, uint Reserved, ushort Command, uint Uin, byte Face) : IWire<PeerHeader>
{
    /// <inheritdoc/>
    public static PeerHeader Layout<TVisitor>(ref TVisitor v, in PeerHeader m)
        where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U16("version", m.Version), v.U32("reserved", m.Reserved), v.U16("cmd", m.Command), v.U32("uin", m.Uin), v.U8("face", m.Face));
}
