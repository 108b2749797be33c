using Parlance.Core.Ports;
using Parlance.MyIcq;
using Parlance.Wire;

namespace Parlance.Server.Operations;

/// <summary>Datagrams of MyICQ; the session has decrypted them, and what the server sends is not encrypted.</summary>
internal sealed class MyIcqPackets(Action<TracedPacket> seen) : PacketReading(MyIcqCatalog.All, seen)
{
    public override void Received(uint code, ReadOnlySpan<byte> body) => Tell(MyIcqLink.Server, Direction.ToServer, code, body);

    public override void Sent(ReadOnlySpan<byte> packets)
    {
        if (MyIcqEnvelope.TryRead(packets, out ServerHeader header))
        {
            Tell(MyIcqLink.Server, Direction.ToClient, header.Command, packets[MyIcqLimits.Header..]);
        }
    }
}
