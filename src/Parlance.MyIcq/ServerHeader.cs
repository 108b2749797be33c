using Parlance.Wire;

namespace Parlance.MyIcq;

/// <summary>What precedes every datagram of the server (001 s.3). Nothing the server sends is encrypted.</summary>
/// <param name="Version">The version that the client sent.</param>
/// <param name="Reserved">0.</param>
/// <param name="Uin">The session's user; clients ignore it.</param>
/// <param name="Sid">The session's number, as the client chose it.</param>
/// <param name="Command">The number of the message.</param>
/// <param name="Sequence">The number of this packet; 0 in a bare confirmation.</param>
/// <param name="Acknowledged">The client packet this answers; 0 when none.</param>
public readonly record struct ServerHeader(
    ushort Version, uint Reserved, uint Uin, uint Sid, ushort Command, ushort Sequence, ushort Acknowledged) : IWire<ServerHeader>
{
    /// <inheritdoc/>
    public static ServerHeader Layout<TVisitor>(ref TVisitor v, in ServerHeader m)
        where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U16("version", m.Version), v.U32("reserved", m.Reserved), v.U32("uin", m.Uin), v.U32("sid", m.Sid), v.U16("cmd", m.Command),
            v.U16("seq", m.Sequence), v.U16("ackseq", m.Acknowledged));
}
