using Parlance.Core.Ports;
using Parlance.Wire;

namespace Parlance.Server.Operations;

/// <summary>Makes of one session's bytes what an operator reads. What cannot be read is told by its code and length alone.</summary>
internal abstract class PacketReading(Catalog catalog, Action<TracedPacket> seen) : IPacketTap
{
    public abstract void Received(uint code, ReadOnlySpan<byte> body);

    public abstract void Sent(ReadOnlySpan<byte> packets);

    /// <summary>The fields of a body; networks that encrypt fields decrypt them here.</summary>
    protected virtual Trace Trace(CatalogEntry entry, ReadOnlySpan<byte> body) => entry.Trace(body);

    protected void Tell(string link, Direction direction, uint code, ReadOnlySpan<byte> body)
    {
        var entry = catalog.Find(link, direction, code);
        seen(new TracedPacket(
            direction == Direction.ToServer, entry?.Spec.Name ?? string.Empty, code, body.Length, entry is null ? [] : TracedFields.Of(entry.Spec, Trace(entry, body))));
    }
}
