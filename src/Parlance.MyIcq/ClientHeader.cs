using Parlance.Wire;

namespace Parlance.MyIcq;

/// <summary>What precedes every datagram of a client, always in clear (001 s.3).</summary>
/// <param name="Version">1; myicqd 1.0 does not look at it and sends it back.</param>
/// <param name="Reserved">0.</param>
/// <param name="Uin">The user's number; 0 in NEW_UIN.</param>
/// <param name="Sid">Number of the session, chosen by the client. Two clients started in one second choose the same.</param>
/// <param name="Command">The number of the message.</param>
/// <param name="Sequence">The number of this packet; in an ACK that of the packet it confirms.</param>
/// <param name="CheckCode">A place in the body and the byte that stands there; 0 without a body.</param>
public readonly record struct ClientHeader(
    ushort Version, uint Reserved, uint Uin, uint Sid, ushort Command, ushort Sequence, ushort CheckCode) : IWire<ClientHeader>
{
    /// <inheritdoc/>
    public static ClientHeader Layout<TVisitor>(ref TVisitor v, in ClientHeader m)
        where TVisitor : struct, IVisitor, allows ref struct => new(
            v.U16("version", m.Version), v.U32("reserved", m.Reserved), v.U32("uin", m.Uin), v.U32("sid", m.Sid), v.U16("cmd", m.Command),
            v.U16("seq", m.Sequence), v.U16("cc", m.CheckCode));
}
