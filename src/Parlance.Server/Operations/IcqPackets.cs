using System.Buffers.Binary;
using Parlance.Core.Ports;
using Parlance.Icq;
using Parlance.Wire;

namespace Parlance.Server.Operations;

/// <summary>Datagrams of ICQ as the session's version lays them out; requests about profiles by what they ask.</summary>
internal sealed class IcqPackets(int version, Action<TracedPacket> seen) : PacketReading(IcqCatalog.Of(version), seen)
{
    private const int MetaCode = 2;

    public override void Received(uint code, ReadOnlySpan<byte> body) => Packet(Direction.ToServer, code, body);

    public override void Sent(ReadOnlySpan<byte> packets)
    {
        IcqEnvelope.ReadFromServer(packets, out var header, out var body);
        Packet(Direction.ToClient, header.Command, body);
    }

    private void Packet(Direction direction, uint code, ReadOnlySpan<byte> body)
    {
        var isMeta = code == (direction == Direction.ToServer ? ToServer.MetaUser.Spec.Code : ToClient.MetaUser.Spec.Code);
        if (isMeta && body.Length >= MetaCode)
        {
            Tell(IcqLink.Meta, direction, BinaryPrimitives.ReadUInt16LittleEndian(body), body[MetaCode..]);
        }
        else
        {
            Tell(IcqLink.Server, direction, code, body);
        }
    }
}
