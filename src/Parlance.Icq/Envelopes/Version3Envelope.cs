using Parlance.Wire;

namespace Parlance.Icq;

/// <summary>Version 3: sixteen bytes each way with a second sequence, nothing encrypted (V3G; isd v3_proto).</summary>
internal sealed class Version3Envelope() : IcqEnvelope(3)
{
    public override int ServerHeader => 16;

    internal override int ClientHeader(ushort command) => 16;

    private protected override int Open(Span<byte> datagram, out IcqHeader header)
    {
        Need(datagram, 16);
        header = ParseServer(datagram);
        return 16;
    }

    private protected override IcqHeader ParseServer(ReadOnlySpan<byte> datagram) =>
        new(3, Word(datagram, 2), Word(datagram, 4), Word(datagram, 6), DWord(datagram, 8));

    private protected override void WriteServerHeader(Span<byte> packet, IcqHeader header)
    {
        Put(packet, 0, (ushort)3);
        Put(packet, 2, header.Command);
        Put(packet, 4, header.Sequence);
        Put(packet, 6, header.Sequence2);
        Put(packet, 8, header.Uin);
        Put(packet, 12, 0u);
    }

    private protected override void Seal(WireBuffer target, int start, IcqHeader header, Random random) =>
        WriteServerHeader(target.At(start, target.Length - start), header);
}
